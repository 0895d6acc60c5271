import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '#platform/config.ts';
import { backupNote } from '../backup/backup-note.ts';
import { type Finding, fine, problem, spanWords, warning } from './finding.ts';

const gigabyte = 1_000_000_000;

/** Node, folders, disk, addresses, age of the backup: what can be said without the database. */
export function checkMachine(config: Config, now: Date): Finding[] {
  return [
    checkNode(),
    ...checkFolder(config),
    ...checkAddress(config),
    ...checkProxy(config),
    checkBackup(config, now),
  ];
}

function checkNode(): Finding {
  const { node } = process.versions;
  return Number(node.split('.')[0]) >= 26
    ? fine(`Node ${node}`)
    : problem(
        `Node ${node} runs this, and 26 is needed`,
        'the product is written for the language of Node 26',
        'start it by npm, which brings Node 26, or install Node 26',
      );
}

function checkFolder({ dataDir, databaseUrl }: Config): Finding[] {
  const there = nearestFolder(dataDir);
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const todo = `give the folder to the user that runs the desk: chown it, or set DATA_DIR`;
    return [
      problem(`The folder ${dataDir} cannot be written to`, 'the database and the anchors of the log live in it', todo),
    ];
  }
  const found: Finding[] = [];
  const disk = statfsSync(there);
  const free = disk.bavail * disk.bsize;
  const words = `${(free / gigabyte).toFixed(1)} GB are free where ${dataDir} is`;
  if (free < gigabyte) found.push(problem(words, 'a database without room stops', 'make room, or move DATA_DIR'));
  else if (free < 5 * gigabyte)
    found.push(warning(words, 'a desk that is used fills it in months', 'plan for more room'));
  else found.push(fine(words));
  const postgres = join(dataDir, 'postgres');
  const mode = !databaseUrl && existsSync(postgres) ? statSync(postgres).mode & 0o077 : 0;
  if (mode !== 0) {
    const why = 'other users of this machine can read the password of the database';
    found.push(problem(`${postgres} is open to others`, why, `chmod 700 ${postgres}`));
  }
  return found;
}

/** Where people come by https, a proxy stands in front; without being told of it everybody has the proxy's address. */
function checkProxy({ publicUrl, trustedProxies }: Config): Finding[] {
  if (!publicUrl?.startsWith('https:') || trustedProxies.length > 0) return [];
  return [
    warning(
      'TRUSTED_PROXIES is not set, and the public address is https',
      'everybody seems to come from the proxy: who guesses passwords slows down all, the security log and the networks of API keys see one address',
      'set TRUSTED_PROXIES to the address of the proxy (127.0.0.1 where it is on this machine), and see that it adds X-Forwarded-For (docs/operate/install.md)',
    ),
  ];
}

/** The folder, or the one above in which the desk would make it: looking changes nothing. */
function nearestFolder(path: string): string {
  const above = dirname(path);
  return existsSync(path) || above === path ? path : nearestFolder(above);
}

function checkAddress({ publicUrl, host, port }: Config): Finding[] {
  const local = /^(127\.|::1$|localhost$)/.test(host);
  if (!publicUrl) {
    const why = 'links in mails and the domain of our own mails come from it, and cookies are only then kept to https';
    const todo = 'set PUBLIC_URL to the https address people reach the desk at';
    return [
      local
        ? fine(`The desk is for this machine alone (${host}:${port})`)
        : warning('PUBLIC_URL is not set', why, todo),
    ];
  }
  if (!publicUrl.startsWith('https:')) {
    const why = 'passwords and customers go over the network for everybody to read';
    const todo = 'put a proxy with a certificate in front and set PUBLIC_URL to its https address';
    const here = /^http:\/\/(localhost|127\.|\[::1\])/.test(publicUrl);
    return here
      ? [fine(`The desk is at ${publicUrl}, on this machine`)]
      : [problem(`PUBLIC_URL is ${publicUrl}, without TLS`, why, todo)];
  }
  if (!local) {
    const why = `the port ${port} can be reached past the proxy, without TLS`;
    return [
      warning(
        `The desk listens on ${host} and its public address is https`,
        why,
        'set HOST=127.0.0.1 where the proxy is on this machine, or close the port to others (of a container: publish it on 127.0.0.1 alone, as deploy/compose.yaml does)',
      ),
    ];
  }
  return [fine(`The desk is at ${publicUrl}`)];
}

function checkBackup({ dataDir }: Config, now: Date): Finding {
  const why = 'whatever happens after the last backup is lost with the disk';
  const todo = 'run linja backup --to <a folder on another disk> every night, and keep copies elsewhere';
  try {
    const { at, path } = JSON.parse(readFileSync(backupNote(dataDir), 'utf8')) as { at: string; path: string };
    const age = (now.getTime() - Date.parse(at)) / 1000;
    if (age > 2 * 86_400) return warning(`The last backup is ${spanWords(age)} old`, why, todo);
    if (!existsSync(path))
      return warning(`The last backup is gone from ${path}`, why, 'see that it has been moved, not lost');
    return fine(`The last backup is ${spanWords(age)} old`);
  } catch {
    return warning(
      'No backup has been made by linja backup',
      why,
      `${todo}; where the database is backed up by other means, leave this be`,
    );
  }
}
