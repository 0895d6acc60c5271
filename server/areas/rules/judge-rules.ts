import type { Reason } from '#contract/rules.ts';
import { type CompiledRule, type CompiledRules, mostJudged, type Sight } from './compile-rules.ts';
import { foldText } from './fold-text.ts';
import type { Judged, MetRule } from './rule-shapes.ts';
import { findWords } from './word-index.ts';

/**
 * The one rule that meets a contact: the first whose conditions all hold (R6.2, trap 17); null when none does. A rule
 * without conditions meets everything. Nothing is read from the database.
 */
export function findRule(compiled: CompiledRules, judged: Judged): MetRule | null {
  if (compiled.rules.length === 0) return null;
  const sight = sightOf(compiled, judged);
  for (const one of compiled.rules) {
    if (one.cheapestFirst.every(({ test }) => test(sight) !== null))
      return { rule: one.rule, because: reasons(one, sight) };
  }
  return null;
}

export type TriedRule = { rule: CompiledRule['rule']; met: boolean; reasons: (Reason & { holds: boolean })[] };

/** Every rule up to the one that meets the contact, with what was so and the first thing that was not. */
export function explainRules(compiled: CompiledRules, judged: Judged): TriedRule[] {
  const sight = sightOf(compiled, judged);
  const tried: TriedRule[] = [];
  for (const { rule, conditions } of compiled.rules) {
    const told: TriedRule['reasons'] = [];
    for (const { condition, test } of conditions) {
      const found = test(sight);
      told.push({
        on: condition.on,
        ...(condition.not ? { not: true } : {}),
        found: found || null,
        holds: found !== null,
      });
      if (found === null) break;
    }
    const met = told.every((one) => one.holds);
    tried.push({ rule, met, reasons: told });
    if (met) break;
  }
  return tried;
}

const reasons = ({ conditions }: CompiledRule, sight: Sight): Reason[] =>
  conditions.map(({ condition, test }) => ({
    on: condition.on,
    ...(condition.not ? { not: true } : {}),
    found: test(sight) || null,
  }));

function sightOf(compiled: CompiledRules, judged: Judged): Sight {
  const folded = {
    subject: foldText(judged.subject.slice(0, 1000)),
    text: foldText(judged.text.slice(0, mostJudged)),
  };
  return { judged, folded, words: findWords(compiled.words, folded) };
}
