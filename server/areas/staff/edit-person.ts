import { assertVersionSeen, changedColumns } from '#areas/settings/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, notFound } from '#platform/errors.ts';
import { changePassword } from './change-password.ts';
import { assertEmail } from './create-person.ts';
import { assertZone } from './known-zone.ts';
import { setGroupsOfPerson } from './membership-queries.ts';
import { moveAbsences } from './move-absences.ts';
import { claimEmail, lockOtherAdministrators, lockPerson, type PersonRow, updatePerson } from './person-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { noteSecurity } from './sign-in/note-security.ts';
import { assertNoKey } from './sign-in/prove-own.ts';
import { deleteSessions } from './sign-in/session-queries.ts';

export type PersonEdit = {
  version?: number | undefined;
  name?: string | undefined;
  email?: string | undefined;
  roles?: readonly Role[] | undefined;
  language?: Language | undefined;
  zone?: string | undefined;
  languages?: readonly Language[] | undefined;
  skills?: readonly string[] | undefined;
  active?: boolean | undefined;
  /** Of somebody else: the own one is changed with the present one. */
  password?: string | undefined;
  centreIds?: readonly string[] | undefined;
  categoryIds?: readonly string[] | undefined;
  /** From where it is changed, for the security log. */
  place?: CallerPlace;
};

/**
 * Changes a person, memberships included. Who is made inactive is signed out everywhere and the API keys stop; the
 * requests stay in the person's hands. Absences of whole days move with the zone. Throws `already_exists` for a taken e-mail address, `in_use` when no active
 * administrator would be left, `forbidden` where an API key would change an address or make an administrator, and what
 * `changePassword` throws. The route has asked `person.edit`, and for a password who it is that sets it.
 */
export async function editPerson(ctx: Ctx, id: string, input: PersonEdit): Promise<void> {
  const { tx, now } = ctx;
  // All administrators are locked before the person, in one order, so that two such edits wait instead of deadlocking.
  const others = mayDismiss(input) ? await lockOtherAdministrators(tx, id) : [];
  const person = await lockPerson(tx, id);
  if (!person) throw notFound('person');
  assertVersionSeen(person, input.version);
  assertZone(input.zone);
  const changes = changedColumns<PersonRow>(person, {
    name: input.name,
    email: input.email?.toLowerCase(),
    roles: input.roles && sameRoles(input.roles, person.roles) ? undefined : input.roles && [...new Set(input.roles)],
    language: input.language,
    zone: input.zone,
    languages: input.languages && distinct(input.languages),
    skills: input.skills && distinct(input.skills),
    active: input.active,
  });
  const becomesAdministrator = !person.roles.includes('administrator') && changes.roles?.includes('administrator');
  // To the address go links for a new password; and who may do everything can let anybody in.
  if (changes.email || becomesAdministrator) assertNoKey(ctx.actor);
  if (changes.email) await assertEmailFree(ctx, id, changes.email);
  if (isAdministrator(person) && !isAdministrator({ ...person, ...changes }) && others.length === 0) {
    throw conflict('in_use', 'The desk needs an active administrator. Make another person administrator first.', {
      by: 'last_administrator',
    });
  }
  const fields: string[] = Object.keys(changes);
  if (input.centreIds && (await setGroupsOfPerson(tx, 'centre', id, input.centreIds))) fields.push('centreIds');
  if (input.categoryIds && (await setGroupsOfPerson(tx, 'category', id, input.categoryIds))) fields.push('categoryIds');
  if (fields.length > 0) {
    await updatePerson(tx, id, changes, now);
    if (changes.zone) await moveAbsences(ctx, person, changes.zone);
    ctx.record({ type: 'person.edited', data: { personId: id, fields } });
  }
  const { place } = input;
  if (changes.roles) {
    const facts = { before: person.roles, after: changes.roles };
    await noteSecurity(ctx, { type: 'role_changed', person, place, facts });
  }
  if (changes.email) {
    const facts = { before: person.email, after: changes.email };
    await noteSecurity(ctx, { type: 'email_changed', person, place, facts });
  }
  if (changes.active) await noteSecurity(ctx, { type: 'person_activated', person, place });
  if (changes.active === false) {
    const ended = await deleteSessions(tx, id);
    await noteSecurity(ctx, { type: 'person_deactivated', person, place, facts: { ended } });
  }
  if (input.password !== undefined) {
    await changePassword(ctx, person, input.password, { place });
  }
}

const distinct = <T extends string>(words: readonly T[]): T[] => [...new Set(words.map((word) => word.trim() as T))];

const mayDismiss = (input: PersonEdit) =>
  input.active === false || (input.roles !== undefined && !input.roles.includes('administrator'));

const isAdministrator = (person: { active: boolean; roles: Role[] }) =>
  person.active && person.roles.includes('administrator');

const sameRoles = (one: readonly Role[], other: readonly Role[]) =>
  new Set(one).symmetricDifference(new Set(other)).size === 0;

async function assertEmailFree(ctx: Ctx, id: string, email: string): Promise<void> {
  assertEmail(email);
  const holder = await claimEmail(ctx.tx, email);
  if (holder && holder !== id) {
    throw conflict('already_exists', 'There is already a person with this e-mail address.');
  }
}
