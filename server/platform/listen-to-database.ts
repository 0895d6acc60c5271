import type { Socket } from 'node:net';
import pg from 'pg';
import { sessionSettings } from './db.ts';
import type { Log } from './log.ts';
import { within } from './within.ts';

/** Who listens: what is told when a channel says something, when the listening begins, and when it ended. */
export type Listener = {
  heard: (channel: string, payload: string) => void;
  began: () => void;
  ended: () => void;
};

/** How often a connection that only listens is asked whether it still hears, and how long it may take to say so. */
const usual = { askMs: 10_000, answerMs: 5_000, againMs: 1_000 };

/**
 * Listens to `channels` in a session of its own until it is stopped, and begins again whenever the session ends. Somebody
 * who only listens cannot tell silence from a network that forgot the connection, so the database is asked now and then.
 * What is said while nobody listens is lost; `began` is when to look at everything once.
 */
export function listenToDatabase(
  databaseUrl: string,
  channels: readonly string[],
  listener: Listener,
  log: Log,
  times = usual,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  /** One session, from its beginning to its end; throws what ended it. */
  async function session(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'linja live',
      connectionTimeoutMillis: times.answerMs,
      query_timeout: times.answerMs,
    });
    const over = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection ended')));
      signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    });
    over.catch(() => {});
    client.on('notification', ({ channel, payload }) => listener.heard(channel, payload ?? ''));
    try {
      await Promise.race([client.connect(), over]);
      await client.query(sessionSettings);
      for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      listener.began();
      for (;;) {
        await Promise.race([rest(times.askMs, signal), over]);
        await client.query('select 1');
      }
    } finally {
      if (signal.aborted) await within(1000, client.end());
      // Otherwise without a word: where nobody answers, nobody answers a goodbye.
      (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await session().catch((error: unknown) => {
        if (!signal.aborted) log.warn({ err: error }, 'live connection to the database failed; it tries again');
      });
      listener.ended();
      if (!signal.aborted) await rest(times.againMs, signal);
    }
  }
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Ends early, and without a fault, when the signal says so. */
const rest = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
