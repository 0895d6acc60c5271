import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from './child-desk.ts';
import type { Result } from './result-table.ts';

const root = join(import.meta.dirname, '..');

/** `npm start` on an installed tree until a browser would have the page: where nothing is there yet, and with what that left. */
export async function measureStart(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'linja-start-'));
  // What was written before the run goes to the disk first, or the start would wait for it.
  spawnSync('sync');
  try {
    const first = await secondsToPage(folder);
    const again = await secondsToPage(folder);
    return [
      { name: '`npm start` to a served page, an empty folder, s', value: first, bar: { most: 6 } },
      { name: '… again, s', value: again, bar: { most: 6 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts it with its database in this folder, ends it once the page came, and gives the seconds between. */
async function secondsToPage(folder: string): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', SMTP_PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  // A group of its own: what npm is told to end by a signal, it does not always pass on.
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = once(child, 'exit');
  try {
    const answer = await fetch(await addressOf(child));
    if (!answer.ok || !(await answer.text()).includes('<div id="root">')) throw new Error('that is not the page');
    return (performance.now() - began) / 1000;
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}
