import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { makeFolder } from '#platform/make-folder.ts';
import type { Tick } from '#platform/ticker.ts';
import { findLogEnd, findSecurityHash, findSecurityLogEnd, isSettled, listLogHashes } from './anchor-queries.ts';

/**
 * What the log was at a moment, kept outside the database: a digest over the hashes of its rows up to `lastId`, each anchor
 * building on the one before it. Whoever rewrites the log, chains and all, cannot rewrite what has been carried elsewhere.
 */
export type Anchor = {
  at: string;
  lastId: number;
  rows: number;
  digest: string;
  previous: string;
  /** The last row of the security log, whose hash stands for all before it. Absent from anchors of earlier versions. */
  security?: { lastId: number; hash: string } | null;
};

const pageSize = 5000;
const nothing = '0'.repeat(64);

/** Looks every hour whether today's anchor is missing. */
export const anchorTick = (folder: string): Tick => ({
  name: 'anchor-log',
  everyMs: 3_600_000,
  run: async (runtime) => {
    const today = runtime.clock().toISOString().slice(0, 10);
    const newest = (await readAnchors(folder)).at(-1);
    if (newest?.at.startsWith(today)) return 0;
    await writeAnchor(runtime, folder);
    // Never more than one a day, so there is nothing to look for at once.
    return 0;
  },
});

/** Writes an anchor of the log as it is; null when there is nothing new, or work under way may still add rows before its end. */
export async function writeAnchor(runtime: Runtime, folder: string): Promise<Anchor | null> {
  const newest = (await readAnchors(folder)).at(-1);
  const { lastId, horizon } = await findLogEnd(runtime.db);
  const security = await findSecurityLogEnd(runtime.db);
  const isNew = lastId !== (newest?.lastId ?? 0) || security?.lastId !== newest?.security?.lastId;
  if (!isNew) return null;
  for (let attempt = 0; !(await isSettled(runtime.db, horizon)); attempt++) {
    if (attempt === 50) return null;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const previous = newest?.digest ?? nothing;
  const { digest, rows } = await digestOf(runtime.db, { after: newest?.lastId ?? 0, upTo: lastId, previous, security });
  const anchor: Anchor = { at: runtime.clock().toISOString(), lastId, rows, digest, previous, security };
  makeFolder(folder, 0o700);
  const name = join(folder, `log-${anchor.at.replaceAll(':', '')}.json`);
  // Under another name first: a file cut off half way would look like tampering.
  await writeFile(`${name}.part`, `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  await rename(`${name}.part`, name);
  return anchor;
}

/** Every anchor in a folder, oldest first; none where there is no such folder. */
export async function readAnchors(folder: string): Promise<Anchor[]> {
  const names = await readdir(folder).catch(() => []);
  const anchors: Anchor[] = [];
  for (const name of names.filter((one) => /^log-.*\.json$/.test(one)).sort()) {
    anchors.push(JSON.parse(await readFile(join(folder, name), 'utf8')) as Anchor);
  }
  return anchors;
}

/** Compares the log with its anchors; gives how many held and, in words, the first that does not. */
export async function verifyAnchors(db: Db, folder: string): Promise<{ held: number; broken: string | null }> {
  let before: Anchor | undefined;
  let held = 0;
  for (const anchor of await readAnchors(folder)) {
    const from = before?.lastId ?? 0;
    const where = `the anchor of ${anchor.at} (rows ${from + 1} to ${anchor.lastId})`;
    if (anchor.previous !== (before?.digest ?? nothing)) {
      return { held, broken: `${where} does not follow the one before it: an anchor is missing or was changed` };
    }
    const { digest, rows } = await digestOf(db, { ...anchor, after: from, upTo: anchor.lastId });
    if (rows !== anchor.rows) {
      const words = `it counted ${anchor.rows} rows and the database has ${rows}: rows were removed or added, or an older backup was restored`;
      return { held, broken: `${where}: ${words}` };
    }
    if (digest !== anchor.digest) return { held, broken: `${where}: rows were rewritten after it was made` };
    if (anchor.security && !(await holdsSecurity(db, anchor.security))) {
      return {
        held,
        broken: `${where}: the security log up to its row ${anchor.security.lastId} was rewritten or removed`,
      };
    }
    held += 1;
    before = anchor;
  }
  return { held, broken: null };
}

/** Whether the row is as it was, or its time had passed and it was cut off from the oldest end. */
async function holdsSecurity(db: Db, noted: { lastId: number; hash: string }): Promise<boolean> {
  const { hash, cutUpTo } = await findSecurityHash(db, noted.lastId);
  return hash === null ? noted.lastId <= cutUpTo : hash === noted.hash;
}

type Stretch = { after: number; upTo: number; previous: string; security?: Anchor['security'] | undefined };

/** What an anchor says of the log is part of its digest, so that the one after it binds that, too. */
async function digestOf(db: Db, { after, upTo, previous, security }: Stretch) {
  const hash = createHash('sha256').update(Buffer.from(previous, 'hex'));
  if (security) hash.update(`${security.lastId} ${security.hash}`);
  let rows = 0;
  for (let last = after; ; ) {
    const page = await listLogHashes(db, { after: last, upTo, limit: pageSize });
    for (const row of page) hash.update(row.hash);
    rows += page.length;
    const end = page.at(-1);
    if (!end || page.length < pageSize) break;
    last = end.id;
  }
  return { digest: hash.digest('hex'), rows };
}
