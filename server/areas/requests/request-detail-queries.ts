import type { Db } from '#platform/db.ts';
import { isUnanswered } from './message-queries.ts';
import type { RequestRecord } from './request-queries.ts';

export type DetailNames = {
  owner: string | null;
  createdBy: string | null;
  commentPerson: string | null;
  unanswered: boolean;
};

/** The names of people a request speaks of, and whether the customer has the last word; two statements, sent together. */
export async function findDetailNames(db: Db, row: RequestRecord): Promise<DetailNames> {
  const ids = [row.owner_id, row.created_by, row.comment_person_id].filter((id) => id !== null);
  const [people, unanswered] = await Promise.all([
    ids.length > 0 ? db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute() : [],
    isUnanswered(db, row.id),
  ]);
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  return {
    owner: nameOf(row.owner_id),
    createdBy: nameOf(row.created_by),
    commentPerson: nameOf(row.comment_person_id),
    unanswered,
  };
}
