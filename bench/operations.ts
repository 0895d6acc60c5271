import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { ChildDesk } from './child-desk.ts';
import { inOneStatement, prepare, runAll } from './database-limit.ts';
import type { Call } from './http-client.ts';
import { aStopwatch, type Measured, measured, pass, type Stopwatch } from './measure.ts';
import { type Recordings, theOne } from './recordings.ts';
import type { Result } from './result-table.ts';
import { aMail, aRegistration } from './sample-calls.ts';
import type { LoadedDesk } from './sizes.ts';

export type Bench = LoadedDesk & {
  recordings: Recordings;
  call: Call;
  child: ChildDesk;
  limit: pg.Pool;
  seconds: number;
};

const agentOf = (bench: Bench, n: number) => bench.agents[n % bench.agents.length] as Bench['agents'][number];
const one = <T>(list: T[], n: number) => list[n % list.length] as T;
const json = (content: string) => ({ type: 'application/json', content });

/**
 * Product and limit take turns, so that what else the machine does meets both alike. First each warms up: code that has run
 * for seconds only is not compiled yet, and a server in use has run for hours.
 */
async function inTurns(
  bench: Bench,
  product: (n: number) => Promise<unknown>,
  limit: (n: number) => Promise<unknown>,
): Promise<{ product: Stopwatch; limit: Stopwatch }> {
  const watches = { product: aStopwatch(), limit: aStopwatch() };
  let n = 0;
  const runOf = (run: (n: number) => Promise<unknown>) => async () => {
    await run(n++);
  };
  await pass(aStopwatch(), { seconds: 5 }, runOf(product));
  await limitPass(bench, aStopwatch(), { seconds: 1 }, runOf(limit));
  for (let turn = 0; turn < 2; turn++) {
    await pass(watches.product, { seconds: bench.seconds }, runOf(product));
    await limitPass(bench, watches.limit, { seconds: bench.seconds }, runOf(limit));
  }
  return watches;
}

/** The product alone, one call at a time; it warms up as in `inTurns`. */
export async function inTurnsWithout(bench: Bench, run: (n: number) => Promise<unknown>): Promise<Measured> {
  const warm = performance.now();
  for (let n = 0; performance.now() - warm < 5000; n++) await run(n);
  const watch = aStopwatch();
  const began = performance.now();
  for (let n = 0; performance.now() - began < bench.seconds * 2000 || n < 100; n++) {
    const from = performance.now();
    await run(n);
    watch.took.push(performance.now() - from);
  }
  watch.lasted = performance.now() - began;
  return measured(watch);
}

/** A pass of the database alone: the server has nothing left to do and stands still. Its events are nobody's. */
async function limitPass(
  { child, limit }: Bench,
  watch: Stopwatch,
  until: { seconds?: number; count?: number },
  run: (n: number) => Promise<void>,
): Promise<void> {
  await untilQuiet(limit);
  child.pause();
  try {
    await pass(watch, until, run);
    await limit.query('delete from outbox');
  } finally {
    child.resume();
  }
}

const resultOf = (name: string, watches: { product: Stopwatch; limit: Stopwatch }, ratio?: number): Result => ({
  name,
  product: measured(watches.product),
  limit: measured(watches.limit),
  ...(ratio === undefined ? {} : { bar: { ratio } }),
});

/** The first page of the queue, 50 rows, in the agent's categories. */
export async function measureQueue(bench: Bench): Promise<Result[]> {
  const path = '/queue?limit=50';
  const list = prepare('queue', bench.recordings.queue);
  const watches = await inTurns(
    bench,
    (n) => bench.call('GET', path, agentOf(bench, n).key),
    () => runAll(bench.limit, list(['', ''])),
  );
  return [resultOf('queue list, 50 rows', watches, 0.3)];
}

/** A request with its timeline: two calls. */
export async function measureOpen(bench: Bench): Promise<Result[]> {
  const open = prepare('open', bench.recordings.open);
  const watches = await inTurns(
    bench,
    async (n) => {
      const id = one(bench.requestIds, n * 7919);
      await bench.call('GET', `/requests/${id}`, bench.supervisor.key);
      await bench.call('GET', `/requests/${id}/timeline`, bench.supervisor.key);
    },
    (n) => runAll(bench.limit, open([bench.recordings.openId, one(bench.requestIds, n * 7919)])),
  );
  return [resultOf('open a request with its timeline', watches, 0.3)];
}

const rounds = { toWarmUp: 4, timed: 6 };

