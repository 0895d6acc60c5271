import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import type { Cell } from './export-columns.ts';
import { safeSeparatedText, safeText } from './safe-text.ts';
import { cutWhenNotTaken } from './until-taken.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import { zoneClock } from './zone-clock.ts';

let desk: TestDesk;
let anna: Caller;
const many = 20_000;
beforeAll(async () => {
  desk = await aDesk();
  anna = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  for (const subject of [
    '=1+1',
    '+46 8',
    '-2',
    '@SUM(A1)',
    '\u0009tab',
    'Plain; with "quotes", commas\nand lines',
    'Ordinary',
  ]) {
    await anna.done('POST', '/requests', {
      subject,
      description: subject,
      channel: 'phone',
      callerName: '=cmd|calc',
      kind: 'action',
    });
  }
});
afterAll(() => desk.end());

const fetched = async (query: string, by: Caller = anna) => {
  // Each export at a moment of its own, so that the last one is known.
  desk.clock.advance(1000);
  return fetch(`${desk.url}/api/v1/requests/export?${query}`, { headers: { authorization: `Bearer ${by.key}` } });
};
const csv = async (query: string, by?: Caller, delimiter = ',') => {
  const answer = await fetched(`format=csv&${query}`, by);
  expect(answer.status).toBe(200);
  return parse(Buffer.from(await answer.arrayBuffer()), { bom: true, delimiter }) as string[][];
};

test('a CSV has a byte order mark, a line of headings in the reader’s language, and CRLF between lines', async () => {
  const answer = await fetched('format=csv&columns=number,subject,kind,channel&sort=number');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString().split('\r\n')[0]?.slice(1)).toBe('Number,Subject,Kind,Channel');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename\*=UTF-8''Requests%202026-02-04\.csv$/,
  );
  await anna.done('PATCH', '/me', { language: 'fi' });
  const [heads, first] = await csv('columns=number,subject,kind,channel&sort=number', anna, ';');
  expect(heads).toEqual(['Numero', 'Aihe', 'Laji', 'Kanava']);
  expect(first?.slice(2)).toEqual(['Toimintopyyntö', 'Puhelin']);
  await anna.done('PATCH', '/me', { language: 'en' });
});

test('no cell begins as a formula, in either format, and text with quotes and lines comes back whole', async () => {
  const [, ...rows] = await csv('columns=number,subject,customer&sort=number');
  expect(rows.map((row) => row[1])).toEqual([
    "'=1+1",
    "'+46 8",
    "'-2",
    "'@SUM(A1)",
    expect.anything(),
    'Plain; with "quotes", commas and lines',
    'Ordinary',
  ]);
  expect(rows.every((row) => row[2] === "'=cmd|calc")).toBe(true);
  const answer = await fetched('format=xlsx&columns=number,subject,customer&sort=number');
  const table = await sheetOf(answer);
  expect(table[1]?.slice(1)).toEqual(["'=1+1", "'=cmd|calc"]);
  expect(typeof table[1]?.[0]).toBe('number');
});

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D'])('a text that begins with %j is told to be text', (sign) => {
  expect(safeText(`${sign}1`)).toBe(`'${sign}1`);
  expect(safeText(`a${sign}1`)).toBe(`a${sign}1`);
});

test('whatever separator a reader splits by, no cell begins as a formula', async () => {
  const texts = [
    "x;=cmd|'/C calc'!A0",
    '=1',
    'x,+1',
    'x\t@SUM(A1)',
    'one\r\n=2',
    'x|-1',
    'x;"=3"',
    'x,\uFF1D4',
    ';;=5',
  ];
  async function* portions(): AsyncGenerator<Cell[][]> {
    yield texts.map((text) => [text, 'x', text]);
  }
  for (const separator of ['comma', 'semicolon', 'tab'] as const) {
    let file = '';
    for await (const part of writeCsv(['One', 'Two', 'Three'], portions(), { zone: 'UTC', separator })) file += part;
    const cells = file.split(/[,;|\t\r\n]+/).map((cell) => cell.replaceAll('"', ''));
    expect(cells.filter((cell) => /^[=+\-@\uFF1D]/.test(cell))).toEqual([]);
  }
  expect(safeSeparatedText('a=1; b, c - d\nand + e')).toBe('a=1; b, c - d\nand + e');
});

