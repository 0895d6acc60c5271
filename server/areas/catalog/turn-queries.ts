import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';

export type Turn = { id: string; weight: number };

/**
 * Puts the members of a category into this order with these weights; whoever is not named stands behind, as before.
 * Whose turn it is stays whose turn it is. Says whether anything changed. The caller has locked the category.
 */
export async function setTurns(tx: Tx, categoryId: string, turns: readonly Turn[]): Promise<boolean> {
  const { rows: before } = await sql<Turn>`select person_id as id, weight from category_member
    where category_id = ${categoryId} order by position, person_id`.execute(tx);
  const wanted = new Map(turns.map((turn) => [turn.id, turn]));
  const named = turns.filter((turn) => before.some((member) => member.id === turn.id));
  const after = [...named, ...before.filter((member) => !wanted.has(member.id))];
  if (after.every((turn, at) => turn.id === before[at]?.id && turn.weight === before[at].weight)) return false;
  const { rows: next } = await sql<{ person_id: string }>`
    select m.person_id from category_member m, assignment_turn t
    where t.category_id = ${categoryId} and m.category_id = t.category_id
    order by (m.position, m.person_id) > (t.position, t.person_id) desc, m.position, m.person_id limit 1`.execute(tx);
  await sql`update category_member m set position = w.position, weight = w.weight
    from unnest(${after.map((turn) => turn.id)}::uuid[], ${after.map((turn) => turn.weight)}::integer[])
      with ordinality as w (person_id, weight, position)
    where m.category_id = ${categoryId} and m.person_id = w.person_id
      and (m.position <> w.position or m.weight <> w.weight)`.execute(tx);
  if (next[0]) {
    // Behind everybody before whose turn it is, whoever they are.
    await sql`update assignment_turn t set position = m.position - 1, person_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
      from category_member m where t.category_id = ${categoryId} and m.category_id = t.category_id
        and m.person_id = ${next[0].person_id}`.execute(tx);
  }
  return true;
}
