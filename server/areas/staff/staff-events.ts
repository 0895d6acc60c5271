import type { PresenceState } from '#contract/room.ts';
import type { PresenceCause } from './presence-queries.ts';

export type PersonEvents = {
  'person.created': { personId: string; roles: string[] };
  'person.edited': { personId: string; fields: string[] };
  'person.password_changed': { personId: string };
  'person.second_factor_reset': { personId: string };
  'person.sso_unlinked': { personId: string };
  'person.factor_added': { personId: string; factor: 'totp' | 'passkey' };
  'person.factor_removed': { personId: string; factor: 'totp' | 'passkey' };
  /** They asked for a link by e-mail; the link itself is told to nobody but them. */
  'person.password_forgotten': { personId: string; linkId: string };
  /** An administrator made a link with which the person sets a new password. */
  'person.password_link_made': { personId: string };
  /** So many wrong ones came in a row that none is taken any more from where they came. */
  'person.password_closed': { personId: string };
  'person.code_closed': { personId: string };
  'sign_in.rules_changed': Record<string, never>;
  'centre.created': { centreId: string };
  'centre.edited': { centreId: string; fields: string[] };
  'api_key.created': { apiKeyId: string; personId: string };
  'api_key.revoked': { apiKeyId: string; personId: string };
  'api_key.renewed': { apiKeyId: string; personId: string };
  'presence.changed': { personId: string; from: PresenceState | null; to: PresenceState; cause: PresenceCause };
  'absence.created': { absenceId: string; personId: string };
  'absence.edited': { absenceId: string; personId: string; fields: string[] };
  'absence.removed': { absenceId: string; personId: string };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends PersonEvents {}
}
