import { setKind } from '#areas/requests/set-kind.ts';
import { startRequest } from '#areas/requests/start-request.ts';
import { day, hour, minute } from '../opening-times.ts';
import { answer } from './answers.ts';
import type { OwnPart } from './arrivals.ts';
import { ask, postpone, takeUp, workingTime } from './work.ts';
import { type Case, step, type World } from './world.ts';

/** The first administrator takes a request as it comes and does with it what was told beforehand. */
export async function beginOwn(world: World, one: Case, at: number): Promise<void> {
  const { random, desk } = world;
  const me = desk.administrator;
  const began = Math.min(at + random.between(60, 200) * 1000, world.now - 2 * minute);
  const { kind } = one.outline;
  const subKind = one.outline.complaint ? ('complaint' as const) : null;
  await step(world, me, began, (ctx) => startRequest(ctx, desk.catalogue, one.id, {}));
  await step(world, me, began + 30_000, (ctx) => setKind(ctx, desk.catalogue, one.id, { kind, subKind }));
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
  const done = part === 'closed_today' ? Math.min(later(5, 40), world.now - 5 * minute) : later(10, 300);
  world.agenda.add(done, (then) => answer(world, one, me, 'close', then));
}

/** So that it lies ahead of now, whenever it was put off. */
const daysAhead = (world: World, at: number) => Math.ceil((world.now + 4 * hour - at) / day);
