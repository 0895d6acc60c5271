import { listKeywordRules, presentKeywordRule } from '#areas/catalog/index.ts';
import type { KeywordRule } from '#contract/catalog.ts';
import type { Db } from '#platform/db.ts';
import { intakeRulesAt } from './intake-rules.ts';
import { matchKeywordRule } from './match-keywords.ts';
import { strippedSubject } from './request-tag.ts';
import { visibleReply, withoutSignature } from './visible-reply.ts';

/** Which keyword rule a mail with this subject and text would meet, and by which word; exactly as the intake judges. */
export async function tryKeywords(
  db: Db,
  version: number,
  message: { subject: string; text: string },
): Promise<{ rule: KeywordRule | null; word: string | null }> {
  const rules = await intakeRulesAt(db, version);
  const met = matchKeywordRule(rules.compiled, {
    subject: strippedSubject(message.subject),
    text: withoutSignature(visibleReply(message.text).visible),
  });
  const [row] = met ? await listKeywordRules(db, met.ruleId) : [];
  return row && met ? { rule: presentKeywordRule(row), word: met.word } : { rule: null, word: null };
}
