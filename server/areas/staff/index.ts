import type { Area } from '#platform/area.ts';
import { staffRoutes } from './staff-routes.ts';

export { createAuthenticate, digestOfKey } from './authenticate.ts';
export { type Colleague, findColleagues } from './colleague-queries.ts';
export { createApiKey } from './create-api-key.ts';
export { createPerson, type NewPerson } from './create-person.ts';
export { type MemberGroup, setGroupsOfPerson, setMembersOfGroup } from './membership-queries.ts';
export { createSignIn, type SignIn } from './sign-in.ts';

/** People, support centres, memberships, sign-in and API keys. */
export const staffArea: Area = { name: 'staff', routes: staffRoutes };
