import type { ServerResponse } from 'node:http';
import { callersChannel, type KnownCallers } from './known-callers.ts';
import { listenToDatabase } from './listen-to-database.ts';
import { type ChangesAnnouncement, type LiveAnnouncement, liveChannel } from './live-announcement.ts';
import { type Connection, type LiveReach, sendChanges, sendTo } from './live-connections.ts';
import { createLiveRenewal } from './live-renewal.ts';
import type { Log } from './log.ts';
import type { Principal } from './principal.ts';
import { within } from './within.ts';

export type { LiveReach } from './live-connections.ts';

export type Realtime = {
  /** How many browsers are connected here; of one person's. */
  connections: (personId?: string) => number;
  /**
   * Keeps this answer open and writes to it, as server-sent events, what its reader may hear of. `again` says who that is
   * at a later moment, or null; what it throws for them ends this answer alone.
   */
  add: (response: ServerResponse, principal: Principal, again: () => Promise<Principal | null>) => void;
  stop: () => Promise<void>;
};

/** How often a silent connection hears from us, so that proxies keep it. */
const heartbeatMs = 20_000;
/** How long a right that was taken away may still be heard with, where no announcement says that it was. */
const renewMs = 60_000;
/** How long an announcement waits until it is known who its hearers are; those not known by then hear of no request. */
const knownWithinMs = 2_000;
/** Topics after which somebody may see other requests than before. */
const aboutRights = ['person', 'centre', 'category'];

/**
 * Passes what is announced (on whatever node) to the browsers connected here: ids of changed requests, to each reader only
 * of those they may see; who is looking at what; that there are notifications. Contents are never sent: the client asks
 * again for what it shows, and gets what it may see. On the same connection `callers` hears whose rights changed.
 */
export function startRealtime(
  databaseUrl: string,
  log: Log,
  reach: LiveReach,
  callers: Pick<KnownCallers<unknown>, 'forget' | 'whenForgotten' | 'hearing'>,
): Realtime {
  const connections = new Set<Connection>();
  let stopped = false;
  const renewal = createLiveRenewal(log);
  // A session that ended or a key that was revoked, on whatever node, ends its connections now and not at the next turn.
  callers.whenForgotten((personId) => {
    const theirs =
      personId === '' ? connections : [...connections].filter(({ principal }) => principal.id === personId);
    void renewal.renew(theirs, personId !== '');
  });

  async function pass(announcement: LiveAnnouncement): Promise<void> {
    const open = [...connections];
    if (open.length === 0) return;
    const aboutAll = !('presence' in announcement || 'notified' in announcement) && maySeeOthers(announcement);
    await within(knownWithinMs, aboutAll ? renewal.renew(open) : renewal.settled());
    if ('presence' in announcement) {
      const { requestId } = announcement.presence;
      const visible = await reach(
        [requestId],
        open.map((connection) => connection.principal),
      );
      for (const [at, connection] of open.entries()) {
        if (!connection.unsure && visible[at]?.has(requestId)) sendTo(connection, 'presence', announcement.presence);
      }
    } else if ('notified' in announcement) {
      for (const connection of open) {
        if (announcement.notified.includes(connection.principal.id)) sendTo(connection, 'notified', {});
      }
    } else {
      await sendChanges(open, announcement, reach);
    }
  }

  // One after the other, so that nobody hears of a later change before an earlier one.
  let passing = Promise.resolve();
  const enqueue = (announcement: LiveAnnouncement) => {
    passing = passing
      .then(() => (stopped ? undefined : pass(announcement)))
      .catch((error) => {
        if (!stopped) log.warn({ err: error }, 'an announcement was not passed on');
      });
  };

  const listening = listenToDatabase(
    databaseUrl,
    [callersChannel, liveChannel],
    {
      heard: (channel, payload) => {
        if (channel === callersChannel) callers.forget(payload);
        else enqueue(JSON.parse(payload || '{}'));
      },
      began: () => {
        callers.hearing(true);
        // Whatever was announced while nobody listened: the browsers look at everything once.
        enqueue({ requests: null, topics: null });
      },
      ended: () => callers.hearing(false),
    },
    log,
  );
  const heartbeat = setInterval(() => {
    for (const { response } of connections) if (!response.writableEnded) response.write(': still here\n\n');
  }, heartbeatMs);
  const turn = setInterval(() => {
    void renewal.renew(connections);
  }, renewMs);

  return {
    connections: (personId) =>
      personId ? [...connections].filter(({ principal }) => principal.id === personId).length : connections.size,
    add: (response, principal, again) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 2000\n\n');
      const connection: Connection = { response, principal, again, unsure: false, elsewhere: undefined };
      connections.add(connection);
      // What was announced between finding who it is and this moment was not for it; mostly known without being asked.
      void renewal.renew([connection], true);
      response.on('close', () => {
        clearTimeout(connection.elsewhere);
        connections.delete(connection);
      });
    },
    stop: async () => {
      stopped = true;
      clearInterval(heartbeat);
      clearInterval(turn);
      // They come back, to another node or to the next version, but not all in the same moment.
      for (const { response } of connections) response.end(`retry: ${500 + Math.floor(Math.random() * 4500)}\n\n`);
      await listening.stop();
      await renewal.stop();
      await passing;
    },
  };
}

const maySeeOthers = ({ topics }: ChangesAnnouncement) =>
  !topics || topics.some((topic) => aboutRights.includes(topic));
