import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import type { Language } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { assertZone } from './known-zone.ts';
import { setGroupsOfPerson } from './membership-queries.ts';
import { assertPasswordHolds } from './password-policy.ts';
import { passwordWords } from './password-words.ts';
import { claimEmail, insertPerson, personExists } from './person-queries.ts';
import type { CallerPlace } from './sign-in/caller.ts';
import { noteSecurity } from './sign-in/note-security.ts';
import { assertNoKey } from './sign-in/prove-own.ts';
import type { PersonEvents } from './staff-events.ts';

export type NewPerson = {
  id?: string | undefined;
  name: string;
  email: string;
  roles: readonly Role[];
  /** Left out for somebody who comes in another way, or sets one with a link. */
  password?: string | undefined;
  language: Language;
  zone: string;
  languages?: readonly Language[] | undefined;
  skills?: readonly string[] | undefined;
  centreIds?: readonly string[] | undefined;
  categoryIds?: readonly string[] | undefined;
  /** From where they are added, for the security log. */
  place?: CallerPlace | undefined;
};

/**
 * Adds a person who can sign in at once. Gives the id; an `id` known already is answered and nothing written. Throws
 * `already_exists` when the e-mail address is taken, `invalid_address`, `weak_password`, `invalid_body` for an unknown
 * zone, `forbidden` where an API key would make an administrator. The caller has asked `person.edit`.
 */
export async function createPerson(ctx: Ctx, input: NewPerson): Promise<string> {
  if (input.roles.includes('administrator')) assertNoKey(ctx.actor);
  if (input.password !== undefined) assertPasswordHolds(input.password, await passwordWords(ctx.tx, input));
  assertEmail(input.email);
  assertZone(input.zone);
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  const holder = await claimEmail(tx, input.email);
  if (input.id && (await personExists(tx, input.id))) return input.id;
  if (holder) throw conflict('already_exists', 'There is already a person with this e-mail address.');
  const roles = [...new Set(input.roles)];
  const added = await insertPerson(
    tx,
    {
      id,
      name: input.name,
      email: input.email.toLowerCase(),
      roles,
      language: input.language,
      zone: input.zone,
      languages: [...new Set(input.languages)],
      skills: [...new Set(input.skills)],
      accountId: newId(now),
      passwordHash: input.password === undefined ? null : await hashPassword(input.password),
    },
    now,
  );
  if (!added) return id;
  await setGroupsOfPerson(tx, 'centre', id, input.centreIds ?? []);
  await setGroupsOfPerson(tx, 'category', id, input.categoryIds ?? []);
  await noteSecurity(ctx, {
    type: 'person_created',
    person: { id, name: input.name },
    place: input.place,
    facts: { roles },
  });
  const data: PersonEvents['person.created'] = { personId: id, roles };
  ctx.record({ type: 'person.created', data });
  return id;
}

/** The sign-in takes only addresses of this shape; anybody with another could never come in. Throws `invalid_address`. */
export function assertEmail(email: string): void {
  if (!z.email().safeParse(email).success) {
    throw invalid('invalid_address', `"${email}" is not a valid e-mail address.`);
  }
}
