import type pg from 'pg';

/** Channel of PostgreSQL's NOTIFY that says whose rights or sign-in changed: a person's id, or nothing for everybody. */
export const callersChannel = 'linja_callers';

/** The code under which the writing connection hears the same at once (`tell_callers_changed`). */
const changedCode = 'LJ001';

// A net under the announcements, for whatever switches triggers off: how long anybody is known without being read again.
const knownMs = 10_000;
const mostKnown = 10_000;

export type KnownCallers<T> = {
  /**
   * Who calls with this key, from memory or by `read`, which gives null for nobody. Nobody is never kept, nor is what was
   * read while somebody's rights changed. What is kept but no longer `good` is read anew.
   */
  find: (
    key: string,
    read: () => Promise<{ personId: string; caller: T } | null>,
    good: (caller: T) => boolean,
  ) => Promise<T | null>;
  /** The next call of this person (empty: of anybody) is read anew. */
  forget: (personId: string) => void;
  /** Hears of each person (empty: of everybody) who was forgotten because something of theirs changed. */
  whenForgotten: (hear: (personId: string) => void) => void;
  /** What this pool's connections write is known to have changed before their commit answers. */
  watch: (pool: pg.Pool) => void;
  /** Whether what other processes write is heard of. While it is not, nobody is kept. */
  hearing: (hears: boolean) => void;
};

/** Keeps who calls between calls, so that most calls need not ask the database (decision 0025). */
export function createKnownCallers<T>(): KnownCallers<T> {
  const kept = new Map<string, { personId: string; caller: T; until: number }>();
  let hears = false;
  let changes = 0;
  const hearers: ((personId: string) => void)[] = [];

  const drop = (personId: string) => {
    changes += 1;
    if (personId === '') return kept.clear();
    for (const [key, one] of kept) if (one.personId === personId) kept.delete(key);
  };
  const forget = (personId: string) => {
    drop(personId);
    for (const hear of hearers) hear(personId);
  };

  return {
    forget,
    whenForgotten: (hear) => void hearers.push(hear),
    find: async (key, read, good) => {
      const known = kept.get(key);
      if (known && known.until > performance.now() && good(known.caller)) return known.caller;
      const before = changes;
      const found = await read();
      kept.delete(key);
      if (!found) return null;
      if (hears && before === changes) {
        kept.set(key, { ...found, until: performance.now() + knownMs });
        // The one kept longest goes; it would have to be read again soonest.
        if (kept.size > mostKnown) kept.delete(kept.keys().next().value as string);
      }
      return found.caller;
    },
    watch: (pool) => {
      pool.on('connect', (client) => {
        const changed = new Set<string>();
        client.on('notice', ({ code, detail }) => {
          if (code === changedCode) changed.add(detail ?? '');
        });
        const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
        // First of all listeners: whoever waits for the commit goes on after what it changed is forgotten. Until the
        // transaction has ended others rightly read what was before.
        connection.prependListener('readyForQuery', ({ status }: { status: string }) => {
          if (changed.size === 0 || status !== 'I') return;
          for (const personId of changed) forget(personId);
          changed.clear();
        });
      });
    },
    hearing: (now) => {
      hears = now;
      drop('');
    },
  };
}
