import './rule-events.ts';
import { assertReachesDesk } from '#areas/staff/index.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { lockRules, updateRule } from './rule-queries.ts';

/**
 * Puts the rules in this order, the first to be tried first; the first `beatChoice` of them go before what a customer
 * chose in a form. Only those that move are written. Throws `request_changed` when the rules are no longer these, and
 * `other_centres`.
 */
export async function orderRules(ctx: Ctx, input: { ids: string[]; beatChoice: number }): Promise<void> {
  await assertReachesDesk(ctx.tx, ctx.actor);
  const rules = new Map((await lockRules(ctx.tx)).map((rule) => [rule.id, rule]));
  const named = new Set(input.ids);
  if (named.size !== input.ids.length || named.size !== rules.size || input.ids.some((id) => !rules.has(id))) {
    throw conflict('request_changed', 'Rules were added or deleted since you read them. Look again and move it then.');
  }
  let moved = 0;
  for (const [at, id] of input.ids.entries()) {
    const place = { rank: input.ids.length - at, beats_choice: at < input.beatChoice };
    const rule = rules.get(id);
    if (rule?.rank === place.rank && rule.beats_choice === place.beats_choice) continue;
    await updateRule(ctx.tx, id, place, ctx.now);
    moved += 1;
  }
  if (moved > 0) ctx.record({ type: 'rules.reordered', data: { rules: moved } });
}
