import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { setGroupsOfPerson } from '#areas/staff/index.ts';
import { insertPerson } from '#areas/staff/person-queries.ts';
import '#areas/staff/staff-events.ts';
import type { Language } from '#contract/common-shapes.ts';
import { permissionsOf, type Role } from '#contract/permissions.ts';
import type { Ctx } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import type { ExampleSet } from './example-shapes.ts';
import { plain } from './invented-customers.ts';

export type Staff = {
  callTakers: Principal[];
  agents: Principal[];
  /** The few who know what is short-staffed, and are away on the last day. */
  specialists: Principal[];
  supervisors: Principal[];
};

/** Ids of a set's categories by key; `general` is the one every desk has. */
export type CategoryIds = { ofKey: Map<string, string>; general: string; centreOf: Map<string, string> };

export const rootOf = (key: string) => key.split('.')[0] as string;

/**
 * Hires the people of the example. Nobody knows their passwords, which are random: they cannot sign in until an
 * administrator gives them one. Each agent knows three branches of the tree, so that each branch has several agents.
 */
export async function hireStaff(
  ctx: Ctx,
  set: ExampleSet,
  categories: CategoryIds,
  place: { names: string[]; domain: string; language: Language; zone: string; centreIds: string[] },
): Promise<Staff> {
  // One for all, as making it is slow on purpose, and nobody ever learns it.
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'));
  const roots = [...new Set(set.categories.map(rootOf))];
  const keys = set.categories.filter((key) => !set.shortStaffed.includes(key));
  const branches = (places: number[]) => {
    const known = new Set(places.map((one) => roots[one % roots.length]));
    return keys.filter((key) => known.has(rootOf(key)));
  };
  const hire = async (role: Role, known: readonly string[], general: boolean): Promise<Principal> => {
    const name = place.names.shift() as string;
    const [first = '', ...last] = name.split(' ');
    const email = `${plain(first)}.${plain(last.join(''))}@${place.domain}`;
    const categoryIds = [
      ...known.map((key) => categories.ofKey.get(key) as string),
      ...(general ? [categories.general] : []),
    ];
    const { language, zone, centreIds } = place;
    const id = newId(ctx.now);
    const person = { id, name, email, roles: [role], language, zone, centreIds, categoryIds };
    const { roles } = person;
    await insertPerson(
      ctx.tx,
      { id, name, email, roles, language, zone, accountId: newId(ctx.now), passwordHash },
      ctx.now,
    );
    await setGroupsOfPerson(ctx.tx, 'centre', id, centreIds);
    await setGroupsOfPerson(ctx.tx, 'category', id, categoryIds);
    ctx.record({ type: 'person.created', data: { personId: id, roles } });
    return principalOf(person);
  };
  const staff: Staff = { callTakers: [], agents: [], specialists: [], supervisors: [] };
  for (let one = 0; one < 3; one++) staff.callTakers.push(await hire('call_taker', [], false));
  for (let one = 0; one < 9; one++)
    staff.agents.push(await hire('agent', branches([one, one + 2, one + 3]), one % 3 !== 2));
  for (let one = 0; one < 2; one++) staff.specialists.push(await hire('agent', set.shortStaffed, false));
  for (let one = 0; one < 2; one++) staff.supervisors.push(await hire('supervisor', [], false));
  return staff;
}

type Known = Pick<Principal, 'id' | 'name' | 'email' | 'roles' | 'language' | 'zone' | 'centreIds' | 'categoryIds'>;

/** A person as use cases see one who is signed in. */
export const principalOf = (person: Known): Principal => ({
  ...person,
  kind: 'person',
  channel: 'web',
  permissions: permissionsOf(person.roles),
  preferences: {},
  settingsVersion: 0,
});
