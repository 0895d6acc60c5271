import type { z } from 'zod';
import { type Catalogue, queueStatusIds } from '#areas/catalog/index.ts';
import { reachesAll } from '#areas/staff/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Orphan, queueRoutes } from '#contract/queue.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { Principal } from '#platform/principal.ts';
import { countOrphans, listOrphans, listRowsById, type OrphanRow, type OrphanScope } from './orphan-queries.ts';

type Query = z.output<NonNullable<(typeof queueRoutes.orphans)['query']>>;
type Answer = z.output<(typeof queueRoutes.orphans)['answer']>;

/** A page of the requests nobody can get, each with why, and how many there are by reason (§4.13, trap 39). */
export async function findOrphans(
  db: Db,
  catalogue: Catalogue,
  principal: Principal,
  query: Query,
  now: Date,
): Promise<Answer> {
  const scope = orphanScope(principal, query.centreId);
  const statuses = queueStatusIds(catalogue);
  const [found, reasons] = await Promise.all([
    listOrphans(db, scope, {
      queueStatusIds: statuses,
      now,
      reason: query.reason,
      past: readCursor(query.after, 3),
      limit: query.limit + 1,
    }),
    countOrphans(db, scope, statuses, now),
  ]);
  const page = found.slice(0, query.limit);
  const rows = await listRowsById(
    db,
    catalogue,
    page.map((one) => one.id),
  );
  const last = page.at(-1);
  return {
    rows: page.flatMap((one): Orphan[] => {
      const row = rows.get(one.id);
      return row ? [{ ...row, why: whyNobody(catalogue, one, row) }] : [];
    }),
    next:
      found.length > query.limit && last
        ? cursorOf([last.deadline_at?.toISOString() ?? null, last.created_at.toISOString(), last.id])
        : null,
    count: reasons.reduce((sum, one) => sum + one.count, 0),
    reasons,
  };
}

/** Own centres for a supervisor, the whole desk for an administrator, or the one asked for. */
export function orphanScope(principal: Principal, centreId: string | undefined): OrphanScope {
  if (centreId && !reachesAll(principal) && !principal.centreIds.includes(centreId)) throw notFound('centre');
  return { principal, centreIds: centreId ? [centreId] : null };
}

function whyNobody(
  catalogue: Catalogue,
  { reason, until_at, language }: OrphanRow,
  row: { category: { id: string } | null },
): Orphan['why'] {
  const rules = row.category ? catalogue.categories.get(row.category.id)?.assignment : undefined;
  return {
    reason,
    untilAt: reason === 'all_absent' ? (until_at?.toISOString() ?? null) : null,
    skills: reason === 'skill' ? [...(rules?.skills ?? [])] : [],
    language: reason === 'language' ? (language as Language | null) : null,
  };
}
