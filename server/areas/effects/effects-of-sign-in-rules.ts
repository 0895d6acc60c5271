import { findSignInRules, secondFactorFrom } from '#areas/staff/index.ts';
import type { DraftOf, Effect } from '#contract/effects.ts';
import { countEnding, listWithoutFactor } from './effects-of-sign-in-rules-queries.ts';
import type { Foresight } from './foresight.ts';

/** Who would need a second factor and from when, and how many sessions would end that the saved rules let go on. */
export async function effectsOfSignInRules({ db, now }: Foresight, draft: DraftOf<'sign_in_rules'>): Promise<Effect[]> {
  const [saved, people] = await Promise.all([findSignInRules(db), listWithoutFactor(db, draft.secondFactorRoles)]);
  const ending = await countEnding(db, saved, draft, now);
  // As saving does: the days of grace begin anew when a role is added.
  const added = draft.secondFactorRoles.some((role) => !saved.secondFactorRoles.includes(role));
  const rules = { ...draft, since: added ? now.toISOString() : saved.since };
  const from = people
    .map((person) => secondFactorFrom(rules, person)?.getTime())
    .filter((at): at is number => at !== undefined);
  const later = from.filter((at) => at > now.getTime());
  const facts: Effect[] = [];
  if (draft.secondFactorRoles.length > 0) {
    facts.push({
      code: 'factor_lacking',
      people: from.length,
      atOnce: from.length - later.length,
      from: later.length > 0 ? new Date(Math.min(...later)).toISOString() : null,
    });
  }
  if (ending.sessions > 0) facts.push({ code: 'sessions_end', ...ending });
  return facts;
}
