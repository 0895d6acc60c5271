import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { StartingRows } from '#app/first-run/first-run-queries.ts';
import { setUpDesk } from '#app/first-run/set-up-desk.ts';
import { type Desk, startDesk } from '#app/start-desk.ts';
import { createApiKey } from '#areas/staff/index.ts';
import type { Role } from '#contract/permissions.ts';
import { command } from '#platform/command.ts';
import { newId } from '#platform/ids.ts';
import type { Log } from '#platform/log.ts';
import { aDatabase } from './database.ts';
import { type Done, doneBy } from './done-by.ts';

/** A clock a test can set; it stands still until then. */
export type TestClock = { now: () => Date; set: (moment: string) => void; advance: (ms: number) => void };

export function aClock(moment = '2026-02-04T10:00:00+01:00'): TestClock {
  let at = new Date(moment);
  return {
    now: () => new Date(at),
    set: (next) => {
      at = new Date(next);
    },
    advance: (ms) => {
      at = new Date(at.getTime() + ms);
    },
  };
}

/** Somebody who calls the API with a key of their own. */
export type Caller = {
  id: string;
  key: string;
  /** Calls `/api/v1` + path; gives status and body. */
  call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: any }>;
  done: Done;
};

/** A desk on which the first run has not been done. */
export type EmptyDesk = Desk & {
  clock: TestClock;
  /** As the owner of the tables, who may do what the desk itself may not. */
  databaseUrl: string;
  /** Runs statements as that owner: past the triggers, or to make trouble on purpose. */
  asOwner: (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
  /** Runs everything that waits in the outbox and gives the jobs time to finish. */
  settle: () => Promise<void>;
  end: () => Promise<void>;
};

export type TestDesk = EmptyDesk & {
  start: StartingRows;
  /** The first administrator, who also has the roles supervisor and agent. */
  admin: Caller;
  aPerson: (person: { name?: string; roles: Role[]; categoryIds?: string[]; centreIds?: string[] }) => Promise<Caller>;
  /** A job somebody rang about, noted by the administrator or `by`; `body` says what is special of it. */
  aJob: (body?: object, by?: Caller) => Promise<any>;
  /** Takes everything out of the queue as if it had been closed, so that a test has it to itself. */
  emptyQueue: () => Promise<unknown>;
};

const system = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;
export const testPassword = 'correct horse battery';

/** A real desk on a database of its own, as it is before the first run: HTTP, worker, timers; SMTP when asked for. */
export async function anEmptyDesk(options: { moment?: string; smtp?: boolean; log?: Log } = {}): Promise<EmptyDesk> {
  const database = await aDatabase();
  const clock = aClock(options.moment);
  const desk = await startDesk({
    databaseUrl: database.applicationUrl,
    host: '127.0.0.1',
    port: 0,
    smtpPort: options.smtp ? 0 : null,
    logLevel: process.env.LOG_LEVEL ?? 'error',
    ...(options.log ? { log: options.log } : {}),
    clock: clock.now,
    checkAnswers: true,
  });
  return {
    ...desk,
    clock,
    databaseUrl: database.url,
    asOwner: async (text, values) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const result = await client.query(text, values).finally(() => client.end());
      // Another process's change is known a moment later; a test is not to depend on which comes first.
      await desk.runtime.pool.query('update settings_clock set version = version');
      return result;
    },
    settle: () => settle(desk),
    end: async () => {
      await desk.stop();
      await database.drop();
    },
  };
}

/** A desk with the first run done, and its first administrator. */
export async function aDesk(
  options: {
    moment?: string;
    smtp?: boolean;
    language?: 'en' | 'sv' | 'fi' | 'nl' | 'da' | 'pl';
    zone?: string;
    log?: Log;
  } = {},
): Promise<TestDesk> {
  const desk = await anEmptyDesk(options);
  const { personId, rows } = await command(desk.runtime, system, (ctx) =>
    setUpDesk(ctx, {
      language: options.language ?? 'en',
      zone: options.zone ?? 'Europe/Warsaw',
      name: 'Ada Admin',
      email: 'admin@desk.example',
      password: testPassword,
      example: 'none',
    }),
  );
  const callerFor = async (id: string): Promise<Caller> => {
    const { key } = await command(desk.runtime, system, (ctx) =>
      createApiKey(ctx, { personId: id, name: 'test', expiresAt: null }),
    );
    const call = callWith(desk.url, key);
    return { id, key, call, done: doneBy(call) };
  };
  const admin = await callerFor(personId);
  let people = 0;
  return {
    ...desk,
    start: rows,
    admin,
    aJob: (body = {}, by = admin) => {
      const job = { channel: 'phone', kind: 'action', callerName: 'Bo', description: 'Drips', ...body };
      return by.done('POST', '/requests', job);
    },
    emptyQueue: () =>
      desk.runtime.pool.query(
        "update request set phase = 'closed', pull_disposition = coalesce(pull_disposition, 'solved') where phase <> 'closed'",
      ),
    aPerson: async (person) => {
      people += 1;
      const id = newId();
      await inTurn(() =>
        insertPerson(desk, id, {
          name: person.name ?? `Person ${people}`,
          email: `person${people}-${randomBytes(3).toString('hex')}@desk.example`,
          roles: person.roles,
          centreIds: person.centreIds ?? [rows.centreId],
          categoryIds: person.categoryIds ?? [rows.categoryId],
        }),
      );
      return callerFor(id);
    },
  };
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: members of one category are written into one chain of the log. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const mine = turn.then(run);
  turn = mine.catch(() => {});
  return mine;
}

type TestPerson = { name: string; email: string; roles: Role[]; centreIds: string[]; categoryIds: string[] };

/** A colleague with the administrator's password: hashing one for each of fifty people would take longer than the tests. */
async function insertPerson(desk: Desk, id: string, person: TestPerson): Promise<void> {
  await desk.runtime.pool.query(
    `with p as (insert into person (id, name, email, roles, language, zone) values ($1, $2, $3, $4, 'en', 'Europe/Warsaw') returning id),
      a as (insert into account (id, person_id, account_id, provider_id, password)
        select gen_random_uuid(), $1, $1, 'credential', password from account order by created_at limit 1 returning id),
      c as (insert into centre_member (centre_id, person_id) select unnest($5::uuid[]), $1 returning id)
    insert into category_member (category_id, person_id) select unnest($6::uuid[]), $1`,
    [id, person.name, person.email, person.roles, person.centreIds, person.categoryIds],
  );
}

/** Calls of whoever has this API key. */
export function callWith(url: string, key: string): Caller['call'] {
  return async (method, path, body, headers = {}) => {
    const raw = Buffer.isBuffer(body) || typeof body === 'string';
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
}

async function settle(desk: Desk): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    await desk.relay.drain();
    const { rows } = await desk.runtime.pool.query(
      `select (select count(*) from outbox) + (select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts) as left`,
    );
    if (rows[0].left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('jobs are still waiting after ten seconds');
}
