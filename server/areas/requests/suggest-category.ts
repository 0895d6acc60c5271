import type { Catalogue } from '#areas/catalog/index.ts';
import { type Suggestion, suggest } from '#areas/suggestions/index.ts';

/**
 * What the centre's model takes a text to be about; null where the centre has learned nothing yet, the text says nothing
 * the model knows, or the category has been retired since.
 */
export function suggestCategory(
  catalogue: Catalogue,
  centreId: string | null | undefined,
  text: { subject?: string | null; description?: string | null },
): Suggestion | null {
  const model = centreId ? catalogue.models.get(centreId) : undefined;
  const words = [text.subject, text.description].filter(Boolean).join('\n');
  if (!model || words === '') return null;
  const found = suggest(model, words);
  return found && catalogue.categories.get(found.categoryId)?.active ? found : null;
}
