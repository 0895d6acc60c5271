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
import { untilLearned } from './until-learned.ts';

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

/** Seconds something runs before it counts: code that has run for less is not compiled, and a server in use has run for hours. */
const warmUp = { seconds: 5 };
const turns = 4;

/** The servers of the other sizes stand still, and this one has done what it would have done meanwhile. */
async function alone(benches: Bench[], bench: Bench): Promise<void> {
  for (const other of benches) if (other !== bench) other.child.pause();
  bench.child.resume();
  await catchUp();
}

const catchUp = () => new Promise<void>((resolve) => setTimeout(resolve, 500));

type Watches = { product: Stopwatch; limit: Stopwatch };
export type Run = (n: number) => Promise<unknown>;

/**
 * Product and limit take turns, and so do the sizes, so that what else the machine does meets all alike and is not taken for
 * growth. First each warms up.
 */
async function inTurns(
  benches: Bench[],
  name: string,
  ratio: number,
  runs: (bench: Bench) => { product: Run; limit: Run },
): Promise<Result[]> {
  const measured = benches.map((bench) => ({
    bench,
    ...runs(bench),
    watches: { product: aStopwatch(), limit: aStopwatch() },
  }));
  let n = 0;
  const counted = (run: Run) => async () => {
    await run(n++);
  };
  for (const { bench, product, limit } of measured) {
    await alone(benches, bench);
    await pass(aStopwatch(), warmUp, counted(product));
    await limitPass(bench, aStopwatch(), { seconds: 1 }, counted(limit));
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const { bench, product, limit, watches } of measured) {
      await alone(benches, bench);
      await pass(watches.product, { seconds: bench.seconds }, counted(product));
      await limitPass(bench, watches.limit, { seconds: bench.seconds }, counted(limit));
    }
  }
  for (const { child } of benches) child.resume();
  return measured.map(({ bench, watches }) => resultOf(bench, name, watches, ratio));
}

