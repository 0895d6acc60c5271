import { createHmac } from 'node:crypto';
import { findSetting } from '#areas/settings/index.ts';
import { command, type Runtime } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { CallerPlace } from './caller.ts';
import { addressBucket, bucketOf, countAttempt } from './count-attempt.ts';
import { atTheDoor } from './door.ts';
import { noteSecurity } from './note-security.ts';
import { insertPasswordLink } from './password-link-queries.ts';
import { findSignInPerson } from './sign-in-queries.ts';
import { findSecret } from './sign-in-secret.ts';
import { findSingleSignOn } from './sso-settings.ts';
import { digestOf } from './tokens.ts';

/** How long a link that was asked for by e-mail serves. */
export const linkMinutes = 30;

/**
 * Sends whoever has this address a link to set a new password (NIST SP 800-63B §4.2.1.3). Everything about the address is
 * done after the answer, so that neither its words nor its time tell whether anybody has it. Asking too often makes
 * everybody wait alike. Throws `too_many_calls`.
 */
export async function askForPasswordLink(
  runtime: Runtime,
  email: string,
  place: CallerPlace,
  address: string,
): Promise<void> {
  const typed = email.trim().toLowerCase();
  await countAttempt(runtime, [bucketOf('reset', `mail ${typed}`), addressBucket(address)], place, null);
  void sendLink(runtime, typed, place).catch((error) =>
    runtime.log.error({ err: error }, 'the link for a forgotten password was not sent'),
  );
}

async function sendLink(runtime: Runtime, email: string, place: CallerPlace): Promise<void> {
  const person = await findSignInPerson(runtime.db, { email });
  const relay = await findSetting(runtime.db, 'mail_relay');
  if (!person?.active || !relay?.host) return;
  const sso = await findSingleSignOn(runtime.db);
  // Who only comes in by single sign-on gets no second way in by this.
  const kept = !person.hash || (sso.passwordFor === 'administrators' && !person.roles.includes('administrator'));
  const ssoOnly = sso.enabled && kept;
  const { secret } = await findSecret(runtime);
  await command(runtime, atTheDoor(person), async (ctx) => {
    await noteSecurity(ctx, {
      type: 'password_forgotten',
      person,
      place,
      ...(ssoOnly ? { facts: { reason: 'sso' } } : {}),
    });
    if (ssoOnly) return;
    const id = newId(ctx.now);
    const token = tokenOf(secret, id);
    const expiresAt = new Date(ctx.now.getTime() + linkMinutes * 60_000);
    await insertPasswordLink(
      ctx.tx,
      { id, personId: person.id, digest: digestOf(token), createdBy: null, expiresAt },
      ctx.now,
    );
    ctx.record({ type: 'person.password_forgotten', data: { personId: person.id, linkId: id } });
  });
}

/** The token of a link, which only who knows the desk's secret can make; kept nowhere, the table has its digest. */
const tokenOf = (secret: string, linkId: string) =>
  createHmac('sha256', secret).update(`password link ${linkId}`).digest('base64url');

const placeOfLink = /\[password link ([0-9a-f-]{36})\]/g;

/** What stands in the text of a mail for the token of a link until it leaves. */
export const passwordLinkPlace = (linkId: string) => `[password link ${linkId}]`;

/** The text of a mail with the tokens of its links. */
export async function withPasswordLinks(runtime: Runtime, text: string): Promise<string> {
  if (text.search(placeOfLink) < 0) return text;
  const { secret } = await findSecret(runtime);
  return text.replaceAll(placeOfLink, (_, id: string) => tokenOf(secret, id));
}
