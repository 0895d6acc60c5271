import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { makeFolder } from '#platform/make-folder.ts';
import type { Tick } from '#platform/ticker.ts';
import { listChosenRequests, writeErasure } from './erasure-queries.ts';
import { insertReplay, type KeptErasure, listErasureIds, readKeptErasure } from './replay-queries.ts';
import './privacy-events.ts';

const system: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'timer' };

/**
 * Keeps every erasure in a folder beside the database, and orders those anew that the database does not know: it was
 * restored from a backup made before them, and what was erased must not come back with it (GDPR 17).
 */
export const keepErasuresTick = (folder: string): Tick => ({
  name: 'keep-erasures',
  everyMs: 60_000,
  run: async (runtime) => {
    await keepErasures(runtime, folder);
    return 0;
  },
});

/** Gives how many were written to the folder and how many were ordered anew. */
export async function keepErasures(runtime: Runtime, folder: string): Promise<{ kept: number; again: number }> {
  const files = new Set((await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name)));
  const known = await listErasureIds(runtime.db);
  let kept = 0;
  for (const [id, done] of known) {
    if (!done || files.has(`${id}.json`)) continue;
    const erasure = await readKeptErasure(runtime.db, id);
    if (!erasure) continue;
    makeFolder(folder, 0o700);
    const path = join(folder, `${id}.json`);
    // Under another name first: one cut off half way would erase half.
    await writeFile(`${path}.part`, `${JSON.stringify(erasure)}\n`, { mode: 0o600 });
    await rename(`${path}.part`, path);
    kept += 1;
  }
  let again = 0;
  for (const name of files) {
    if (known.has(name.slice(0, -5))) continue;
    const erasure = JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptErasure;
    await orderAnew(runtime, erasure);
    again += 1;
  }
  return { kept, again };
}

async function orderAnew(runtime: Runtime, kept: KeptErasure): Promise<void> {
  await command(runtime, system, async (ctx) => {
    if (!(await insertReplay(ctx.tx, kept, ctx.now))) return;
    const total = await listChosenRequests(ctx.tx, kept.id, kept.requests);
    await writeErasure(ctx.tx, { id: kept.id, version: 1 }, {}, ctx.now);
    ctx.record({ type: 'erasure.started', data: { erasureId: kept.id, kind: 'replay', total } });
  });
}