/** Each agent pulls once; what was pulled is put back between the rounds, which is not timed. */
export async function measureNext(bench: Bench): Promise<Result[]> {
  /** Puts back what was pulled: of these, or whatever the recording left. */
  const refill = async (ids: string[] | null) => {
    await bench.limit.query(
      `update request set phase = 'registered', owner_id = null, pulled_by = null, pulled_at = null, pull_disposition = null,
        solution = null, solved_at = null, solved_by = null,
        status_id = (select id from request_status where phase = 'registered' and is_default)
        where ${ids ? 'id = any($1::uuid[])' : 'pulled_by is not null'}`,
      ids ? [ids] : [],
    );
    // What a day's autovacuum keeps away; without it each round would walk over the ones before.
    await bench.limit.query('vacuum request');
  };
  const claim = theOne(bench.recordings.next, ({ name }) => /^claim-next-.*-passing$/.test(name ?? ''));
  await refill(null);
  const watches = { product: aStopwatch(), limit: aStopwatch() };
  for (let round = 0; round < rounds.toWarmUp + rounds.timed; round++) {
    const warm = round < rounds.toWarmUp;
    const pulled: string[] = [];
    await pass(warm ? aStopwatch() : watches.product, { count: bench.agents.length }, async (n) => {
      const { key } = agentOf(bench, n);
      const { request } = JSON.parse((await bench.call('POST', '/queue/next', key)).body.toString());
      pulled.push(request.id);
    });
    await refill(pulled);
    const claimed: string[] = [];
    await limitPass(bench, warm ? aStopwatch() : watches.limit, { count: bench.agents.length }, async (n) => {
      const values = claim.values.map((value) => (value === bench.recordings.nextBy ? agentOf(bench, n).id : value));
      const [result] = await runAll(bench.limit, [{ ...claim, name: 'limit-claim', values }]);
      if (result?.rowCount !== 1) throw new Error('nothing was claimed');
      claimed.push(result.rows[0].id);
    });
    await refill(claimed);
  }
  return [resultOf('Next', watches, 0.4)];
}

/** A contact by phone, registered by a call taker. */
export async function measureRegister(bench: Bench): Promise<Result[]> {
  const body = () => aRegistration(one(bench.categoryIds, Math.floor(Math.random() * 1e6)));
  const insert = theOne(bench.recordings.register, (statement) => statement.name === 'insert-request');
  const written = inOneStatement(
    'limit-register',
    insert,
    { type: 'request.registered', data: { channel: 'phone', kind: 'question', blank: false } },
    () => ({ 0: randomUUID() }),
  );
  const watches = await inTurns(
    bench,
    (n) => bench.call('POST', '/requests', agentOf(bench, n).key, json(body())),
    () => runAll(bench.limit, [written()]),
  );
  return [resultOf('register', watches, 0.4)];
}

/** Mails handed in over HTTP, and how many a second became requests. */
export async function measureMail(bench: Bench): Promise<Result[]> {
  const { key } = agentOf(bench, 0);
  const insert = theOne(bench.recordings.mail, (statement) => /insert into "?inbound_message/.test(statement.text));
  const columns = (insert.text.match(/\(([^)]*)\)/)?.[1] ?? '').replaceAll(/[\s"]/g, '').split(',');
  const keyAt = columns.indexOf('external_id');
  const written = inOneStatement(
    'limit-mail',
    insert,
    { type: 'inbound_message.set_aside', data: { inboundId: randomUUID() } },
    () => ({ 0: randomUUID(), [keyAt]: randomUUID() }),
  );
  await untilQuiet(bench.limit);
  const watches = { product: aStopwatch(), limit: aStopwatch() };
  const mails = 400;
  const send = async () => {
    await bench.call('POST', '/intake/email', key, { type: 'message/rfc822', content: aMail() });
  };
  await pass(aStopwatch(), { count: 50 }, send);
  await untilQuiet(bench.limit);
  const began = performance.now();
  await pass(watches.product, { count: mails }, send);
  await untilQuiet(bench.limit);
  const lasted = performance.now() - began;
  await limitPass(bench, watches.limit, { count: mails * 2 }, async () => {
    await runAll(bench.limit, [written()]);
  });
  const handedIn = resultOf('mail handed in', watches);
  return [
    handedIn,
    {
      name: 'mail handed in and made a request',
      product: { ...measured({ took: [], lasted }), perSecond: (mails / lasted) * 1000, count: mails },
      bar: { perSecond: 100 },
    },
  ];
}

/** Waits until every event has been relayed and every mail taken in. */
async function untilQuiet(limit: pg.Pool): Promise<void> {
  for (let attempt = 0; attempt < 6000; attempt++) {
    const { rows } = await limit.query(
      "select (select count(*) from inbound_message where state = 'stored') + (select count(*) from outbox) as left",
    );
    if (Number(rows[0].left) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('events or mails still wait after two minutes');
}
