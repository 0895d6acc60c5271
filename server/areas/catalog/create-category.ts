import './catalog-events.ts';
import { changedColumns } from '#areas/settings/index.ts';
import { setMembersOfGroup } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import { type AssignmentColumns, assignmentColumns } from './assignment-columns.ts';
import type { AssignmentRules } from './assignment-rules.ts';
import { type NameColumns, type NamesInput, nameColumns } from './category-names.ts';
import { pathAtPlace } from './category-place.ts';
import { findCategory, insertCategory, lockTree } from './category-queries.ts';
import { setTurns, type Turn } from './turn-queries.ts';

export type CategoryInput = NamesInput & {
  name: string;
  parentId: string | null;
  centreId: string;
  membersOnly?: boolean | undefined;
  active?: boolean | undefined;
  memberIds?: readonly string[] | undefined;
  turns?: readonly Turn[] | undefined;
  assignment?: Partial<AssignmentRules> | undefined;
};

/**
 * Adds a category at its place in the tree (S5-17). Gives the id; an `id` known already is answered and nothing
 * written. Throws what `pathAtPlace` and the members do. The caller has asked `setting.edit`.
 */
export async function createCategory(ctx: Ctx, input: CategoryInput & { id?: string | undefined }): Promise<string> {
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  await lockTree(tx);
  if (input.id && (await findCategory(tx, input.id))) return input.id;
  const category = {
    id,
    name: input.name,
    parent_id: input.parentId,
    centre_id: input.centreId,
    members_only: input.membersOnly ?? false,
    active: input.active ?? true,
  };
  const place = { ...category, path: await pathAtPlace(ctx, category) };
  await insertCategory(
    tx,
    {
      ...place,
      ...changedColumns<Partial<AssignmentColumns & NameColumns>>(
        {},
        { ...assignmentColumns(input.assignment), ...nameColumns(input) },
      ),
    },
    now,
  );
  await setMembersOfGroup(tx, 'category', id, input.memberIds ?? []);
  if (input.turns) await setTurns(tx, id, input.turns);
  ctx.record({ type: 'category.created', data: { categoryId: id } });
  return id;
}
