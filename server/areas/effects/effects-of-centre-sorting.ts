import type { CatalogueCentre } from '#areas/catalog/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import type { Foresight } from './foresight.ts';
import { decidedOnNewest } from './rules-on-newest.ts';

/**
 * What the centre's last requests would have been about at first, with another category for what nobody sorted (R6.1) or
 * with a learned suggestion that sorts by itself from another certainty on. Each against the settings as saved.
 */
export async function effectsOfSorting(
  sight: Foresight,
  saved: CatalogueCentre,
  { defaultCategoryId, procedure: { suggestionThreshold } }: DraftOf<'centre'>,
): Promise<Effect[]> {
  const decided = (changes: Partial<CatalogueCentre>) => {
    const centres = new Map(sight.catalogue.centres).set(saved.id, { ...saved, ...changes });
    return decidedOnNewest(sight, { ...sight.catalogue, centres }, saved.id);
  };
  const facts: Effect[] = [];
  if (defaultCategoryId !== undefined && defaultCategoryId !== saved.defaultCategoryId) {
    const { seen, changes } = await decided({ defaultCategoryId });
    const other = seen.filter(({ before, after }) => before.categoryId !== after.categoryId).length;
    const ofCategory = changes.filter((one) => one.what === 'category');
    facts.push({ code: 'centre_category', looked: seen.length, other, changes: ofCategory });
  }
  if (suggestionThreshold !== undefined && suggestionThreshold !== saved.suggestionThreshold) {
    const { seen } = await decided({ suggestionThreshold });
    const sorted = seen.filter((one) => one.after.categorySource === 'suggestion');
    facts.push({
      code: 'centre_suggestion',
      looked: seen.length,
      now: seen.filter((one) => one.before.categorySource === 'suggestion').length,
      would: sorted.length,
      same: sorted.filter((one) => one.after.categoryId === one.row.category_id).length,
    });
  }
  return facts;
}
