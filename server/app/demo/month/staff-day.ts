import { assignRequest } from '#areas/requests/assign-request.ts';
import { findRequest, type RequestRecord } from '#areas/requests/index.ts';
import { setPriority } from '#areas/requests/set-priority.ts';
import { startRequest } from '#areas/requests/start-request.ts';
import { pullNext } from '#areas/routing/pull-next.ts';
import { AppError } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { minute } from '../opening-times.ts';
import { lastDayMinutes } from './arrivals.ts';
import { begin, workingTime } from './work.ts';
import { inTurn, noteQueue, stepOn, type World } from './world.ts';

/** About what waits at the end; the pace of the last day is slowed down to it. */
const waitingAtTheEnd = 35;

/** Everybody looks at the queue from time to time, and takes the next request if it is their turn. */
export function beginDays(world: World, from: number, stillToCome: (at: number) => number): void {
  const { staff } = world.desk;
  const everyone = [...staff.agents, ...staff.specialists];
  for (const agent of everyone) {
    const away = staff.specialists.includes(agent);
    // The specialists have been away since the morning or so; what only they know goes late.
    const until = away ? world.open.openMinutesBefore(world.now, 430) : world.now;
    world.agenda.add(from + world.random.between(1, 90) * minute, (at) => look(world, agent, at, until, stillToCome));
  }
  for (const supervisor of staff.supervisors) {
    world.agenda.add(from + world.random.between(30, 180) * minute, (at) => oversee(world, supervisor, at));
  }
}

async function look(
  world: World,
  agent: Principal,
  at: number,
  until: number,
  stillToCome: (at: number) => number,
): Promise<void> {
  const again = (then: number) => {
    if (then < until) world.agenda.add(then, (next) => look(world, agent, next, until, stillToCome));
  };
  if (!world.open.isOpen(at)) return again(world.open.nextOpen(at) + world.random.between(1, 40) * minute);
  const taken = isWanted(world, agent, at, stillToCome) ? await takeNext(world, agent, at) : null;
  const one = taken ? world.cases.get(taken.id) : undefined;
  if (taken && one) inTurn(world, one, at);
  if (taken && one) await begin(world, one, agent, taken, at);
  again(at + (taken ? world.random.between(12, 40) : world.random.between(8, 25)) * minute);
}

/** Whether this agent would take one now: the queue is longer than usual, or something is about to be late. */
function isWanted(world: World, agent: Principal, at: number, stillToCome: (at: number) => number): boolean {
  const mine = [...world.waiting.values()].filter(
    (one) => one.categoryId && agent.categoryIds.includes(one.categoryId),
  );
  if (mine.length === 0) return false;
  if (mine.some((one) => one.deadline < at + 20 * minute)) return true;
  const left = world.open.openMinutes(at, world.now);
  const target = Math.max(15, waitingAtTheEnd - stillToCome(at) * 0.1);
  const usual = left >= lastDayMinutes ? 0 : target * (1 - left / lastDayMinutes) ** 0.7;
  return world.waiting.size > usual;
}

async function takeNext(world: World, agent: Principal, at: number): Promise<RequestRecord | null> {
  try {
    const pulled = await world.history.act(agent, new Date(at), (ctx) => pullNext(ctx, world.desk.catalogue));
    return pulled ? noteQueue(world, pulled.request) : null;
  } catch (error) {
    // Whoever still has one open takes no other.
    if (error instanceof AppError && error.code === 'still_holding') return null;
    throw error;
  }
}

/** A supervisor looks what waits: gives a complaint to somebody, raises what cannot wait. */
async function oversee(world: World, supervisor: Principal, at: number): Promise<void> {
  const { random, agenda, desk } = world;
  const next = world.open.isOpen(at) ? at + random.between(50, 130) * minute : world.open.nextOpen(at) + 20 * minute;
  agenda.add(next, (then) => oversee(world, supervisor, then));
  if (!world.open.isOpen(at)) return;
  const waiting = [...world.waiting.keys()].map((id) => world.cases.get(id)).filter((one) => one !== undefined);
  const one =
    waiting.find((candidate) => candidate.outline.complaint) ?? (random.chance(0.15) ? waiting[0] : undefined);
  if (!one) return;
  const members = desk.staff.agents.filter((agent) => agent.categoryIds.includes(one.categoryId));
  const row = (await findRequest(world.history.tx, supervisor, one.id)) as RequestRecord;
  if (random.chance(0.25) && row.priority_id === desk.priorities.medium) {
    const priorityId = desk.priorities.high;
    await stepOn(world, one, supervisor, at, (ctx) => setPriority(ctx, desk.catalogue, one.id, { priorityId }));
    return;
  }
  if (members.length === 0 || row.category_id !== one.categoryId) return;
  const agent = random.pick(members);
  await stepOn(world, one, supervisor, at, (ctx) => assignRequest(ctx, desk.catalogue, one.id, { ownerId: agent.id }));
  agenda.add(workingTime(world, at + random.between(60, 900) * minute), async (then) => {
    const started = await stepOn(world, one, agent, then, (ctx) => startRequest(ctx, desk.catalogue, one.id, {}));
    await begin(world, one, agent, started, then);
  });
}
