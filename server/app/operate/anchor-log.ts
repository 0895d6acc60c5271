import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { makeFolder } from '#platform/make-folder.ts';
import type { Tick } from '#platform/ticker.ts';
import { findLogEnd, isSettled, listLogHashes } from './anchor-queries.ts';

/**
 * What the log was at a moment, kept outside the database: a digest over the hashes of its rows up to `lastId`, each anchor
 * building on the one before it. Whoever rewrites the log, chains and all, cannot rewrite what has been carried elsewhere.
 */
export type Anchor = { at: string; lastId: number; rows: number; digest: string; previous: string };

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
  if (lastId === (newest?.lastId ?? 0)) return null;
  for (let attempt = 0; !(await isSettled(runtime.db, horizon)); attempt++) {
    if (attempt === 50) return null;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const previous = newest?.digest ?? nothing;
  const { digest, rows } = await digestOf(runtime.db, newest?.lastId ?? 0, lastId, previous);
  const anchor = { at: runtime.clock().toISOString(), lastId, rows, digest, previous };
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
    const { digest, rows } = await digestOf(db, from, anchor.lastId, anchor.previous);
    if (rows !== anchor.rows) {
      const words = `it counted ${anchor.rows} rows and the database has ${rows}: rows were removed or added, or an older backup was restored`;
      return { held, broken: `${where}: ${words}` };
    }
    if (digest !== anchor.digest) return { held, broken: `${where}: rows were rewritten after it was made` };
    held += 1;
    before = anchor;
  }
  return { held, broken: null };
}

async function digestOf(db: Db, after: number, upTo: number, previous: string) {
  const hash = createHash('sha256').update(Buffer.from(previous, 'hex'));
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
