import { AppError } from './errors.ts';
import type { Connection } from './live-connections.ts';
import type { Log } from './log.ts';
import { isPassingFault } from './passing-fault.ts';

/** Milliseconds until somebody who could not be asked for is asked for again. */
const againMs = 2_000;

export type LiveRenewal = {
  /**
   * Asks anew who the readers of these connections are; `first` before whoever waits already. Whoever is nobody any more,
   * or is refused, is cut off and has to sign in. Until a reader is known again the connection is `unsure`. Resolves when
   * nobody waits; never rejects.
   */
  renew: (connections: Iterable<Connection>, first?: boolean) => Promise<void>;
  /** Resolves when nobody waits to be asked for. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Keeps the readers of live connections what they are now: rights change and sessions end while a connection is open. */
export function createLiveRenewal(log: Log): LiveRenewal {
  let waiting = new Set<Connection>();
  let working: Promise<void> | undefined;
  let stopped = false;
  const later = new Set<Connection>();
  let timer: NodeJS.Timeout | undefined;

  async function renewOne(connection: Connection): Promise<void> {
    try {
      const principal = await connection.again();
      // Whoever was announced as changed while they were read is read once more.
      if (waiting.has(connection)) return;
      if (!principal) return void connection.response.end();
      connection.principal = principal;
      connection.unsure = false;
    } catch (error) {
      if (passes(error)) return postpone(connection);
      // The browser comes back, and its call is told what is wrong. Nobody else's connection suffers.
      if (!(error instanceof AppError))
        log.warn({ err: error }, 'a live connection was ended: its reader is not known');
      connection.response.end();
    }
  }

  function postpone(connection: Connection): void {
    if (stopped) return;
    later.add(connection);
    timer ??= setTimeout(() => {
      timer = undefined;
      const due = [...later];
      later.clear();
      void renew(due);
    }, againMs);
  }

  async function work(): Promise<void> {
    // One after the other: a desk full of people must not take all connections to the database at once.
    for (const connection of iterate()) await renewOne(connection);
    working = undefined;
  }

  function* iterate(): Generator<Connection> {
    for (;;) {
      const [next] = waiting;
      if (!next || stopped) return;
      waiting.delete(next);
      if (!next.response.writableEnded && !next.response.destroyed) yield next;
    }
  }

  const renew: LiveRenewal['renew'] = async (connections, first = false) => {
    const asked = [...connections];
    for (const connection of asked) connection.unsure = true;
    waiting = new Set(first ? [...asked, ...waiting] : [...waiting, ...asked]);
    // In a later turn, so that what is announced in this one is asked for together.
    working ??= Promise.resolve().then(work);
    await working;
  };

  return {
    renew,
    settled: async () => working,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}

/** Whether it lies not with the reader that they are not known at the moment. */
const passes = (error: unknown) => isPassingFault(error) || (error instanceof AppError && error.status >= 500);
