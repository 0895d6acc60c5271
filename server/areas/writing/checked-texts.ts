import { textOfWritten, tidyWrittenHtml } from '#areas/requests/index.ts';
import { isVariable, nearestName, placeholdersOf, type TextsByLanguage, variableNames } from '#areas/wording/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import { invalid } from '#platform/errors.ts';
import { moduleOf } from './nested-modules.ts';
import type { TextModuleRow } from './text-module-queries.ts';

export type TextProblem = { name: string; nearest: string | null; reason: 'variable' | 'module' };

/** What a text names that there is not, with what may be meant. `ownerId`: whose modules besides everybody's count. */
export function problemsOf(html: string, modules: readonly TextModuleRow[], ownerId: string | null): TextProblem[] {
  const keywords = modules.filter((one) => one.owner_id === null || one.owner_id === ownerId).map((one) => one.keyword);
  const problems: TextProblem[] = [];
  for (const one of placeholdersOf(html)) {
    if (problems.some((known) => known.name === one.name)) continue;
    if (one.kind === 'module' && !moduleOf(modules, one.name, ownerId)) {
      problems.push({ name: one.name, nearest: nearestName(one.name, keywords), reason: 'module' });
    }
    if (one.kind === 'variable' && !isVariable(one.name)) {
      problems.push({ name: one.name, nearest: nearestName(one.name, variableNames), reason: 'variable' });
    }
  }
  return problems;
}

/**
 * Texts as they are kept: tidied to the small set, languages without a text left out. Throws `empty_text`,
 * `unknown_variable` and `unknown_module` with the name and the nearest known one.
 */
export function checkedTexts(
  texts: TextsByLanguage,
  modules: readonly TextModuleRow[],
  ownerId: string | null,
): TextsByLanguage {
  const kept: TextsByLanguage = {};
  for (const [language, written] of Object.entries(texts) as [Language, string][]) {
    const html = tidyWrittenHtml(written);
    if (textOfWritten(html) === '') continue;
    assertKnownNames(html, modules, ownerId, language);
    kept[language] = html;
  }
  if (Object.keys(kept).length === 0) throw invalid('empty_text', 'Write the text in at least one language.');
  return kept;
}

/** Throws `unknown_variable` or `unknown_module` for the first name in a text that there is not. */
export function assertKnownNames(
  html: string,
  modules: readonly TextModuleRow[],
  ownerId: string | null,
  language: Language,
): void {
  const [problem] = problemsOf(html, modules, ownerId);
  if (problem) throw refusal(problem, language);
}

function refusal({ name, nearest, reason }: TextProblem, language: Language) {
  const facts = { name, nearest, language };
  const meant = nearest ? ` Did you mean ${reason === 'module' ? `module:${nearest}` : nearest}?` : '';
  return reason === 'module'
    ? invalid('unknown_module', `There is no text module ${name}.${meant}`, facts)
    : invalid('unknown_variable', `There is no variable ${name}.${meant}`, facts);
}
