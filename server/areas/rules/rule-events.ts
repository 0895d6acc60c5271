export type RuleEvents = {
  'rule.created': { ruleId: string };
  'rule.edited': { ruleId: string; fields: string[] };
  'rule.deleted': { ruleId: string; name: string };
  /** `rules`: how many stand elsewhere than before. */
  'rules.reordered': { rules: number };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends RuleEvents {}
}
