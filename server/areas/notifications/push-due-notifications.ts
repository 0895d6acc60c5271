import type { ReaderRow } from '#areas/requests/index.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { type DueNotification, isAnyDue, takeDue } from './due-queries.ts';
import { notificationWords, wordsOf } from './notification-words.ts';
import { type Push, type PushOutcome, sendPush } from './push-gateway.ts';
import { deleteSubscriptions, listSubscriptions } from './push-subscription-queries.ts';
import { stillTold } from './still-told.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
const mostPeople = 50;

/**
 * Sends the pushes that are due, one for each browser with all that has gathered. Taken first and sent afterwards: a push
 * that got lost is on the screen all the same, one that comes twice annoys. Gives how many notifications it took.
 */
export async function pushDueNotifications(runtime: Runtime): Promise<number> {
  if (!(await isAnyDue(runtime.db, 'push', runtime.clock()))) return 0;
  const { taken, told } = await command(runtime, timer, async (ctx) => {
    const due = await takeDue(ctx.tx, 'push', ctx.now, mostPeople);
    return { taken: due.length, told: await stillTold(ctx.tx, due) };
  });
  await Promise.all(told.map(([reader, about]) => pushTo(runtime, reader.id, pushOf(reader, about))));
  return taken;
}

/** Number and kind of one event, or how many there are; no subject, no customer: lock screens are read by others. */
export function pushOf(
  reader: Pick<ReaderRow, 'language'>,
  told: Pick<DueNotification, 'number' | 'kind' | 'actor_name'>[],
): Push {
  const [only] = told;
  if (told.length === 1 && only) {
    const body = wordsOf(reader.language, only.kind, only.actor_name);
    return { title: String(only.number), body, url: `/requests/${only.number}`, tag: String(only.number) };
  }
  const numbers = [...new Set(told.map((one) => one.number))].slice(0, 5).join(', ');
  return {
    title: notificationWords[reader.language].several(told.length),
    body: numbers,
    url: '/notifications',
    tag: 'several',
  };
}

/** Sends a push to every browser of a person; browsers that are gone are forgotten. */
export async function pushTo(runtime: Runtime, personId: string, push: Push): Promise<Record<PushOutcome, number>> {
  const browsers = await listSubscriptions(runtime.db, [personId]);
  const outcomes = await Promise.all(browsers.map((browser) => sendPush(runtime, browser, push)));
  const dead = browsers.filter((_, at) => outcomes[at] === 'dead').map((browser) => browser.id);
  if (dead.length > 0) await command(runtime, timer, (ctx) => deleteSubscriptions(ctx.tx, dead));
  const count = (outcome: PushOutcome) => outcomes.filter((one) => one === outcome).length;
  return { taken: count('taken'), dead: dead.length, refused: count('refused') };
}
