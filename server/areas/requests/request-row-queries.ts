import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { RequestRow } from '#contract/requests.ts';
import { type Db, preparedQuery } from '#platform/db.ts';
import { readLight } from './read-light.ts';
import type { RequestRecord, RowOfRequest } from './request-queries.ts';

/** What a list row needs beyond the request's own columns. */
export type ListedRow = RequestRecord & Escalated & { owner_name: string | null; contact_name: string | null };

/** The level its chain has carried out; none where it has no chain. */
type Escalated = { escalation_level?: number | null };

/** On alias `r`; by the key of request_escalation. */
export const escalationLevel = sql`(select s.level from request_escalation s where s.request_id = r.id)`;

export const listedColumns = sql`r.id, r.number, r.subject, left(r.description, 120) as description, r.kind, r.sub_kind, r.channel, r.phase, r.status_id, r.priority_id,
  r.category_id, r.problem_code_id, r.centre_id, r.owner_id, r.contact_id, r.caller_name, r.caller_phone, r.caller_email, r.comment_text, r.deadline_at, r.deadline_started_at, r.deadline_budget_seconds,
  r.created_at, r.updated_at, r.active_at, r.closed_at, r.message_count, r.owner_read_at, r.unread_since, r.version, o.name as owner_name, k.name as contact_name,
  ${escalationLevel} as escalation_level`;

/** What the time figures of a row are read from, beside `listedColumns`. */
export const timedColumns = sql`r.pulled_at, r.time_since, r.queue_seconds, r.queue_real_seconds, r.internal_seconds, r.internal_real_seconds,
  r.external_seconds, r.external_real_seconds, r.open_seconds, r.open_real_seconds, r.reply_seconds, r.reply_real_seconds`;

/**
 * Rows of a list, in one statement. `where` and `orderBy` speak of alias `r`; the caller names the index its condition
 * rides. `next` columns for the cursor are those of the row itself. `often`: asked often and in few different texts, so
 * that the database plans it once for each connection.
 */
export async function listRequestRows(
  db: Db,
  catalogue: Catalogue,
  where: RawBuilder<unknown>,
  orderBy: RawBuilder<unknown>,
  limit: number,
  often = false,
): Promise<(RequestRow & { activeAt: string })[]> {
  const list = sql<ListedRow>`select ${listedColumns} from request r
    left join person o on o.id = r.owner_id left join contact k on k.id = r.contact_id
    where ${where} order by ${orderBy} limit ${limit}`;
  const rows = often ? await preparedQuery(db, list) : (await list.execute(db)).rows;
  return rows.map((row) => ({ ...presentRow(row, catalogue), activeAt: row.active_at.toISOString() }));
}

/** One row as the contract has it; names of settings come from the catalogue, without a join. */
export function presentRow(
  row: RowOfRequest & Escalated & { owner_name?: string | null; contact_name?: string | null },
  catalogue: Catalogue,
): RequestRow {
  const priority = catalogue.priorities.get(row.priority_id);
  const category = row.category_id ? catalogue.categories.get(row.category_id) : undefined;
  const problemCode = row.problem_code_id ? catalogue.problemCodes.get(row.problem_code_id) : undefined;
  const centre = row.centre_id ? catalogue.centres.get(row.centre_id) : undefined;
  return {
    id: row.id,
    number: row.number,
    subject: row.subject ?? firstWords(row.comment_text ?? row.description),
    kind: row.kind,
    subKind: row.sub_kind as RequestRow['subKind'],
    channel: row.channel as RequestRow['channel'],
    phase: row.phase,
    status: { id: row.status_id, name: catalogue.statuses.get(row.status_id)?.name ?? row.phase },
    priority: { id: row.priority_id, name: priority?.name ?? '', rank: priority?.rank ?? 99 },
    category: category ? { id: category.id, name: category.path } : null,
    problemCode: problemCode ? { id: problemCode.id, code: problemCode.code } : null,
    centre: centre ? { id: centre.id, name: centre.name } : null,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    contactId: row.contact_id,
    customerName: row.contact_name ?? row.caller_name ?? row.caller_phone ?? row.caller_email,
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    deadlineStartedAt: row.deadline_started_at?.toISOString() ?? null,
    budgetSeconds: row.deadline_budget_seconds,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    messageCount: row.message_count,
    readLight: readLight(row),
    escalationLevel: row.escalation_level ?? 0,
    version: row.version,
  };
}

function firstWords(text: string | null | undefined): string | null {
  const line = text?.trim().split('\n')[0]?.slice(0, 120);
  return line ? line : null;
}
