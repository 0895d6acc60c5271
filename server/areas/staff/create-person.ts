import { hashPassword } from 'better-auth/crypto';
import type { Language } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { assertPasswordHolds } from './password-policy.ts';
import type { PersonEvents } from './staff-events.ts';

export type NewPerson = {
  id?: string;
  name: string;
  email: string;
  roles: readonly Role[];
  password: string;
  language: Language;
  zone: string;
  centreIds?: readonly string[];
  categoryIds?: readonly string[];
};

/**
 * Adds a person who can sign in at once. Gives the id. Throws `already_exists` when the e-mail address is taken and
 * `weak_password`. The caller has asked `person.edit`.
 */
export async function createPerson(ctx: Ctx, input: NewPerson): Promise<string> {
  assertPasswordHolds(input.password);
  const { tx, now } = ctx;
  const id = input.id ?? newId(now);
  const known = await tx
    .selectFrom('person')
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', input.email.toLowerCase()))
    .executeTakeFirst();
  if (known) throw conflict('already_exists', 'There is already a person with this e-mail address.');
  await tx
    .insertInto('person')
    .values({
      id,
      name: input.name,
      email: input.email.toLowerCase(),
      email_verified: true,
      roles: [...input.roles],
      language: input.language,
      zone: input.zone,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await tx
    .insertInto('account')
    .values({
      id: newId(now),
      person_id: id,
      account_id: id,
      provider_id: 'credential',
      password: await hashPassword(input.password),
    })
    .execute();
  for (const centre_id of input.centreIds ?? [])
    await tx.insertInto('centre_member').values({ centre_id, person_id: id }).execute();
  for (const category_id of input.categoryIds ?? []) {
    await tx.insertInto('category_member').values({ category_id, person_id: id }).execute();
  }
  const data: PersonEvents['person.created'] = { personId: id, roles: [...input.roles] };
  ctx.record({ type: 'person.created', data });
  return id;
}
