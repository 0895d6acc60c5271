import { execFile, execSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPooler } from '#platform/pooler.ts';
import { judge } from '../faults/judge.ts';
import { settled } from '../faults/rounds.ts';
import { aStage, type Stage } from '../faults/stage.ts';
import { listenLive } from './listen-live.ts';

/** What came of one database: what was acknowledged on it, what was found again, and what was broken, in words. */
export type Proof = {
  name: string;
  requests: number;
  mails: number;
  replies: number;
  pulls: number;
  repeated: number;
  events: number;
  reached: number;
  live: string;
  restored: number;
  broken: string[];
};

const role = 'linja_proof';
/** Registrations at each of two nodes that the other's browser has to hear of. */
const announced = 10;

/** Beside the address of the server: host and port of a pooler to it, a command run halfway and how the table names that. */
type How = { pooler?: string; strike?: string; words?: string; requests: number };

/**
 * Proves one database: `server` is a superuser's address. Makes what it needs there and takes it away again.
 */
export async function proveDatabase(server: string, options: How): Promise<Proof> {
  const name = `linja_proof_${randomBytes(4).toString('hex')}`;
  const addressOf = (database: string) => Object.assign(new URL(server), { pathname: `/${database}` });
  // Connected for each statement: the server may have changed its place by the next one.
  const run = async (statement: string) => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    return admin.query<{ server_version: string }>(statement).finally(() => admin.end());
  };
  const { rows } = await run('show server_version');
  await run(`create role ${role} login password 'proof'`);
  await run(`create database ${name}`);
  await run(`create database ${name}_restored`);
  const direct = Object.assign(addressOf(name), { username: role, password: 'proof' }).href;
  const applicationUrl = options.pooler ? direct.replace(/@[^/]+/, `@${options.pooler}`) : direct;
  const { pooler } = await findPooler(applicationUrl);
  const on = { url: addressOf(name).href, applicationUrl, stop: async () => {} };
  let stage: Stage | undefined;
  try {
    stage = await aStage({
      disk: false,
      agents: 6,
      restMs: 60,
      on: pooler === 'single transactions' ? { ...on, directUrl: direct } : on,
    });
    const found = await workAndJudge(stage, options);
    const { restored, problems } = await restoreAndExamine(on.url, addressOf(`${name}_restored`).href);
    const words = `${pooler === 'none' ? '' : `, behind a pooler of ${pooler}`}${options.words ? `, ${options.words}` : ''}`;
    return {
      ...found,
      name: `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}${words}`,
      restored,
      broken: [...found.broken, ...problems],
    };
  } finally {
    await stage?.end();
    for (const database of [name, `${name}_restored`]) await run(`drop database ${database} with (force)`);
    await run(`drop role ${role}`);
  }
}

async function workAndJudge(stage: Stage, { requests, strike }: How) {
  const { ledger, load, front, prepared } = stage;
  const second = await stage.startSecond();
  load.resume();
  await load.more(requests / 3);
  // Every session at once, those a pooler keeps as well: what a restart of the server does to its clients.
  await stage.asOwner((owner) =>
    owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    ),
  );
  await load.more(requests / 3);
  if (strike) execSync(strike, { stdio: 'ignore' });
  await second.kill();
  await load.more(requests / 3);
  await load.pause();
  const broken: string[] = [];
  while (!second.isUp()) await new Promise((resolve) => setTimeout(resolve, 100));
  const heard = await listenLive([front, second], prepared.supervisor.key, announced, async (node, at) => {
    const body = { id: randomUUID(), channel: 'phone', subject: `Live ${at}`, categoryId: prepared.categoryIds[0] };
    const answer = await fetch(`${node.url}/api/v1/requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${prepared.agents[0]?.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    ledger.requests.set(body.id, ((await answer.json()) as { number: number }).number);
    return body.id;
  });
  if (heard < announced * 2) broken.push(`live changes not heard at the other node: ${announced * 2 - heard}`);
  await settled(stage, broken);
  const verdict = await stage.asOwner((owner) => judge(owner, ledger, stage.relay.taken));
  return {
    requests: ledger.requests.size,
    mails: ledger.mails.size,
    replies: ledger.replies.size,
    pulls: ledger.pulls.length,
    repeated: ledger.repeated,
    events: verdict.events,
    reached: verdict.reached,
    live: `${heard} of ${announced * 2}`,
    broken: [...broken, ...verdict.broken],
  };
}

/** By `linja` as an operator calls it: backup, restore into an empty database (which compares every byte), doctor. */
async function restoreAndExamine(url: string, into: string): Promise<{ restored: number; problems: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'linja-proof-'));
  const file = join(folder, 'one.backup');
  const linja = (...words: string[]) =>
    new Promise<{ code: unknown; said: string }>((resolve) => {
      const env = { PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: folder, PORT: '0', SMTP_PORT: '0' };
      execFile(process.execPath, ['server/app/cli.ts', ...words], { env }, (error, out, complaint) =>
        resolve({ code: error?.code ?? 0, said: out + complaint }),
      );
    });
  try {
    const backup = await linja('backup', '--to', file);
    const restore = await linja('restore', '--from', file, '--into', into);
    const doctor = await linja('doctor');
    return {
      restored: Number(/(\d+) rows/.exec(backup.said)?.[1] ?? 0),
      problems: [
        ...(backup.code === 0 ? [] : [`the backup failed: ${backup.said}`]),
        ...(restore.code === 0 ? [] : [`the restore failed: ${restore.said}`]),
        ...(doctor.said.match(/^✗.*/gm) ?? []).map((words) => `the doctor says ${words}`),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
