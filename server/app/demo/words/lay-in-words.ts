import type { Catalogue } from '#areas/catalog/index.ts';
import { addMacro, addSignature, addTextModule } from '#areas/writing/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { MacroStep } from '#contract/words.ts';
import type { Ctx } from '#platform/command.ts';
import { type ExampleText, exampleMacros, exampleSignature, exampleTexts } from './example-words.ts';

type TextIds = Record<keyof typeof exampleTexts, string>;

/**
 * Lays in texts and signatures: keywords and names in the desk's language, the texts in all six, so that a customer who
 * writes in another is answered in it. Modules inside go by the desk's keywords.
 */
export async function layInTexts(ctx: Ctx, language: Language, centreIds: readonly string[]): Promise<TextIds> {
  const ids: Partial<TextIds> = {};
  for (const [key, text] of Object.entries(exampleTexts) as [keyof TextIds, ExampleText][]) {
    ids[key] = await addTextModule(
      ctx,
      {
        kind: text.kind,
        keyword: text.keyword[language],
        name: text.name[language],
        texts: Object.fromEntries(languages.map((one) => [one, withKeywordsOf(text.text[one], one, language)])),
        usedIn: text.usedIn,
        personal: false,
      },
      null,
    );
  }
  for (const centreId of centreIds) await addSignature(ctx, { centreId, texts: exampleSignature }, null);
  return ids as TextIds;
}

/** Lays in the macros, which need the catalogue they are checked against. */
export async function layInMacros(ctx: Ctx, catalogue: Catalogue, language: Language, texts: TextIds): Promise<void> {
  const steps: Record<keyof typeof exampleMacros, MacroStep[]> = {
    take: [
      { do: 'assign', to: 'me' },
      { do: 'write', as: 'reply', templateId: texts.received },
    ],
    details: [{ do: 'write', as: 'question', templateId: texts.details }],
    solved: [{ do: 'write', as: 'reply', templateId: texts.solved }, { do: 'solve' }],
    tomorrow: [
      { do: 'write', as: 'note', templateId: texts.noAnswer },
      { do: 'postpone', minutes: 480 },
    ],
  };
  for (const [place, key] of (Object.keys(steps) as (keyof typeof steps)[]).entries()) {
    const shortcut = String(place + 1);
    const name = exampleMacros[key][language];
    await addMacro(ctx, catalogue, { name, shortcut, steps: steps[key], personal: false }, null);
  }
}

/** A text names modules by the keywords of its own language; on this desk they have those of the desk's. */
function withKeywordsOf(text: string, own: Language, desk: Language): string {
  return text.replaceAll(/\{\{module:([^}]+)\}\}/g, (whole, keyword: string) => {
    const named = Object.values(exampleTexts).find((one) => one.keyword[own] === keyword);
    return named ? `{{module:${named.keyword[desk]}}}` : whole;
  });
}
