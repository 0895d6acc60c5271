import { setKind } from '#areas/requests/set-kind.ts';
import { startRequest } from '#areas/requests/start-request.ts';
import { day, hour, minute } from '../opening-times.ts';
import { answer } from './answers.ts';
import type { OwnPart } from './arrivals.ts';
import { ask, postpone, takeUp, workingTime } from './work.ts';
import { type Case, stepOn, type World } from './world.ts';

/** The first administrator takes a request as it comes and does with it what was told beforehand. */
export async function beginOwn(world: World, one: Case, at: number): Promise<void> {
  const { random, desk } = world;
  const me = desk.administrator;
  const began = Math.min(at + random.between(60, 200) * 1000, world.now - 2 * minute);
  const { kind } = one.outline;
  const subKind = one.outline.complaint ? ('complaint' as const) : null;
  await stepOn(world, one, me, began, (ctx) => startRequest(ctx, desk.catalogue, one.id, {}));
  await stepOn(world, one, me, began + 30_000, (ctx) => setKind(ctx, desk.catalogue, one.id, { kind, subKind }));
  takeUp(one, me);
  const later = (least: number, most: number) => workingTime(world, began + random.between(least, most) * minute);
  const part = one.own as OwnPart;
  if (part === 'in_hand') return;
  if (part === 'waiting') return world.agenda.add(later(5, 30), (then) => ask(world, one, then, null));
  if (part === 'postponed')
    return world.agenda.add(later(5, 30), (then) => postpone(world, one, then, daysAhead(world, then)));
  if (part === 'came_back') {
    const answeredAt = world.now - random.between(12, 240) * minute;
    return world.agenda.add(later(5, 30), (then) => ask(world, one, then, Math.max(answeredAt, then + 20 * minute)));
  }
  const done = part === 'closed_today' ? sometimeToday(world, later(5, 40)) : later(10, 300);
  world.agenda.add(done, (then) => answer(world, one, me, 'close', then));
}

/** So that it lies ahead of now, whenever it was put off. */
const daysAhead = (world: World, at: number) => Math.ceil((world.now + 4 * hour - at) / day);

/** A moment of today's opening hours that has passed, not before `at`; on a day that has not opened, `at`. */
function sometimeToday(world: World, at: number): number {
  const { zone } = world.desk.catalogue.desk;
  const today = Temporal.Instant.fromEpochMilliseconds(world.now).toZonedDateTimeISO(zone).startOfDay();
  const opened = world.open.nextOpen(today.epochMilliseconds);
  if (opened + 10 * minute > world.now) return at;
  const moment = opened + (world.now - opened) * (0.2 + 0.7 * world.random.next());
  return Math.min(Math.max(at, moment), world.now - minute);
}
