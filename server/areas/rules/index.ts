import './rule-events.ts';
import type { Area } from '#platform/area.ts';
import { rulesRoutes } from './rules-routes.ts';

export { type CompiledRules, compileRules } from './compile-rules.ts';
export { foldText } from './fold-text.ts';
export { explainRules, findRule } from './judge-rules.ts';
export { categoryBy, priorityBy, ruleVoice } from './precedence.ts';
export { readConditions } from './read-conditions.ts';
export { customersHavePriority, listActiveRules } from './rule-queries.ts';
export type { ActiveRule, Judged, MetRule } from './rule-shapes.ts';
export { type VisibleReply, visibleReply, withoutSignature } from './visible-reply.ts';

/** Rules that say what a contact is about, how much it presses and whose it is. */
export const rulesArea: Area = { name: 'rules', routes: rulesRoutes };
