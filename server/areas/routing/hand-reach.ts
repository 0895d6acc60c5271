import type { Catalogue } from '#areas/catalog/index.ts';
import type { Principal } from '#platform/principal.ts';

/** What Next may hand to a person: of which categories, and in which languages where the category asks for it. */
export type HandReach = {
  categoryIds: readonly string[];
  languages: readonly string[];
  /** The categories among them whose requests go only to who speaks their language. */
  strictIds: readonly string[];
};

/** The categories a person is a member of and knows enough for, and the languages the person speaks (§4.13). */
export function handReach(catalogue: Catalogue, actor: Principal): HandReach {
  const skills = new Set(actor.skills);
  const rules = (id: string) => catalogue.categories.get(id)?.assignment;
  const categoryIds = actor.categoryIds.filter((id) => rules(id)?.skills.every((skill) => skills.has(skill)) ?? true);
  return {
    categoryIds,
    languages: [actor.language, ...(actor.languages ?? [])],
    strictIds: categoryIds.filter((id) => rules(id)?.matchLanguage),
  };
}
