import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { migrate } from '#platform/migrate.ts';
import { ownersToldText } from './load-statements.ts';
import { type DeskSize, type PreparedDesk, prepareDesk } from './prepare-desk.ts';

/** A desk of one size in a database of its own, ready to be measured. */
export type LoadedDesk = PreparedDesk & { url: string; size: DeskSize };

/** 10000 → `10 k`, 1000000 → `1 M`. */
export const sizeName = (requests: number) =>
  requests >= 1_000_000 ? `${requests / 1_000_000} M` : `${requests / 1000} k`;

/**
 * Makes the database of a size, or, with `keptIn` (a folder), a copy of the one made by an earlier run: what is measured
 * writes, and the next run begins where this one did.
 */
export async function loadDesk(serverUrl: string, size: DeskSize, keptIn?: string): Promise<LoadedDesk> {
  const name = `linja_${size.requests}_${size.categories}_${size.groups}_${size.openShare}`;
  const kept = keptIn && `${keptIn}/${name}.json`;
  const admin = new pg.Client({ connectionString: serverUrl.replace(/linja$/, 'postgres') });
  await admin.connect();
  try {
    const began = performance.now();
    const said = (what: string) =>
      console.log(
        `${sizeName(size.requests)} requests ${what} in ${((performance.now() - began) / 1000).toFixed(0)} s`,
      );
    const at = (database: string) => serverUrl.replace(/linja$/, database);
    if (kept && existsSync(kept)) {
      await admin.query(`drop database if exists ${name}_copy with (force)`);
      await admin.query(`create database ${name}_copy template ${name} strategy file_copy`);
      await migrate(at(`${name}_copy`));
      await catchUpWithTheClock(at(`${name}_copy`));
      said('copied and brought up to date');
      return { ...(JSON.parse(readFileSync(kept, 'utf8')) as PreparedDesk), url: at(`${name}_copy`), size };
    }
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name}`);
    const prepared = await prepareDesk(at(name), size);
    said('loaded');
    if (!kept) return { ...prepared, url: at(name), size };
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, JSON.stringify(prepared));
    return loadDesk(serverUrl, size, keptIn);
  } finally {
    await admin.end();
  }
}

/** What a desk that was kept for hours would have done meanwhile. */
async function catchUpWithTheClock(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(ownersToldText);
    await client.query('analyze deadline_notice');
  } finally {
    await client.end();
  }
}
