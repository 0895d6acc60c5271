// Plain JavaScript for Node 20 and newer: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './product-node.mjs';

const stamp = join(root, 'node_modules', '.installed-from');

/** What an installation depends on: the lock, and the parts of package.json that npm reads while installing. */
function wanted() {
  const { dependencies, devDependencies, allowScripts, overrides } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, allowScripts, overrides }))
    .update(lock)
    .digest('hex');
}

/** Notes that what is installed now is what the lock file says. */
export function markInstalled() {
  writeFileSync(stamp, wanted());
}

/**
 * Installs the packages where they are missing or older than the lock file; says nothing when there is nothing to do, and
 * one line when there is. `npm ci` would refuse where a registry lacks an optional package of some other platform, so it
 * is `npm install`, which keeps to the lock as well.
 */
export function installIfNeeded() {
  const hash = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // A linked folder belongs to another tree, which looks after it; npm would put a real one in its place.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  console.log('Installing packages …');
  const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  let failure = '';
  // A registry may drop a connection; the second run continues where the first one stopped.
  for (let attempt = 0; attempt < 2; attempt++) {
    const run = npm(args);
    if (run.status === 0) {
      markInstalled();
      return;
    }
    failure = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`;
  }
  throw new Error(`npm install failed:\n${failure}`);
}

/** The npm that runs us, by the Node that runs it: not the one being installed, which Windows could not replace. */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  if (script && node && !node.startsWith(join(root, 'node_modules')))
    return spawnSync(node, [script, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
