import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

export type CountedByCategory = { categoryId: string | null; open: number };
export type PastPriority = { priorityId: string; byHand: boolean };

/** Open requests with a problem code, by category; request_problem_code. */
export async function countWithCode(db: Db, codeId: string): Promise<CountedByCategory[]> {
  const { rows } = await sql<CountedByCategory>`
    select r.category_id as "categoryId", count(*)::int as open from request r
    where r.problem_code_id = ${codeId} and r.phase not in ('solved', 'closed') group by r.category_id`.execute(db);
  return rows;
}

/** How much the newest requests with a code pressed before any code did: what they began with, or a person chose; request_problem_code. */
export async function listPrioritiesWithCode(db: Db, codeId: string, most: number): Promise<PastPriority[]> {
  const { rows } = await sql<PastPriority>`
    select case when r.priority_source = 'manual' then r.priority_id else r.original_priority_id end as "priorityId",
      r.priority_source = 'manual' as "byHand"
    from request r where r.problem_code_id = ${codeId} order by r.created_at desc, r.id desc limit ${most}`.execute(db);
  return rows;
}
