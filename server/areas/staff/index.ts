import type { Area } from '#platform/area.ts';
import { endIdlePresence } from './end-idle-presence.ts';
import { tidySignInTick } from './sign-in/tidy.ts';
import { staffRoutes } from './staff-routes.ts';

export { periodColumns } from './absence-period.ts';
export { assertPresent, findOwnAttendance } from './assert-present.ts';
export { assertMayAttend, reachesAll } from './attendance-reach.ts';
export { createAuthenticate, findPrincipal, findPrincipalOfKey, type KnownCaller } from './authenticate.ts';
export {
  availableCondition,
  isAvailable,
  mayOwnCondition,
  notAwayCondition,
  presentCondition,
} from './available-queries.ts';
export { type Colleague, findColleagues } from './colleague-queries.ts';
export { createApiKey } from './create-api-key.ts';
export { createPerson } from './create-person.ts';
export { assertReachesDesk, deskReach, otherCentresProblem } from './desk-reach.ts';
export { setGroupsOfPerson, setMembersOfGroup } from './membership-queries.ts';
export { notHiddenFrom } from './not-hidden-queries.ts';
export { forgetActivity } from './note-activity.ts';
export { mayOwn, workingRoles } from './owner-roles.ts';
export { isPresent } from './presence-policy.ts';
export { presentRunning } from './presence-presenter.ts';
export { enterState } from './set-presence.ts';
export { linkMinutes, passwordLinkPlace, withPasswordLinks } from './sign-in/ask-for-password-link.ts';
export { type CallerPlace, placeOf } from './sign-in/caller.ts';
export { noteSecurity } from './sign-in/note-security.ts';
export { makePasswordLink } from './sign-in/password-link.ts';
export { assertNoKey } from './sign-in/prove-own.ts';
export { resetSecondFactor } from './sign-in/set-up-totp.ts';
export { createSignIn } from './sign-in/sign-in.ts';
export { findSignInRules, secondFactorFrom } from './sign-in/sign-in-rules.ts';
export { findSecret, giveSecret } from './sign-in/sign-in-secret.ts';

/** People, support centres, memberships, sign-in and API keys. */
export const staffArea: Area = {
  name: 'staff',
  routes: staffRoutes,
  ticks: [tidySignInTick, { name: 'end-idle-presence', everyMs: 30_000, run: endIdlePresence }],
};
