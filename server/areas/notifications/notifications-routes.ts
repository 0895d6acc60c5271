import { catalogueFor } from '#areas/catalog/index.ts';
import { findRelay, queueDeskMail } from '#areas/channels/email/index.ts';
import { readLight, readRequest } from '#areas/requests/index.ts';
import type { NotificationPreferences } from '#contract/together.ts';
import { togetherRoutes as contract } from '#contract/together.ts';
import type { Runtime } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { bindRoute, type HttpApp } from '#platform/http/bind-route.ts';
import { newId } from '#platform/ids.ts';
import type { Principal } from '#platform/principal.ts';
import { listChoices, writeChoices } from './choice-queries.ts';
import { allChoices } from './notification-choices.ts';
import { findUnread, listNotifications, markNotificationsRead } from './notification-queries.ts';
import { notificationWords } from './notification-words.ts';
import { pushTo } from './push-due-notifications.ts';
import { mayPushTo } from './push-gateway.ts';
import { pushKeys } from './push-keys.ts';
import {
  deleteSubscriptions,
  listSubscriptions,
  type PushSubscriptionRow,
  trimSubscriptions,
  writeSubscription,
} from './push-subscription-queries.ts';
import { isWorkingTime, reachableAt, workingTimeOf } from './working-time-of.ts';

const mostBrowsers = 10;

export function notificationsRoutes(app: HttpApp): void {
  bindRoute(app, contract.reading, async ({ runtime, principal, params, command }) => {
    const row = await command(async (ctx) => {
      const read = await readRequest(ctx, params.id);
      await markNotificationsRead(ctx.tx, ctx.actor.id, { requestId: params.id }, ctx.now);
      return read;
    });
    return { readLight: readLight(row), unread: await findUnread(runtime.db, principal) };
  });
  bindRoute(app, contract.notifications, ({ runtime, principal, query }) =>
    listNotifications(runtime.db, principal, query),
  );
  bindRoute(app, contract.unread, ({ runtime, principal }) => findUnread(runtime.db, principal));
  bindRoute(app, contract.markRead, async ({ runtime, principal, body, command }) => {
    await command((ctx) => markNotificationsRead(ctx.tx, ctx.actor.id, body, ctx.now));
    return findUnread(runtime.db, principal);
  });
  bindPreferences(app);
  bindPush(app);
}

function bindPreferences(app: HttpApp): void {
  bindRoute(app, contract.readPreferences, ({ runtime, principal }) => preferencesOf(runtime, principal));
  bindRoute(app, contract.setPreferences, async ({ runtime, principal, body, command }) => {
    await command((ctx) => writeChoices(ctx.tx, ctx.actor.id, body, ctx.now));
    return preferencesOf(runtime, principal);
  });
  bindRoute(app, contract.tryNotification, async ({ runtime, principal, body, command }) => {
    const words = notificationWords[principal.language];
    if (body.channel === 'push') {
      const push = { title: words.test, body: words.testText, url: '/notifications', tag: 'test' };
      const { taken, refused, dead } = await pushTo(runtime, principal.id, push);
      return { sent: taken, refused: refused + dead };
    }
    const to = { address: principal.email, name: principal.name };
    const text = `${words.testText}\n\n${words.why}\n${deskAddress()}/settings/notifications\n`;
    await command((ctx) => queueDeskMail(ctx, ctx.actor.settingsVersion, { to, subject: words.test, text }));
    return { sent: 1, refused: 0 };
  });
}

async function preferencesOf(runtime: Runtime, principal: Principal): Promise<NotificationPreferences> {
  const [[row], catalogue, relay] = await Promise.all([
    listChoices(runtime.db, [principal.id]),
    catalogueFor(runtime.db, principal),
    findRelay(runtime.db),
  ]);
  const time = workingTimeOf(catalogue, principal);
  const now = runtime.clock();
  return {
    choices: allChoices(row?.choices ?? {}),
    outsideHours: row?.outside_hours ?? 'wait',
    workingTime: time && {
      calendar: time.calendar,
      zone: time.zone,
      open: isWorkingTime(time, now),
      nextOpenAt: reachableAt(time, now).toISOString(),
    },
    emailReady: relay !== null,
  };
}

const presentBrowser = (row: PushSubscriptionRow) => ({
  id: row.id,
  browser: row.browser,
  createdAt: row.created_at.toISOString(),
});

function bindPush(app: HttpApp): void {
  bindRoute(app, contract.pushKey, async ({ runtime }) => ({ publicKey: (await pushKeys(runtime)).publicKey }));
  bindRoute(app, contract.listBrowsers, async ({ runtime, principal }) => ({
    rows: (await listSubscriptions(runtime.db, [principal.id])).map(presentBrowser),
  }));
  bindRoute(app, contract.subscribe, async ({ runtime, body, command }) => {
    if (!mayPushTo(runtime, body.endpoint)) {
      throw invalid('push_refused', 'Pushes can be sent only to a push service on the internet, by https.');
    }
    const row = await command(async (ctx) => {
      const { endpoint, browser, keys } = body;
      const kept = { id: newId(ctx.now), person_id: ctx.actor.id, endpoint, ...keys, browser };
      const written = await writeSubscription(ctx.tx, kept, ctx.now);
      await trimSubscriptions(ctx.tx, ctx.actor.id, mostBrowsers);
      return written;
    });
    return presentBrowser(row);
  });
  bindRoute(app, contract.unsubscribe, async ({ params, command }) => {
    const gone = await command((ctx) => deleteSubscriptions(ctx.tx, [params.id], ctx.actor.id));
    if (gone === 0) throw notFound('browser');
    return { id: params.id };
  });
}
