// Plain JavaScript for Node 20 and newer: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const windows = process.platform === 'win32';

/** The Node the product is made for: the one installed with it, else this one where it is new enough. */
export function productNode() {
  const own = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  throw new Error('Node 26 was not installed. Run `npm install` once with install scripts allowed, or use Node 26.');
}

/**
 * How the server is started. New objects get 2 × 16 MB instead of 2 × 32: a server that answers in milliseconds has little
 * that outlives a call, and at rest the other half would be held for nothing.
 */
export const serverFlags = ['--max-semi-space-size=16'];

/**
 * Of the C library's memory two heaps, not one for each thread and core: what threads leave behind in theirs is not given
 * back, a tenth of what a server holds after a busy time.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' };

/** The environment of our programs: tools of `node_modules` are found first. */
export function productEnvironment(extra = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** The main file of an installed program, to be run by `productNode()`: no shell, no `.cmd`, the same everywhere. */
export const program = (...path) => join(root, 'node_modules', ...path);

/**
 * Runs a program by the product's Node and gives its exit code once it ends, 128 + n when signal n ended it. Signals that
 * reach us are passed on, so that Ctrl-C and a stop by the system end it in order. `timeoutMs` kills what hangs.
 */
export function runByProductNode(args, { env = {}, timeoutMs = 0, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(productNode(), args, { cwd: root, stdio, env: productEnvironment(env) });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    // npm ends with its shell when it is told to stop, without a word to us: what it started must not live on alone.
    const parent = process.ppid;
    const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
    const lookout = process.env.npm_lifecycle_event ? setInterval(orphaned, 500) : undefined;
    const watchdog = timeoutMs > 0 ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      clearInterval(lookout);
      for (const name of signals) process.off(name, forward);
      resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), said });
    });
  });
}
