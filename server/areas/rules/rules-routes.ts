import { deskReach } from '#areas/staff/index.ts';
import { ruleRoutes as contract } from '#contract/rules.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import type { Principal } from '#platform/principal.ts';
import { createRule } from './create-rule.ts';
import { deleteRule } from './delete-rule.ts';
import { editRule } from './edit-rule.ts';
import { orderRules } from './order-rules.ts';
import { presentRule } from './rule-presenter.ts';
import { type ListedRule, listRules } from './rule-queries.ts';

/** Serves the rules; trying a message on them is the mail channel's, which reads messages. */
export function rulesRoutes(app: HttpApp): void {
  const { db } = app.runtime;
  const all = async (principal: Principal) => {
    const [rows, reach] = await Promise.all([listRules(db, principal.language), deskReach(db, principal)]);
    return { rows: rows.map(presentRule), reach };
  };
  // A list that was asked for one id by its writer holds it.
  const one = async ({ language }: Principal, id: string) =>
    presentRule((await listRules(db, language, id))[0] as ListedRule);
  bindRoute(app, contract.list, ({ principal }) => all(principal));
  bindRoute(app, contract.create, async ({ principal, body, command }) =>
    one(principal, await command((ctx) => createRule(ctx, body))),
  );
  bindRoute(app, contract.order, async ({ principal, body, command }) => {
    await command((ctx) => orderRules(ctx, body));
    return all(principal);
  });
  bindRoute(app, contract.edit, async ({ principal, params, body, command }) => {
    await command((ctx) => editRule(ctx, params.id, body));
    return one(principal, params.id);
  });
  bindRoute(app, contract.remove, async ({ params, command }) => {
    await command((ctx) => deleteRule(ctx, params.id));
    return { id: params.id };
  });
}