/** The product alone, one call at a time: each size after the other for each of the calls, after a warm-up. */
export async function oneByOne(
  benches: Bench[],
  run: (bench: Bench, n: number) => Promise<unknown>,
): Promise<Measured[]> {
  for (const bench of benches) {
    const warm = performance.now();
    for (let n = 0; performance.now() - warm < warmUp.seconds * 1000; n++) await run(bench, n);
  }
  const watches = benches.map(aStopwatch);
  const began = performance.now();
  const seconds = Math.max(...benches.map((bench) => bench.seconds * turns * benches.length));
  for (let n = 0; performance.now() - began < seconds * 1000 || n < 100; n++) {
    for (const [at, bench] of benches.entries()) {
      const watch = one(watches, at);
      const from = performance.now();
      await run(bench, n);
      const took = performance.now() - from;
      watch.took.push(took);
      watch.lasted += took;
    }
  }
  return watches.map(measured);
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

const resultOf = (bench: Bench, name: string, watches: Watches, ratio?: number): Result => ({
  name,
  requests: bench.size.requests,
  product: measured(watches.product),
  limit: measured(watches.limit),
  ...(ratio === undefined ? {} : { bar: { ratio } }),
});

/** The first page of the queue, 50 rows, in the agent's categories. */
export async function measureQueue(benches: Bench[]): Promise<Result[]> {
  return inTurns(benches, 'queue list, 50 rows', 0.3, (bench) => {
    const list = prepare('queue', bench.recordings.queue);
    return {
      product: (n) => bench.call('GET', '/queue?limit=50', agentOf(bench, n).key),
      limit: () => runAll(bench.limit, list(['', ''])),
    };
  });
}

/** A request with its timeline: two calls. */
export async function measureOpen(benches: Bench[]): Promise<Result[]> {
  const opened = (bench: Bench) => async (n: number) => {
    const id = one(bench.requestIds, n * 7919);
    await bench.call('GET', `/requests/${id}`, bench.supervisor.key);
    await bench.call('GET', `/requests/${id}/timeline`, bench.supervisor.key);
  };
  // Each has been opened before: what the disk takes to give a page for the first time is the disk's.
  for (const bench of benches) {
    await pass(aStopwatch(), { count: bench.requestIds.length }, opened(bench));
  }
  return inTurns(benches, 'open a request with its timeline', 0.3, (bench) => {
    const open = prepare('open', bench.recordings.open);
    return {
      product: opened(bench),
      limit: (n) => runAll(bench.limit, open([bench.recordings.openId, one(bench.requestIds, n * 7919)])),
    };
  });
}

const rounds = { toWarmUp: 4, timed: 10 };

/** Each agent pulls once; what was pulled is put back between the rounds, which is not timed. */
export async function measureNext(benches: Bench[]): Promise<Result[]> {
  const sizes = benches.map((bench) => ({ bench, ...pulls(bench) }));
  for (const { refill } of sizes) await refill(null);
  for (let round = 0; round < rounds.toWarmUp + rounds.timed; round++) {
    for (const { bench, run } of sizes) {
      await alone(benches, bench);
      await run(round >= rounds.toWarmUp);
    }
  }
  for (const { child } of benches) child.resume();
  return sizes.map(({ bench, watches }) => resultOf(bench, 'Next', watches, 0.4));
}

function pulls(bench: Bench) {
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
  const watches = { product: aStopwatch(), limit: aStopwatch() };
  const run = async (timed: boolean) => {
    const pulled: string[] = [];
    await pass(timed ? watches.product : aStopwatch(), { count: bench.agents.length }, async (n) => {
      const { key } = agentOf(bench, n);
      const { request } = JSON.parse((await bench.call('POST', '/queue/next', key)).body.toString());
      pulled.push(request.id);
    });
    await refill(pulled);
    const claimed: string[] = [];
    await limitPass(bench, timed ? watches.limit : aStopwatch(), { count: bench.agents.length }, async (n) => {
      const values = claim.values.map((value) => (value === bench.recordings.nextBy ? agentOf(bench, n).id : value));
      const [result] = await runAll(bench.limit, [{ ...claim, name: 'limit-claim', values }]);
      if (result?.rowCount !== 1) throw new Error('nothing was claimed');
      claimed.push(result.rows[0].id);
    });
    await refill(claimed);
  };
  return { refill, run, watches };
}

/** A contact by phone, registered by a call taker. */
export async function measureRegister(benches: Bench[]): Promise<Result[]> {
  // What warms up is learned first, which a desk does once in five minutes and here would do all the while.
  for (const bench of benches) {
    await alone(benches, bench);
    const { product } = registers(bench);
    await pass(aStopwatch(), warmUp, async (n) => {
      await product(n);
    });
  }
  for (const { child } of benches) child.resume();
  await Promise.all(benches.map(({ limit }) => untilLearned(limit)));
  return inTurns(benches, 'register', 0.4, registers);
}

function registers(bench: Bench): { product: Run; limit: Run } {
  const body = () => aRegistration(one(bench.categoryIds, Math.floor(Math.random() * 1e6)));
  const insert = theOne(bench.recordings.register, (statement) => statement.name === 'insert-request');
  const written = inOneStatement(
    'limit-register',
    insert,
    { type: 'request.registered', data: { channel: 'phone', kind: 'question', blank: false } },
    () => ({ 0: randomUUID() }),
  );
  return {
    product: (n) => bench.call('POST', '/requests', agentOf(bench, n).key, json(body())),
    limit: () => runAll(bench.limit, [written()]),
  };
}

/** Mails handed in over HTTP, and how many a second became requests; the sizes in turns. */
export async function measureMail(benches: Bench[]): Promise<Result[]> {
  const sizes = benches.map((bench) => ({ bench, ...mailOf(bench) }));
  for (const { bench, warm } of sizes) {
    await alone(benches, bench);
    await warm();
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const { bench, run } of sizes) {
      await alone(benches, bench);
      await run();
    }
  }
  for (const { child } of benches) child.resume();
  return sizes.flatMap(({ results }) => results());
}

const mailsATurn = 200;

function mailOf(bench: Bench) {
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
  const watches = { product: aStopwatch(), limit: aStopwatch() };
  const untilRequests = aStopwatch();
  const send = async () => {
    await bench.call('POST', '/intake/email', key, { type: 'message/rfc822', content: aMail() });
  };
  const warm = async () => {
    await pass(aStopwatch(), warmUp, send);
    await untilQuiet(bench.limit);
  };
  const run = async () => {
    const began = performance.now();
    await pass(watches.product, { count: mailsATurn }, send);
    await untilQuiet(bench.limit);
    untilRequests.lasted += performance.now() - began;
    await limitPass(bench, watches.limit, { count: mailsATurn * 2 }, async () => {
      await runAll(bench.limit, [written()]);
    });
    // No job waits for those: they would be waited for in the next turn.
    await bench.limit.query("delete from inbound_message where state = 'stored'");
  };
  const results = (): Result[] => {
    const count = watches.product.took.length;
    const made = { ...measured(untilRequests), perSecond: (count / untilRequests.lasted) * 1000, count };
    return [
      resultOf(bench, 'mail handed in', watches),
      {
        name: 'mail handed in and made a request',
        requests: bench.size.requests,
        product: made,
        bar: { perSecond: 100 },
      },
    ];
  };
  return { warm, run, results };
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
