import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { type PreparedDesk, prepareDesk } from '../prepare-desk.ts';
import { aLedger, type Ledger } from './ledger.ts';
import { type Load, startLoad } from './load.ts';
import { type NodeProcess, startNode } from './node-process.ts';
import { type ScriptedRelay, startRelay } from './scripted-relay.ts';
import { startProxy, type TcpProxy } from './tcp-proxy.ts';

/** All that a fault may strike. */
export type Stage = {
  /** Answers calls and takes mail. */
  front: NodeProcess;
  /** Relay of the outbox, jobs, timers. */
  worker: NodeProcess;
  /** Nodes that take calls at the moment. */
  open: NodeProcess[];
  /** A node that does everything, beside the others; `forgetSecond` takes it out of the list again. */
  startSecond: () => Promise<NodeProcess>;
  forgetSecond: () => void;
  nodes: () => NodeProcess[];
  postgresPid: () => number;
  /** Folder of the database where it has a disk of its own that can be filled. */
  disk: string | null;
  proxy: TcpProxy;
  relay: ScriptedRelay;
  prepared: PreparedDesk;
  ledger: Ledger;
  load: Load;
  /** Moves the clock of every node by so much. */
  moveClock: (ms: number) => void;
  /** Runs on the owner's own connection, past the network that is disturbed; connects anew where it broke. */
  asOwner: <R>(work: (client: pg.Client) => Promise<R>) => Promise<R>;
  end: () => Promise<void>;
};

const diskSize = '1500m';

/** An empty database somebody else runs: as its owner, as the application's user, and past a pooler where there is one. */
type OtherDatabase = { url: string; applicationUrl: string; directUrl?: string; stop: () => Promise<void> };

/**
 * A desk as operators run it: a node that answers and receives, a node that works, a database of their own behind a
 * network (or the one of `on`, without one), a relay for mail. With `disk` the database lies on a file system in memory of a
 * fixed size, which needs root.
 */
export async function aStage(options: {
  disk: boolean;
  agents: number;
  restMs: number;
  on?: OtherDatabase;
}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'linja-faults-'));
  const disk = options.disk ? mountDisk(join(folder, 'disk')) : null;
  const postgres: OtherDatabase =
    options.on ?? (await startEmbeddedPostgres(join(disk ?? folder, 'postgres'), ['max_wal_size=256MB']));
  const proxy = await startProxy(Number(new URL(postgres.url).port));
  const through = (url: string) => (options.on ? url : url.replace(/:\d+\//, `:${proxy.port}/`));
  const prepared = await prepareDesk(postgres.url, 0);
  const asOwner = ownerOf(postgres);
  const relay = await startRelay();
  await asOwner(layOut);
  let aheadMs = 0;
  const nodeOf = (name: string, services: string) =>
    startNode({
      name,
      services,
      databaseUrl: through(postgres.applicationUrl),
      directUrl: postgres.directUrl,
      ownerUrl: through(postgres.url),
      folder,
      aheadMs: () => aheadMs,
    });
  const front = await nodeOf('front', 'web,channels');
  const worker = await nodeOf('worker', 'worker');
  await setUpMail(front.url, prepared, relay.port);
  const all = [front, worker];
  const open = [front];
  const ledger = aLedger();
  const load = startLoad({
    nodes: () => open,
    // Those who work in the first category; bench/prepare-desk.ts gives everybody each third.
    agents: prepared.agents.filter((_, at) => at % 3 === 0).slice(0, options.agents),
    categoryId: prepared.categoryIds[0] as string,
    ledger,
    restMs: options.restMs,
  });
  return {
    front,
    worker,
    open,
    startSecond: async () => {
      const second = await nodeOf('second', 'web,worker,channels');
      all.push(second);
      open.push(second);
      return second;
    },
    forgetSecond: () => {
      all.splice(2);
      open.splice(1);
    },
    nodes: () => all,
    postgresPid: () =>
      Number(readFileSync(join(disk ?? folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]),
    disk,
    proxy,
    relay,
    prepared,
    ledger,
    load,
    moveClock: (ms) => {
      aheadMs += ms;
      for (const node of all) node.setClock(aheadMs);
    },
    asOwner,
    end: async () => {
      await load.end();
      await Promise.all(all.map((node) => node.stop()));
      relay.stop();
      proxy.stop();
      await postgres.stop();
      if (disk) execFileSync('umount', [disk]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A place for what the witness sees (bench/fault-witness.ts). */
async function layOut(owner: pg.Client): Promise<void> {
  await owner.query(
    `create schema witness;
      create table witness.batch (event_id uuid not null);
      create table witness.job (event_id uuid not null);
      create index on witness.batch (event_id);
      create index on witness.job (event_id);
      grant usage on schema witness to public;
      grant select, insert on all tables in schema witness to public`,
  );
}

/** An address mail comes to and a relay it leaves by. */
async function setUpMail(url: string, { supervisor, categoryIds }: PreparedDesk, relayPort: number): Promise<void> {
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${supervisor.key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json() as Promise<{ rows: { id: string }[] }>;
  };
  const centreId = (await call('GET', '/centres')).rows[0]?.id;
  const address = {
    address: 'support@desk.example',
    name: 'Support',
    centreId,
    categoryId: categoryIds[0],
    isDefault: true,
  };
  await call('POST', '/mail-addresses', address);
  await call('PUT', '/mail-relay', { host: '127.0.0.1', port: relayPort, security: 'none' });
}

function ownerOf({ url }: OtherDatabase): Stage['asOwner'] {
  return async (work) => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  };
}

/** Null, with a line that says so, where this machine or user does not allow it. */
function mountDisk(folder: string): string | null {
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch {
    console.warn('The disk is not filled: a file system of a fixed size cannot be mounted here (it needs root).');
    return null;
  }
}
