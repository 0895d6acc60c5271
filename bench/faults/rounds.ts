import { randomUUID } from 'node:crypto';
import { aRandom } from '#test/fuzz/random.ts';
import { judge } from './judge.ts';
import { acknowledged } from './ledger.ts';
import { type LiveEars, listenAt } from './live-ears.ts';
import type { NodeProcess } from './node-process.ts';
import type { Stage } from './stage.ts';
import { kills, others, type Strike } from './strikes.ts';

export type Round = {
  name: string;
  words: string;
  /** What was acknowledged since the round before. */
  acknowledged: { requests: number; mails: number; replies: number; pulls: number };
  repeated: number;
  /** Events there were after it, since the beginning, and those of them that had reached every subscriber. */
  events: number;
  reached: number;
  sentAgain: number;
  /** From the end of the strike until a call and a mail were acknowledged and their events had reached a subscriber. */
  recoveredMs: number;
  broken: string[];
};

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Longer than that is no recovery. */
const mostMs = 180_000;

/** The order of the faults of a run: kills in turn, the others among them, all by the seed. */
export function planOf(seed: number, counts: { kills: number; each: number }): Strike[] {
  const random = aRandom(seed);
  const plan = Array.from({ length: counts.kills }, (_, at) => kills[at % kills.length] as Strike);
  for (let turn = 0; turn < counts.each; turn++) {
    for (const strike of others) plan.splice(random.below(plan.length + 1), 0, strike);
  }
  return plan;
}

/**
 * Strikes a desk under load again and again. After each fault nobody helps: the desk has to answer, receive and work again
 * by itself; then the load rests, what waits is worked off, and everything acknowledged so far is looked for.
 */
export async function runRounds(
  stage: Stage,
  options: { plan: Strike[]; seed: number; requests: number; onRound?: (round: Round, number: number) => void },
): Promise<Round[]> {
  const random = aRandom(options.seed + 1);
  const rounds: Round[] = [];
  const { ledger, load } = stage;
  const browser = listenAt(stage.front, stage.prepared.supervisor.key);
  for (const strike of options.plan) {
    if (strike.possible && !strike.possible(stage)) continue;
    const before = counted(stage);
    const broken: string[] = [];
    load.resume();
    await load.more(Math.ceil(options.requests / 2));
    await rest(random.next() * 500);
    await strike.strike(stage, random);
    const recoveredMs = await recovered(stage, broken);
    await hearsAgain(stage, browser, broken);
    await load.more(Math.ceil(options.requests / 2));
    await load.pause();
    await settled(stage, broken);
    const verdict = await stage.asOwner((owner) => judge(owner, ledger, stage.relay.taken));
    const crashed = stage.nodes().filter((node) => node.endedByItself() > 0);
    broken.push(...verdict.broken, ...crashed.map((node) => `the process ${node.name} ended by itself`));
    strike.after?.(stage);
    const after = counted(stage);
    rounds.push({
      name: strike.name,
      words: strike.words,
      acknowledged: {
        requests: after.requests - before.requests,
        mails: after.mails - before.mails,
        replies: after.replies - before.replies,
        pulls: after.pulls - before.pulls,
      },
      repeated: ledger.repeated - before.repeated,
      events: verdict.events,
      reached: verdict.reached,
      sentAgain: verdict.sentAgain,
      recoveredMs,
      broken,
    });
    options.onRound?.(rounds.at(-1) as Round, rounds.length);
  }
  browser.close();
  return rounds;
}

const counted = ({ ledger }: Stage) => ({
  requests: ledger.requests.size,
  mails: ledger.mails.size,
  replies: ledger.replies.size,
  pulls: ledger.pulls.length,
  repeated: ledger.repeated,
  all: acknowledged(ledger),
});

/** A connection the network forgot is noticed by asking, every ten seconds. */
const hearsWithinMs = 30_000;

/** Whether a browser that was connected all the time hears of a new request again, without anybody's help. */
async function hearsAgain(stage: Stage, browser: LiveEars, broken: string[]): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < hearsWithinMs) {
    const id = randomUUID();
    const answer = await register(stage.front, stage, id, 'Do you hear me?');
    const until = performance.now() + 2000;
    while (answer?.status === 201 && performance.now() < until) {
      if (browser.heard.has(id)) return;
      await rest(50);
    }
    await rest(50);
  }
  broken.push(`a browser heard of nothing for ${hearsWithinMs / 1000} s`);
}

/** A call of an agent; null where nobody answered. */
function register(node: NodeProcess, { prepared }: Stage, id: string, subject: string): Promise<Response | null> {
  const headers = { authorization: `Bearer ${prepared.agents[0]?.key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ id, channel: 'phone', subject });
  const signal = AbortSignal.timeout(20_000);
  return fetch(`${node.url}/api/v1/requests`, { method: 'POST', headers, body, signal }).catch(() => null);
}

/** Milliseconds until the desk takes a call and a mail and their events have come through; says so where it does not. */
async function recovered(stage: Stage, broken: string[]): Promise<number> {
  const began = performance.now();
  const id = randomUUID();
  const answers = async (): Promise<boolean> => {
    for (const node of stage.open) {
      if ((await register(node, stage, id, 'Are you there?'))?.status === 201) return true;
    }
    return false;
  };
  const worked = () =>
    stage
      .asOwner(async (owner) => {
        const { rowCount } = await owner.query(
          `select from event e join witness.job w on w.event_id = e.id where e.request_id = $1`,
          [id],
        );
        return rowCount !== 0;
      })
      .catch(() => false);
  for (const step of [answers, worked]) {
    while (!(await step())) {
      if (performance.now() - began > mostMs) {
        broken.push(`it did not recover within ${mostMs / 1000} s (${step.name})`);
        break;
      }
      await rest(50);
    }
  }
  return performance.now() - began;
}

/** Waits until everything that was taken is worked off; moves the clock to the next attempt of mails that wait for theirs. */
export async function settled(stage: Stage, broken: string[]): Promise<void> {
  const began = performance.now();
  let left = { outbox: 0, jobs: 0, inbound: 0, mails: 0 };
  for (let look = 1; performance.now() - began < mostMs; look++) {
    left = await stage
      .asOwner(async (owner) => {
        const { rows } = await owner.query(
          `select (select count(*)::int from outbox) as outbox,
            (select count(*)::int from graphile_worker.jobs where attempts < max_attempts) as jobs,
            (select count(*)::int from inbound_message where state = 'stored') as inbound,
            (select count(*)::int from outbound_mail where state in ('queued', 'sending', 'waiting_for_relay')) as mails`,
        );
        return rows[0] as typeof left;
      })
      .catch(() => ({ ...left, outbox: 1 }));
    if (left.outbox + left.jobs + left.inbound + left.mails === 0) return;
    if (left.outbox + left.jobs + left.inbound === 0 && look % 20 === 0) stage.moveClock(61_000);
    await rest(100);
  }
  broken.push(`still waiting after ${mostMs / 1000} s: ${JSON.stringify(left)}`);
}