test('moments are those of the reader’s clock, in both formats', async () => {
  const [, first] = await csv('columns=created&sort=number');
  expect(first).toEqual(['2026-02-04 10:00']);
  const answer = await fetched('format=xlsx&columns=created&sort=number');
  const table = await sheetOf(answer);
  expect(table[1]?.[0]).toEqual(new Date('2026-02-04T10:00:00.000Z'));
});

test('an hour that comes twice, and zones off by half an hour, are reckoned at each moment', () => {
  const helsinki = zoneClock('Europe/Helsinki');
  const at = (moment: string) => new Date(helsinki(new Date(moment))).toISOString();
  expect(at('2026-10-25T00:59:00Z')).toBe('2026-10-25T03:59:00.000Z');
  expect(at('2026-10-25T01:00:00Z')).toBe('2026-10-25T03:00:00.000Z');
  expect(new Date(zoneClock('Asia/Kolkata')(new Date('2026-01-01T00:00:00Z'))).toISOString()).toBe(
    '2026-01-01T05:30:00.000Z',
  );
});

test('a workbook goes on in a second sheet where the first is full', async () => {
  async function* portions(): AsyncGenerator<Cell[][]> {
    for (let from = 0; from < 25; from += 4)
      yield Array.from({ length: Math.min(4, 25 - from) }, (_, at) => [from + at, `Row ${from + at}`, null]);
  }
  const chunks: Buffer[] = [];
  const sheet = { name: 'Rows', headings: ['A', 'B', 'C'], widths: [10, 10, 10], zone: 'UTC' };
  for await (const chunk of writeXlsx(portions(), sheet, 10)) chunks.push(chunk as Buffer);
  const file = Buffer.concat(chunks);
  expect((await readXlsxFile(file)).map((one) => one.sheet)).toEqual(['Rows', 'Rows 2', 'Rows 3']);
  const last = (await readSheet(file, 'Rows 3')) as unknown[][];
  expect(last.map((row) => row[0])).toEqual(['A', 20, 21, 22, 23, 24]);
});

describe('with twenty thousand requests', () => {
  beforeAll(async () => {
    await desk.runtime.pool.query(
      `insert into request (id, reply_token, kind, channel, phase, status_id, subject, description, centre_id, category_id, priority_id,
          original_priority_id, reported_at, active_at, created_at, updated_at)
        select gen_random_uuid(), 't', 'action', 'fax', 'registered', r.status_id, 'Fax ' || n, repeat('Words ', 200), r.centre_id, r.category_id, r.priority_id,
          r.priority_id, now(), now(), timestamptz '2025-01-01' + n * interval '1 minute', now()
        from generate_series(1, $1::int) n, (select * from request order by number limit 1) r`,
      [many],
    );
  });

  test('every one of them comes back, in both formats, in the order of the list', async () => {
    const [, ...rows] = await csv('channel=fax&sort=oldest');
    expect(rows).toHaveLength(many);
    expect(rows[0]?.[1]).toBe('Fax 1');
    expect(rows.at(-1)?.[1]).toBe(`Fax ${many}`);
    const answer = await fetched('format=xlsx&channel=fax&columns=subject,created&sort=oldest');
    const table = await sheetOf(answer);
    expect(table).toHaveLength(many + 1);
    expect(table.at(-1)?.[0]).toBe(`Fax ${many}`);
  });

  test('nobody takes out what they may not see', async () => {
    const stranger = await desk.aPerson({ name: 'Sten', roles: ['agent'], categoryIds: [], centreIds: [] });
    expect(await csv('columns=number', stranger)).toHaveLength(1);
  });

  test('who exported what stands in the log, with the filter and how many', async () => {
    await csv('channel=fax&columns=number');
    const last = async () =>
      (
        await desk.runtime.pool.query(
          "select actor_name, data from event where type = 'requests.exported' and data->'filter'->>'channel' = 'fax' and data->'columns' = '[\"number\"]'",
        )
      ).rows[0];
    await expect.poll(last, { timeout: 10_000 }).toMatchObject({
      actor_name: 'Anna Agent',
      data: { format: 'csv', count: many, outcome: 'complete', filter: { channel: 'fax' }, columns: ['number'] },
    });
    const log = await desk.runtime.pool.query(
      "select operation from change_log where entity = 'request_export' and entity_id = $1 order by id",
      [(await last()).data.exportId],
    );
    expect(log.rows.map((row) => row.operation)).toEqual(['insert', 'update']);
  });

  test('nobody has two exports at once, and everybody else has theirs meanwhile', async () => {
    const lying = get(`${desk.url}/api/v1/requests/export?format=csv&channel=fax`, {
      headers: { authorization: `Bearer ${anna.key}` },
    });
    lying.on('error', () => {});
    await new Promise((resolve) => lying.on('response', resolve));
    const second = await fetched('format=csv&columns=number');
    expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([429, 'too_many_calls']);
    expect((await csv('columns=number&channel=phone', desk.admin)).length).toBeGreaterThan(1);
    const held = async () =>
      (
        await desk.asOwner(
          "select state from pg_stat_activity where application_name = 'linja export' and datname = current_database()",
        )
      ).rows[0]?.state;
    // It may be at the portion that still fits into the line.
    await expect.poll(held, { timeout: 20_000 }).toBe('idle in transaction');
    lying.destroy();
    const again = async () => {
      const answer = await fetched('format=csv&columns=number&channel=phone');
      await answer.text();
      return answer.status;
    };
    await expect.poll(again, { timeout: 20_000 }).toBe(200);
  });

  test('when the reader hangs up the query stops, and the log says that it was broken off', async () => {
    desk.clock.advance(1000);
    await new Promise<void>((resolve, reject) => {
      const call = get(
        `${desk.url}/api/v1/requests/export?format=csv&channel=fax`,
        { headers: { authorization: `Bearer ${anna.key}` } },
        (answer) => {
          answer.once('data', () => {
            answer.destroy();
            resolve();
          });
        },
      );
      call.on('error', reject);
    });
    await expect
      .poll(
        async () =>
          (
            await desk.runtime.pool.query(
              'select outcome, row_count from request_export order by created_at desc limit 1',
            )
          ).rows[0],
        { timeout: 15_000 },
      )
      .toMatchObject({ outcome: 'broken_off' });
    const open = await desk.runtime.pool.query(
      "select 1 from pg_stat_activity where application_name = 'linja export' and datname = current_database()",
    );
    expect(open.rows).toEqual([]);
    const { rows } = await desk.runtime.pool.query(
      "select data from event where type = 'requests.exported' order by at desc limit 1",
    );
    expect(rows[0].data.outcome).toBe('broken_off');
    expect(rows[0].data.count).toBeLessThan(many);
  });
});

