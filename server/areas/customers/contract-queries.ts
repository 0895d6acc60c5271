import { type RawBuilder, sql } from 'kysely';
import { type Db, isTaken, type Tx } from '#platform/db.ts';
import { conflict } from '#platform/errors.ts';
import type { ActiveContract, KeptStatus } from './contract-rules.ts';

export type ContractColumns = {
  number: string;
  name: string | null;
  effective_on: string;
  expiry_on: string | null;
  priority_id: string | null;
  note: string | null;
};
export type ContractRow = ContractColumns & {
  id: string;
  contact_id: string | null;
  organisation_id: string | null;
  status: KeptStatus;
  version: number;
};
export type ListedContract = ContractRow & { organisation_name: string | null; priority_name: string | null };

// Days as they are written: the driver would make moments of them, in the zone of the machine.
const columns = sql`s.id, s.number, s.name, s.contact_id, s.organisation_id, s.effective_on::text, s.expiry_on::text, s.status,
  s.priority_id, s.note, s.version`;
const listed = sql`select ${columns}, o.name as organisation_name, p.name as priority_name
  from service_contract s left join organisation o on o.id = s.organisation_id left join priority p on p.id = s.priority_id`;

const mostListed = 200;

/** Contracts of a person and of the person's company, the latest first; service_contract_contact, service_contract_organisation. */
export async function listContracts(db: Db, contactId: string): Promise<ListedContract[]> {
  const { rows } = await sql<ListedContract>`${listed}
    where s.contact_id = ${contactId} or s.organisation_id = (select organisation_id from contact where id = ${contactId})
    order by s.effective_on desc, s.number limit ${mostListed}`.execute(db);
  return rows;
}

export async function findContract(db: Db, id: string): Promise<ListedContract | null> {
  const { rows } = await sql<ListedContract>`${listed} where s.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The contract, locked until the command ends. */
export async function lockContract(tx: Tx, id: string): Promise<ContractRow | null> {
  const { rows } =
    await sql<ContractRow>`select ${columns} from service_contract s where s.id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Adds a contract; false when the id is known already. Throws `already_exists` for a number there is. */
export async function insertContract(
  tx: Tx,
  one: ContractRow & { created_by: string | null },
  now: Date,
): Promise<boolean> {
  const { version: _, ...values } = one;
  const added = await tx
    .insertInto('service_contract')
    .values({ ...values, created_at: now, updated_at: now })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
    .catch(refuseNumber);
  return added !== undefined;
}

/** Writes what changed, and the version with it. Throws `already_exists` for a number there is. */
export async function updateContract(
  tx: Tx,
  id: string,
  changes: Partial<ContractColumns & { status: KeptStatus }>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('service_contract')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute()
    .catch(refuseNumber);
}

function refuseNumber(error: unknown): never {
  if (isTaken(error, 'service_contract_number')) {
    throw conflict('already_exists', 'There is already a contract with this number.');
  }
  throw error;
}

/**
 * The active contracts of a person (`c.id`) and of the person's company (`c.organisation_id`) as one jsonb array
 * (`ActiveContract[]`), for a statement that reads customers: whether they hold on a day is for whoever knows the day.
 */
export const activeContractsIn: RawBuilder<ActiveContract[]> = sql`coalesce((select jsonb_agg(jsonb_build_object(
    'number', s.number, 'name', s.name, 'effectiveOn', s.effective_on, 'expiryOn', s.expiry_on, 'priorityId', s.priority_id)
    order by s.effective_on desc, s.number)
  from service_contract s where s.status = 'active' and (s.contact_id = c.id or s.organisation_id = c.organisation_id)), '[]')`;

export type FoundContract = {
  id: string;
  number: string;
  name: string | null;
  customerId: string;
  customerName: string;
  organisationName: string | null;
};

/** Contracts whose number begins so, each with somebody whose page shows it; service_contract_begins. */
export async function findContracts(db: Db, number: string, limit: number): Promise<FoundContract[]> {
  const begins = `${number.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<FoundContract>`
    select s.id, s.number, s.name, c.id as "customerId", c.name as "customerName", o.name as "organisationName"
    from service_contract s left join organisation o on o.id = s.organisation_id
      join lateral (select t.id, t.name from contact t where t.id = s.contact_id or t.organisation_id = s.organisation_id
        order by t.created_at, t.id limit 1) c on true
    where fold(s.number) like fold(${begins}) and s.number <> '—'
    order by fold(s.number) limit ${limit}`.execute(db);
  return rows;
}
