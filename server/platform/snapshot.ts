import type { Db } from './db.ts';

/**
 * Keeps what `load` reads for as long as the settings have not changed, by the count of `settings_clock`. Ask with the
 * count that came with the sign-in, or with `settingsVersion(db)` in a job. Several nodes never disagree for longer than
 * the call under way, since each call brings its own count.
 */
export function createSnapshot<T>(load: (db: Db) => Promise<T>): (db: Db, version: number) => Promise<T> {
  // Per database, as tests have several at once.
  const kept = new WeakMap<Db, { version: number; content: Promise<T> }>();
  return (db, version) => {
    const known = kept.get(db);
    if (known?.version === version) return known.content;
    const content = load(db);
    kept.set(db, { version, content });
    content.catch(() => kept.delete(db));
    return content;
  };
}

/** The present count of settings changes. */
export async function settingsVersion(db: Db): Promise<number> {
  const row = await db.selectFrom('settings_clock').select('version').executeTakeFirstOrThrow();
  return row.version;
}
