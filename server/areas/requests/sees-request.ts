import type { Catalogue } from '#areas/catalog/index.ts';
import type { Role } from '#contract/permissions.ts';

/** What decides who may see a request. */
export type RequestPlace = {
  centre_id: string | null;
  category_id: string | null;
  owner_id: string | null;
  created_by: string | null;
};

/** What decides what a person may see. */
export type Reader = {
  id: string;
  roles: readonly Role[];
  centreIds: readonly string[];
  categoryIds: readonly string[];
};

/**
 * The rule of `visibleTo` for one request and many people, where a statement for each of them would be too much: who is
 * told of it live, who may be mentioned, who is notified. A test holds the two against each other.
 */
export function seesRequest(
  reader: Reader,
  place: RequestPlace,
  categories: { get: (id: string) => { membersOnly: boolean } | undefined } | Catalogue['categories'],
): boolean {
  const has = (role: Role) => reader.roles.includes(role);
  if (has('administrator') || has('auditor')) return true;
  if (place.owner_id === reader.id) return true;
  const { category_id: categoryId } = place;
  if (categoryId !== null && reader.categoryIds.includes(categoryId)) return true;
  const inCentre = place.centre_id !== null && reader.centreIds.includes(place.centre_id);
  const anywhere = inCentre || place.centre_id === null;
  if (anywhere && (categoryId === null || has('supervisor'))) return true;
  if (categoryId !== null && categories.get(categoryId)?.membersOnly) return false;
  return place.created_by === reader.id || (has('call_taker') && inCentre);
}
