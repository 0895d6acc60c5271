import { queueDeskMail } from '#areas/channels/email/index.ts';
import type { ReaderRow } from '#areas/requests/index.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { type DueNotification, isAnyDue, takeDue } from './due-queries.ts';
import { notificationWords, wordsOf } from './notification-words.ts';
import { stillTold } from './still-told.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
const mostPeople = 50;

/**
 * Writes the mails that are due, one for each person with all that has gathered (after a quiet night, the whole night), in
 * their language, and puts them in the outbox. Gives how many notifications it took.
 */
export async function mailDueNotifications(runtime: Runtime): Promise<number> {
  if (!(await isAnyDue(runtime.db, 'email', runtime.clock()))) return 0;
  const version = await settingsVersion(runtime.db);
  return command(runtime, timer, async (ctx) => {
    const due = await takeDue(ctx.tx, 'email', ctx.now, mostPeople);
    for (const [reader, told] of await stillTold(ctx.tx, due)) {
      await queueDeskMail(ctx, version, {
        to: { address: reader.email, name: reader.name },
        ...digestOf(reader, told),
      });
    }
    return due.length;
  });
}

/** Subject and text of a mail: request by request its number, subject, what happened, and a link; nothing of a customer. */
export function digestOf(
  reader: Pick<ReaderRow, 'language'>,
  told: Pick<DueNotification, 'number' | 'subject' | 'kind' | 'actor_name'>[],
): { subject: string; text: string } {
  const words = notificationWords[reader.language];
  const requests = Map.groupBy(told, (one) => one.number);
  const address = deskAddress();
  const parts = [...requests].map(([number, about]) => {
    const happened = about.map((one) => `  ${wordsOf(reader.language, one.kind, one.actor_name)}`);
    const subject = about[0]?.subject;
    return [`${number}${subject ? ` ${subject}` : ''}`, ...new Set(happened), `  ${address}/requests/${number}`].join(
      '\n',
    );
  });
  const [only] = told;
  const subject =
    told.length === 1 && only
      ? `${only.number}: ${wordsOf(reader.language, only.kind, only.actor_name)}`
      : words.several(told.length);
  return { subject, text: `${parts.join('\n\n')}\n\n${words.why}\n${address}/settings/notifications\n` };
}
