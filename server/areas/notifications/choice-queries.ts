import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { Choices } from './notification-choices.ts';

export type ChoiceRow = { person_id: string; choices: Choices; outside_hours: 'wait' | 'always' };

/** What these people chose; who chose nothing has no row. */
export async function listChoices(db: Db, personIds: readonly string[]): Promise<ChoiceRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<ChoiceRow>`select person_id, choices, outside_hours from notification_choice
    where person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return rows;
}

/** Members of categories who want to hear of what is new there or becomes a job; by notification_choice_new, _job and category_member's key. */
export async function listWantingNew(
  db: Db,
  categoryIds: readonly string[],
): Promise<{ category_id: string; person_id: string }[]> {
  if (categoryIds.length === 0) return [];
  const { rows } = await sql<{ category_id: string; person_id: string }>`select m.category_id, m.person_id
    from notification_choice c join category_member m on m.person_id = c.person_id
    where (c.choices ? 'new_in_categories' or c.choices ? 'became_job') and m.category_id = any(${[...categoryIds]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Members of the categories that tell them of what nobody could be given; by category_member's key. */
export async function listMembersToTell(
  db: Db,
  categoryIds: readonly string[],
): Promise<{ category_id: string; person_id: string }[]> {
  if (categoryIds.length === 0) return [];
  const { rows } = await sql<{ category_id: string; person_id: string }>`select m.category_id, m.person_id
    from category c join category_member m on m.category_id = c.id
    where c.id = any(${[...categoryIds]}::uuid[]) and c.tell_members_unassigned`.execute(db);
  return rows;
}

/** Adds to what a person chose; what is not named stays. */
export async function writeChoices(
  tx: Tx,
  personId: string,
  input: { choices?: Choices | undefined; outsideHours?: 'wait' | 'always' | undefined },
  now: Date,
): Promise<void> {
  await sql`insert into notification_choice as c (person_id, choices, outside_hours, updated_at)
    values (${personId}, ${JSON.stringify(input.choices ?? {})}::jsonb, ${input.outsideHours ?? 'wait'}, ${now})
    on conflict (person_id) do update set choices = c.choices || excluded.choices,
      outside_hours = coalesce(${input.outsideHours ?? null}, c.outside_hours), updated_at = excluded.updated_at`.execute(
    tx,
  );
}
