export type PersonEvents = {
  'person.created': { personId: string; roles: string[] };
  'person.edited': { personId: string; fields: string[] };
  'person.password_changed': { personId: string };
  'person.second_factor_reset': { personId: string };
  'sign_in.rules_changed': Record<string, never>;
  'centre.created': { centreId: string };
  'centre.edited': { centreId: string; fields: string[] };
  'api_key.created': { apiKeyId: string; personId: string };
  'api_key.revoked': { apiKeyId: string; personId: string };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends PersonEvents {}
}
