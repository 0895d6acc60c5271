import { catalogueFor } from '#areas/catalog/index.ts';
import { type Draft, type Effect, effectRoutes } from '#contract/effects.ts';

import { bindRoute, type Call, type HttpApp } from '#platform/http/bind-route.ts';
import { assertMayForesee } from './assert-may-foresee.ts';
import { effectsOfAbsence } from './effects-of-absence.ts';
import { effectsOfCalendar } from './effects-of-calendar.ts';
import { effectsOfCategory } from './effects-of-category.ts';
import { effectsOfCentre } from './effects-of-centre.ts';
import { effectsOfEscalation } from './effects-of-escalation.ts';
import { effectsOfMailAddress } from './effects-of-mail-address.ts';
import { effectsOfPerson } from './effects-of-person.ts';
import { effectsOfPriority } from './effects-of-priority.ts';
import { effectsOfPriorityOrder } from './effects-of-priority-order.ts';
import { effectsOfProblemCode } from './effects-of-problem-code.ts';
import { effectsOfRule } from './effects-of-rule.ts';
import { effectsOfRuleOrder } from './effects-of-rule-order.ts';
import { effectsOfSignInRules } from './effects-of-sign-in-rules.ts';
import { effectsOfStatus } from './effects-of-status.ts';
import type { Foresight } from './foresight.ts';

export function effectsRoutes(app: HttpApp): void {
  bindRoute(app, effectRoutes.foresee, async (call) => ({ facts: await foresee(call) }));
}

async function foresee({ runtime, principal, body }: Call<unknown, unknown, Draft>): Promise<Effect[]> {
  const catalogue = await catalogueFor(runtime.db, principal);
  assertMayForesee(principal, catalogue, body);
  const sight: Foresight = { db: runtime.db, catalogue, now: runtime.clock() };
  const id = body.id ?? null;
  switch (body.kind) {
    case 'person':
      return effectsOfPerson(sight, id, body.values);
    case 'absence':
      return effectsOfAbsence(sight, principal, body.values);
    case 'calendar':
      return effectsOfCalendar(sight, id, body.values);
    case 'priority':
      return effectsOfPriority(sight, id, body.values);
    case 'priority_order':
      return effectsOfPriorityOrder(sight, principal, body.values);
    case 'centre':
      return effectsOfCentre(sight, id, body.values);
    case 'category':
      return effectsOfCategory(sight, id, body.values);
    case 'status':
      return effectsOfStatus(sight, id, body.values);
    case 'problem_code':
      return effectsOfProblemCode(sight, id, body.values);
    case 'mail_address':
      return effectsOfMailAddress(sight, id, body.values);
    case 'escalation':
      return effectsOfEscalation(sight, id, body.values);
    case 'sign_in_rules':
      return effectsOfSignInRules(sight, body.values);
    case 'rule':
      return effectsOfRule(sight, id, body.values);
    case 'rule_order':
      return effectsOfRuleOrder(sight, body.values);
  }
}
