import { sql } from 'kysely';
import type { ChainBody, ChainEvent, ChainLevel } from '#contract/escalation.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';

export type ChainRow = {
  priority_id: string;
  in_time_frame_only: boolean;
  events: ChainBody['events'];
  levels: (ChainLevel & { id: string; person: string | null })[];
  version: number;
};

/** The column of each event. */
const columnOf: Record<ChainEvent, string> = {
  new_request: 'on_new_request',
  read: 'on_read',
  owner_changed: 'on_owner_changed',
  new_info: 'on_new_info',
  closed: 'on_closed',
  priority_changed: 'on_priority_changed',
};

/** Every chain with its levels in order, or that of one priority; a few rows, kept in a snapshot. */
export async function listChains(db: Db, priorityId?: string): Promise<ChainRow[]> {
  const events = sql.join(
    Object.entries(columnOf).flatMap(([event, column]) => [sql.lit(event), sql.ref(`c.${column}`)]),
  );
  const { rows } = await sql<ChainRow>`select c.priority_id, c.in_time_frame_only, c.version,
      jsonb_build_object(${events}) as events,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'afterMinutes', l.after_minutes, 'assignTo', l.assign_to,
          'personId', l.person_id, 'person', p.name, 'tellOwner', l.tell_owner, 'tellAdministrator', l.tell_administrator,
          'tellCustomer', l.tell_customer, 'customerTextId', l.customer_text_id, 'addresses', l.addresses,
          'addressTextId', l.address_text_id) order by l.level)
        from escalation_level l left join person p on p.id = l.person_id where l.priority_id = c.priority_id), '[]') as levels
    from escalation_chain c ${priorityId ? sql`where c.priority_id = ${priorityId}` : sql``}`.execute(db);
  return rows;
}

/** Locks the priority a chain is written for, so that two who write it come one after the other. */
export async function lockPriorityOfChain(tx: Tx, priorityId: string): Promise<boolean> {
  return (
    (await tx.selectFrom('priority').select('id').where('id', '=', priorityId).forNoKeyUpdate().executeTakeFirst()) !==
    undefined
  );
}

/** Writes the head of a chain; `version` is the one it then has. */
export async function writeChainRow(
  tx: Tx,
  priorityId: string,
  body: ChainBody,
  version: number,
  now: Date,
): Promise<void> {
  const columns = {
    in_time_frame_only: body.inTimeFrameOnly,
    on_new_request: body.events.new_request,
    on_read: body.events.read,
    on_owner_changed: body.events.owner_changed,
    on_new_info: body.events.new_info,
    on_closed: body.events.closed,
    on_priority_changed: body.events.priority_changed,
    updated_at: now,
    version,
  };
  await tx
    .insertInto('escalation_chain')
    .values({ id: newId(now), priority_id: priorityId, created_at: now, ...columns })
    .onConflict((known) => known.column('priority_id').doUpdateSet(columns))
    .execute();
}

/** Makes the levels of a chain those given: each keeps its row, so that the log tells what changed of it. */
export async function writeLevelRows(
  tx: Tx,
  priorityId: string,
  levels: readonly ChainLevel[],
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('escalation_level')
    .where('priority_id', '=', priorityId)
    .where('level', '>', levels.length)
    .execute();
  for (const [at, one] of levels.entries()) {
    const columns = {
      after_minutes: one.afterMinutes,
      assign_to: one.assignTo,
      person_id: one.personId,
      tell_owner: one.tellOwner,
      tell_administrator: one.tellAdministrator,
      tell_customer: one.tellCustomer,
      customer_text_id: one.customerTextId,
      addresses: one.addresses,
      address_text_id: one.addressTextId,
    };
    await tx
      .insertInto('escalation_level')
      .values({ id: newId(now), priority_id: priorityId, level: at + 1, ...columns })
      .onConflict((known) => known.columns(['priority_id', 'level']).doUpdateSet(columns))
      .execute();
  }
}

/** Open requests of a priority whose next level has its moment; by request_escalation_due. */
export async function countRunning(db: Db, priorityId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from request_escalation
    where due_at is not null and priority_id = ${priorityId}`.execute(db);
  return rows[0]?.count ?? 0;
}
