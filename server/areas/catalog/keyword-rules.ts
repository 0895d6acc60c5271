import { createSnapshot } from '#platform/snapshot.ts';
import { listActiveKeywordRules } from './keyword-rule-queries.ts';

/** The keyword rules in use as they stand at this count of settings changes, in the order they are tried. */
export const keywordRulesAt = createSnapshot(listActiveKeywordRules);
