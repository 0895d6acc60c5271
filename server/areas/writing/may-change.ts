import type { Catalogue } from '#areas/catalog/index.ts';
import { forbidden, notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';

/** Refuses changing what is another person's (404: it does not exist for others) or everybody's without `text.edit`. */
export function assertMayChange(actor: Principal, one: { owner_id: string | null }, what: string): void {
  if (one.owner_id !== null && one.owner_id !== actor.id) throw notFound(what);
  if (one.owner_id === null) assertMayShare(actor);
}

/** What everybody gets is written by supervisors and administrators (`text.edit`). */
export function assertMayShare(actor: Principal): void {
  if (!actor.permissions.has('text.edit')) {
    throw forbidden('What everybody uses is changed by supervisors and administrators. Keep one of your own instead.');
  }
}

/** Whether this person may know what stands under a category: one for members only shows to them and to who sees everything. */
export function mayKnowCategory(actor: Principal, catalogue: Catalogue, categoryId: string | null): boolean {
  const category = categoryId ? catalogue.categories.get(categoryId) : undefined;
  if (!category?.membersOnly || actor.categoryIds.includes(category.id)) return true;
  if (actor.roles.some((role) => role === 'administrator' || role === 'auditor')) return true;
  return actor.roles.includes('supervisor') && actor.centreIds.includes(category.centreId);
}
