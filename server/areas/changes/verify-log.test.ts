import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { describeBreach, verifyLog } from './index.ts';

let desk: TestDesk;
let request: { id: string; number: number };

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

/** A request with three rows in its chain: registered, priority raised by a new description, and described again. */
beforeEach(async () => {
  const made = await desk.admin.call('POST', '/requests', {
    channel: 'phone',
    subject: 'Street lamp',
    callerName: 'Eva',
  });
  expect(made.status).toBe(201);
  request = { id: made.body.id, number: made.body.number };
  for (const [version, description] of [
    [1, 'Dark since Monday'],
    [2, 'Dark since Sunday'],
  ] as const) {
    const changed = await desk.admin.call('PATCH', `/requests/${request.id}`, { version, description });
    expect(changed.status).toBe(200);
  }
});

/** Runs SQL the way somebody with the database's own password could: past every trigger. Undone by the function given back. */
async function behindTheBack(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rowCount } = await client.query(statement, values);
    expect(rowCount).toBe(1);
  } finally {
    await client.end();
  }
}

/** Runs SQL as the owner of the tables. */
async function asOwner(statement: string, values?: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

type LogRow = { id: number; seq: number; changes: unknown; hash: Buffer };
async function chain(): Promise<LogRow[]> {
  const { rows } = await desk.runtime.pool.query('select * from change_log where chain = $1 order by seq', [
    request.id,
  ]);
  return rows;
}

/** Tampers, looks, mends, and looks that it is mended, so that tests do not see one another's damage. */
async function breachAfter(tamper: [string, unknown[]], mend: [string, unknown[]]) {
  await behindTheBack(...tamper);
  const { broken } = await verifyLog(desk.runtime.db);
  const answer = await desk.admin.call('POST', '/changes/verification');
  expect(answer.body.broken?.entityId ?? null).toBe(broken?.entityId ?? null);
  await behindTheBack(...mend);
  expect((await verifyLog(desk.runtime.db)).broken).toBeNull();
  return broken;
}

/** Puts a deleted log row back as it was. */
const restore = (row: LogRow): [string, unknown[]] => [
  `insert into change_log overriding system value select * from jsonb_populate_record(null::change_log, $1)`,
  [JSON.stringify({ ...row, hash: `\\x${row.hash.toString('hex')}`, previous_hash: hex(row) })],
];
const hex = (row: object) => `\\x${(row as { previous_hash: Buffer }).previous_hash.toString('hex')}`;

describe('the change log', () => {
  test('is whole after ordinary work, whoever did it', async () => {
    const answer = await desk.admin.call('POST', '/changes/verification');
    expect(answer.status).toBe(200);
    expect(answer.body.broken).toBeNull();
    expect(answer.body.rows).toBeGreaterThan(answer.body.chains);
  });

  test('is verified by those who answer for it, and by one of them at a time', async () => {
    const auditor = await desk.aPerson({ name: 'Aud', roles: ['auditor'] });
    const supervisor = await desk.aPerson({ name: 'Sue', roles: ['supervisor'] });
    expect((await supervisor.call('POST', '/changes/verification')).status).toBe(403);
    const client = await desk.runtime.pool.connect();
    await client.query("begin; select pg_advisory_xact_lock(hashtextextended('log verification', 0))");
    const second = await auditor.call('POST', '/changes/verification');
    expect([second.status, second.body.code]).toEqual([429, 'too_many_calls']);
    await client.query('commit');
    client.release();
    expect((await auditor.call('POST', '/changes/verification')).status).toBe(200);
  });

  test.each([
    'update change_log set actor_name = $1',
    "update event set actor_name = $1 where actor_name <> ''",
    'delete from change_log where actor_name <> $1',
    'delete from event where actor_name <> $1',
  ])('is refused by the database when it is touched: %s', async (statement) => {
    await expect(asOwner(statement, ['Nobody'])).rejects.toThrow('cannot be changed or deleted');
    await expect(desk.runtime.pool.query(statement, ['Nobody'])).rejects.toThrow('permission denied');
  });

  test.each(['truncate change_log', 'truncate event'])('cannot be emptied: %s', async (statement) => {
    await expect(asOwner(statement)).rejects.toThrow('cannot be changed or deleted');
    await expect(desk.runtime.pool.query(statement)).rejects.toThrow('permission denied');
  });

  test('a row rewritten behind its back is named', async () => {
    const row = (await chain())[1] as LogRow;
    const rewritten = JSON.stringify(row.changes).replace('Monday', 'Friday');
    const broken = await breachAfter(
      ['update change_log set changes = $2 where id = $1', [row.id, rewritten]],
      ['update change_log set changes = $2 where id = $1', [row.id, JSON.stringify(row.changes)]],
    );
    expect(broken).toMatchObject({ logId: row.id, requestNumber: request.number, reason: 'content_changed' });
    expect(describeBreach(broken as never)).toContain(`request ${request.number}`);
  });

  test('the wrong name of who did it is found', async () => {
    const row = (await chain())[0] as LogRow & { actor_name: string };
    const broken = await breachAfter(
      ["update change_log set actor_name = 'Somebody Else' where id = $1", [row.id]],
      ['update change_log set actor_name = $2 where id = $1', [row.id, row.actor_name]],
    );
    expect(broken).toMatchObject({ logId: row.id, reason: 'content_changed' });
  });

  test('a row taken out of the middle is missed by the row after it', async () => {
    const rows = await chain();
    const broken = await breachAfter(
      ['delete from change_log where id = $1', [rows[1]?.id]],
      restore(rows[1] as LogRow),
    );
    expect(broken).toMatchObject({ logId: rows[2]?.id, requestNumber: request.number, reason: 'row_missing' });
  });

  test('the last row, cut off, is missed by the request it tells of', async () => {
    const last = (await chain()).at(-1) as LogRow;
    const broken = await breachAfter(['delete from change_log where id = $1', [last.id]], restore(last));
    expect(broken).toMatchObject({ requestNumber: request.number, field: 'description', reason: 'differs_from_log' });
  });

  test('a request rewritten past the log is found, with its field', async () => {
    const broken = await breachAfter(
      ["update request set subject = 'Another lamp' where id = $1", [request.id]],
      ["update request set subject = 'Street lamp' where id = $1", [request.id]],
    );
    expect(broken).toMatchObject({ requestNumber: request.number, field: 'subject', reason: 'differs_from_log' });
  });

  test('a field that was empty and is filled in past the log is found', async () => {
    const broken = await breachAfter(
      ["update request set solution = 'Paid' where id = $1", [request.id]],
      ['update request set solution = null where id = $1', [request.id]],
    );
    expect(broken).toMatchObject({ requestNumber: request.number, field: 'solution', reason: 'differs_from_log' });
  });

  test('a person given rights past the log is found', async () => {
    const agent = await desk.aPerson({ roles: ['agent'] });
    const broken = await breachAfter(
      ["update person set roles = '{administrator}' where id = $1", [agent.id]],
      ["update person set roles = '{agent}' where id = $1", [agent.id]],
    );
    expect(broken).toMatchObject({ entity: 'person', entityId: agent.id, field: 'roles', requestNumber: null });
  });

  test('an API key put in past the log is found', async () => {
    const id = crypto.randomUUID();
    const broken = await breachAfter(
      [
        `insert into api_key (id, person_id, name, start, digest) values ($1, $2, 'back door', 'linja_x', '\\x00')`,
        [id, desk.admin.id],
      ],
      ['delete from api_key where id = $1', [id]],
    );
    expect(broken).toMatchObject({ entity: 'api_key', entityId: id, logId: null, reason: 'not_in_log' });
  });

  test('a membership removed past the log is found', async () => {
    const { rows } = await desk.runtime.pool.query('select * from centre_member where person_id = $1', [desk.admin.id]);
    const member = rows[0];
    const broken = await breachAfter(
      ['delete from centre_member where id = $1', [member.id]],
      ['insert into centre_member (centre_id, person_id, id) values ($1, $2, $3)', Object.values(member)],
    );
    expect(broken).toMatchObject({ entity: 'centre_member', entityId: member.id, reason: 'gone_without_log' });
  });

  test('holds in whatever time zone it is verified', async () => {
    const client = new pg.Client({ connectionString: desk.databaseUrl });
    await client.connect();
    try {
      await client.query("set timezone = 'Pacific/Auckland'");
      const { kyselyOn } = await import('#platform/db.ts');
      expect((await verifyLog(kyselyOn(client))).broken).toBeNull();
    } finally {
      await client.end();
    }
  });
});

describe('changes of settings and people', () => {
  test('are listed newest first, for an auditor too, but not for an outsider', async () => {
    const auditor = await desk.aPerson({ roles: ['auditor'], name: 'Olga Auditor' });
    const page = await auditor.call('GET', '/changes?entity=person&limit=5');
    expect(page.status).toBe(200);
    expect(page.body.rows.length).toBeGreaterThan(0);
    expect(page.body.rows[0]).toMatchObject({ entity: 'person', entityId: auditor.id, operation: 'insert' });
    expect((await fetch(`${desk.url}/api/v1/changes`)).status).toBe(401);
  });

  test('never hold what belongs to a request', async () => {
    const page = await desk.admin.call('GET', '/changes?limit=200');
    expect(page.body.rows.some((row: { entity: string }) => row.entity === 'request')).toBe(false);
  });
});
