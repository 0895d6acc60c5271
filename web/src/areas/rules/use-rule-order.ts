import { type Rule, ruleRoutes } from '#contract/rules.ts';
import { call } from '../../shell/api-client.ts';
import { useForeseenOrder } from '../settings/effects/use-foreseen-order.ts';
import { bodyOfOrder, orderOf } from './rule-order.ts';

/** The order of the rules while it is being changed; one by which the newest requests became the same is saved at once. */
export const useRuleOrder = (rules: readonly Rule[]) =>
  useForeseenOrder({
    kind: 'rule_order',
    saved: orderOf(rules),
    draftOf: (order) => ({ kind: 'rule_order', values: bodyOfOrder(order) }),
    isHarmless: (fact) => fact.other === 0,
    write: (order) => call(ruleRoutes.order, { body: bodyOfOrder(order) }),
  });
