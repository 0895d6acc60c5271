import { sql } from 'kysely';
import { visibleTo } from '#areas/requests/index.ts';
import type { Viewer } from '#contract/together.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

export type ViewingState = Viewer['state'];
export type ViewerRow = { request_id: string; person_id: string; name: string; tab_id: string; state: ViewingState };

/** Every window in which a request is open and has been heard of since a moment; primary key. */
export async function listWindows(db: Db, requestId: string, since: Date): Promise<ViewerRow[]> {
  const { rows } = await sql<ViewerRow>`select v.request_id, v.person_id, p.name, v.tab_id, v.state
    from request_viewer v join person p on p.id = v.person_id
    where v.request_id = ${requestId} and v.seen_at > ${since} order by p.name, v.person_id`.execute(db);
  return rows;
}

export async function writeWindow(
  tx: Tx,
  window: { requestId: string; personId: string; tabId: string; state: ViewingState },
  now: Date,
): Promise<void> {
  await sql`insert into request_viewer (request_id, person_id, tab_id, state, seen_at)
    values (${window.requestId}, ${window.personId}, ${window.tabId}, ${window.state}, ${now})
    on conflict (request_id, person_id, tab_id) do update set state = excluded.state, seen_at = excluded.seen_at`.execute(
    tx,
  );
}

export async function deleteWindow(tx: Tx, requestId: string, personId: string, tabId: string): Promise<void> {
  await tx
    .deleteFrom('request_viewer')
    .where('request_id', '=', requestId)
    .where('person_id', '=', personId)
    .where('tab_id', '=', tabId)
    .execute();
}

/** Whether any window has been silent since a moment; index request_viewer_seen. */
export async function isAnySilent(db: Db, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('request_viewer')
    .select('tab_id')
    .where('seen_at', '<=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes windows that have been silent since a moment and gives whose they were; index request_viewer_seen. */
export async function deleteSilent(tx: Tx, since: Date): Promise<{ request_id: string; person_id: string }[]> {
  const { rows } = await sql<{ request_id: string; person_id: string }>`delete from request_viewer
    where (request_id, person_id, tab_id) in (select request_id, person_id, tab_id from request_viewer
      where seen_at <= ${since} order by seen_at limit 100 for update skip locked)
    returning request_id, person_id`.execute(tx);
  return rows;
}

/** Others' windows on requests this person may see; there are no more of them than people at work. */
export async function listVisibleWindows(db: Db, principal: Principal, since: Date): Promise<ViewerRow[]> {
  const { rows } = await sql<ViewerRow>`select v.request_id, v.person_id, p.name, v.tab_id, v.state
    from request_viewer v join person p on p.id = v.person_id join request r on r.id = v.request_id
    where v.seen_at > ${since} and v.person_id <> ${principal.id} and ${visibleTo(principal)}
    order by p.name limit 1000`.execute(db);
  return rows;
}
