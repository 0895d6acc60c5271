import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { asApplication } from './application-role.ts';

export type RunningPostgres = {
  /** Address of the database `linja` as its owner. */
  url: string;
  /** The same as the application's user. */
  applicationUrl: string;
  /** Process of the database server. */
  pid: number;
  /** Process of the desk that started it; null when that one is gone and left its database running. */
  owner: number | null;
};

/** Name of the file in the data folder with the process id of the desk that started the database server. */
export const ownerFile = 'owner';

/** SQLSTATE of a server that is coming up or going down. */
const cannotConnectNow = '57P03';
/** Milliseconds between two looks at such a server, and how often it is looked at: a minute. */
const [pauseMs, looks] = [100, 600];

/**
 * The embedded PostgreSQL that runs on this data folder at the moment, if any. The server writes its process and port into
 * `postmaster.pid`, first and fourth line; a file left over from a crash answers nobody.
 */
export async function findRunningPostgres(dataDir: string): Promise<RunningPostgres | null> {
  const found = await lookAt(dataDir);
  return found === 'in between' ? null : found;
}

/** The same, after waiting for a server that is still going down, which keeps its folder until it is gone, or coming up. */
export async function settledPostgres(dataDir: string): Promise<RunningPostgres | null> {
  for (let look = 0; look < looks; look++) {
    const found = await lookAt(dataDir);
    // A server that went down answers no more a moment before it leaves the folder.
    const leaving = found === null && look > 0 && existsSync(pidFileOf(dataDir));
    if (found !== 'in between' && !leaving) return found;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return null;
}

const pidFileOf = (dataDir: string) => join(dataDir, 'cluster', 'postmaster.pid');

async function lookAt(dataDir: string): Promise<RunningPostgres | 'in between' | null> {
  const [pidFile, passwordFile] = [pidFileOf(dataDir), join(dataDir, 'password')];
  if (!existsSync(pidFile) || !existsSync(passwordFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  const password = readFileSync(passwordFile, 'utf8').trim();
  const url = `postgres://linja:${password}@127.0.0.1:${port?.trim()}/linja`;
  const applicationUrl = asApplication(url, applicationPassword(password));
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    return (error as { code?: string }).code === cannotConnectNow ? 'in between' : null;
  }
  return { url, applicationUrl, pid: Number(pid), owner: livingOwner(join(dataDir, ownerFile)) };
}

/** The application's password in the embedded PostgreSQL, made from the owner's, which it does not give away. */
export const applicationPassword = (password: string) =>
  createHmac('sha256', password).update('application').digest('hex');

function livingOwner(file: string): number | null {
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return pid > 0 && isAlive(pid) ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