test('an answer of which nothing is taken is ended; one that is taken, or has nothing to give yet, is not', async () => {
  const server = createServer((request, answer) => {
    const end = cutWhenNotTaken(answer, { idleMs: 240, wholeMs: request.url === '/long' ? 300 : 60_000 });
    answer.on('close', end);
    if (request.url === '/lies') answer.write(Buffer.alloc(50_000_000));
    else answer.write('begun');
    if (request.url === '/waits') setTimeout(() => answer.end('done'), 600);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ending = (path: string, read: boolean) =>
    new Promise<string>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path, agent: false }, (answer) => {
        answer.on('close', () => resolve(answer.complete ? 'whole' : 'cut'));
        answer.on('error', () => {});
        if (read) answer.resume();
        else answer.socket.on('close', () => resolve('cut'));
      }).on('error', reject);
    });
  const closed = new Promise<void>((resolve) => {
    server.on('connection', (socket) => socket.on('close', resolve));
  });
  void ending('/lies', false).catch(() => {});
  await closed;
  expect(await ending('/waits', true)).toBe('whole');
  expect(await ending('/long', true)).toBe('cut');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('without signing in, and without a format, nothing is given', async () => {
  expect((await fetch(`${desk.url}/api/v1/requests/export?format=csv`)).status).toBe(401);
  expect((await fetched('')).status).toBe(400);
  expect((await fetched('format=csv&columns=number,password')).status).toBe(400);
});

/** The first sheet of a downloaded workbook. */
async function sheetOf(answer: Response): Promise<unknown[][]> {
  return (await readSheet(Buffer.from(await answer.arrayBuffer()))) as unknown[][];
}

test('each customer in a list that was taken out shows who took it, once an hour', async () => {
  const contactId = (await desk.admin.done('POST', '/customers', { name: 'Cecilia Count' })).id as string;
  await anna.done('POST', '/requests', {
    subject: 'Linked',
    description: 'x',
    channel: 'phone',
    kind: 'action',
    contactId,
  });
  // Words are found once they are in the index, a moment later.
  await desk.settle();
  await csv('columns=number&q=linked');
  await csv('columns=number,subject&q=linked');
  const { body } = await desk.admin.call('GET', `/customer-reads?customerId=${contactId}&personId=${anna.id}`);
  expect(body.rows).toMatchObject([{ kind: 'list', customer: { id: contactId }, person: { id: anna.id } }]);
});
