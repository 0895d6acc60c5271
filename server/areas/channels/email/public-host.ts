import type { Db } from '#platform/db.ts';

/**
 * The host name of the address people reach the desk at, `localhost` where none is set: the domain of mail addresses and
 * Message-IDs of ours when no mail address says better.
 */
export function publicHost(publicUrl: string | undefined): string {
  return publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl).hostname || 'localhost' : 'localhost';
}

// Per database, as tests have several desks at once.
const hosts = new WeakMap<Db, string>();

/** Says, once at the start, at which address people reach the desk that works on this database. */
export function setPublicUrl(db: Db, publicUrl: string | undefined): void {
  hosts.set(db, publicHost(publicUrl));
}

/** The host name of the desk that works on this database. */
export const hostOf = (db: Db): string => hosts.get(db) ?? 'localhost';
