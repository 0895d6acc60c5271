import type { ServerResponse } from 'node:http';
import pg from 'pg';
import type { Log } from './log.ts';
import { liveChannel } from './outbox-relay.ts';

export type Realtime = {
  /** How many browsers are connected here. */
  connections: () => number;
  /** Keeps this answer open and writes each announcement to it as a server-sent event. */
  add: (response: ServerResponse) => void;
  stop: () => Promise<void>;
};

/** How often a silent connection hears from us, so that proxies keep it. */
const heartbeatMs = 20_000;

/**
 * Passes what the relays announce (on whatever node) to the browsers connected here. Announcements carry ids only: the
 * client asks again for what it shows, and gets what it may see.
 */
export function startRealtime(databaseUrl: string, log: Log): Realtime {
  const responses = new Set<ServerResponse>();
  let stopped = false;
  let client: pg.Client | undefined;

  const send = (text: string) => {
    for (const response of responses) response.write(text);
  };

  async function listen(): Promise<void> {
    while (!stopped) {
      const ended = new Promise<void>((resolve) => {
        client = new pg.Client({ connectionString: databaseUrl, application_name: 'linja live' });
        client.on('notification', (message) => send(`event: changes\ndata: ${message.payload}\n\n`));
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      try {
        await client?.connect();
        await client?.query(`listen ${liveChannel}`);
        // Whatever was announced while nobody listened: the browsers look at everything once.
        send('event: changes\ndata: {"requests":null,"topics":null}\n\n');
        await ended;
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'live connection to the database failed; it tries again');
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  const running = listen();
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);

  return {
    connections: () => responses.size,
    add: (response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 2000\n\n');
      responses.add(response);
      response.on('close', () => responses.delete(response));
    },
    stop: async () => {
      stopped = true;
      clearInterval(heartbeat);
      // They come back, to another node or to the next version, but not all in the same moment.
      for (const response of responses) response.end(`retry: ${500 + Math.floor(Math.random() * 4500)}\n\n`);
      await client?.end().catch(() => {});
      await running;
    },
  };
}
