// Plain JavaScript for Node 20 and newer: it runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, root, runByProductNode } from './product-node.mjs';

const stamp = join(root, 'web', 'dist', '.built-from');

/** Everything the built client is made of, as one hash. */
function sources() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(path).update(readFileSync(join(root, path)));
  const walk = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !['dist', 'node_modules'].includes(entry.name)) walk(path);
      else if (entry.isFile() && !entry.name.includes('.test.')) add(path);
    }
  };
  walk('web');
  walk('contract');
  add('package-lock.json');
  return hash.digest('hex');
}

/** Builds the web client where it is missing or its sources have changed; `always` builds in any case. */
export async function buildWebIfNeeded({ always = false } = {}) {
  const hash = sources();
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Building the web client …');
  const vite = [program('vite', 'bin', 'vite.js'), 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'];
  const { code, said } = await runByProductNode(vite, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (code !== 0) throw new Error(`The web client could not be built:\n${said}`);
  writeFileSync(stamp, hash);
}
