import { findRelay, queueDeskMail } from '#areas/channels/email/index.ts';
import { linkMinutes, passwordLinkPlace } from '#areas/staff/index.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import { idOf } from '#platform/ids.ts';
import { onEvent } from '#platform/jobs.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { type AccountNews, accountWords } from './account-words.ts';
import { findAddressee } from './notification-queries.ts';

const system: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'timer' };

/** Mails a person of ours about their own way in, in their language; nothing while there is no relay or they are inactive. */
async function tell(
  runtime: Runtime,
  { id: eventId, data: { personId } }: { id: string; data: { personId: string } },
  news: AccountNews,
  link?: string,
): Promise<void> {
  const person = await findAddressee(runtime.db, personId);
  if (!person?.active || !(await findRelay(runtime.db))) return;
  const words = accountWords[person.language];
  const desk = deskAddress();
  const text = link
    ? `${words[news].text}\n\n${desk}/set-password#${link}\n\n${words.onlyOnce(linkMinutes)}\n`
    : `${words[news].text}\n\n${words.notYou}\n\n${desk}/account\n`;
  const version = await settingsVersion(runtime.db);
  // The id is the event's, so that a job that runs again writes nothing more.
  const id = idOf(eventId, person.email);
  const to = { address: person.email, name: person.name };
  await command(runtime, system, (ctx) => queueDeskMail(ctx, version, { id, to, subject: words[news].subject, text }));
}

/** Who forgot a password gets a link; whose way in was changed is told, so that a stranger's doing is noticed. */
export const mailAccountNews = [
  onEvent('mail-password-link', 'person.password_forgotten', (runtime, event) =>
    tell(runtime, event, 'forgotten', passwordLinkPlace(event.data.linkId)),
  ),
  onEvent('mail-password-changed', 'person.password_changed', (runtime, event) => tell(runtime, event, 'changed')),
  onEvent('mail-password-link-made', 'person.password_link_made', (runtime, event) => tell(runtime, event, 'linkMade')),
  onEvent('mail-password-closed', 'person.password_closed', (runtime, event) => tell(runtime, event, 'passwordClosed')),
  onEvent('mail-code-closed', 'person.code_closed', (runtime, event) => tell(runtime, event, 'codeClosed')),
  onEvent('mail-factor-reset', 'person.second_factor_reset', (runtime, event) => tell(runtime, event, 'reset')),
  onEvent('mail-factor-added', 'person.factor_added', (runtime, event) => tell(runtime, event, event.data.factor)),
  onEvent('mail-factor-removed', 'person.factor_removed', (runtime, event) =>
    tell(runtime, event, event.data.factor === 'totp' ? 'totpRemoved' : 'passkeyRemoved'),
  ),
];
