import { keywordRulesAt } from '#areas/catalog/index.ts';
import type { Db } from '#platform/db.ts';
import type { IntakeRules } from './intake.ts';
import { compileKeywordRules } from './match-keywords.ts';

const made = new WeakMap<object, IntakeRules>();

/** The keyword rules at this count of settings changes, made ready for matching once per change. */
export async function intakeRulesAt(db: Db, version: number): Promise<IntakeRules> {
  const rules = await keywordRulesAt(db, version);
  const known = made.get(rules);
  if (known) return known;
  const ready = { compiled: compileKeywordRules(rules), byId: new Map(rules.map((rule) => [rule.id, rule])) };
  made.set(rules, ready);
  return ready;
}
