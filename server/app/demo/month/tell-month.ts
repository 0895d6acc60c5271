import { registerRequest } from '#areas/requests/register-request.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { ExampleDesk } from '../example-desk.ts';
import type { ExampleSet } from '../example-shapes.ts';
import type { History } from '../history.ts';
import { inventCustomers } from '../invented-customers.ts';
import { day, minute, openingTimes } from '../opening-times.ts';
import { seeded } from '../seeded.ts';
import { speeches } from '../speech/speech.ts';
import { createAgenda } from './agenda.ts';
import { planArrivals } from './arrivals.ts';
import { arrive } from './arrive.ts';
import { beginDays } from './staff-day.ts';
import { leaveUnsent } from './unsent.ts';
import { known, step, type World } from './world.ts';

export const daysTold = 30;
/** Requests of the month, those just begun included. */
export const requestsTold = 600;
const customersInvented = 140;
const justBegun = 3;

/**
 * Lets a month happen on the desk, ending now: people write and call, agents take what is most urgent, ask, put off,
 * answer. All of it in the order of time, through the use cases people use.
 */
export async function tellMonth(history: History, set: ExampleSet, desk: ExampleDesk, now: number, seed: number) {
  const random = seeded(seed);
  const language: Language = desk.administrator.language;
  const speech = speeches[language];
  const from = now - daysTold * day;
  const open = openingTimes(desk.rules, from, now);
  const world: World = {
    ...{ history, random, set, speech, desk, open, now },
    texts: set.texts[language],
    agenda: createAgenda(),
    customers: inventCustomers(random, speech, set.livesAt, customersInvented),
    cases: new Map(),
    waiting: new Map(),
  };
  const { zone } = desk.catalogue.desk;
  // Four of five customers are old acquaintances.
  for (const customer of world.customers.slice(0, 112)) {
    await known(world, customer, random.pick(desk.staff.callTakers), from - random.between(1, 20) * minute);
  }
  const arrivals = planArrivals(random, set, open, zone, { from, to: now, count: requestsTold - justBegun });
  for (const arrival of arrivals) world.agenda.add(arrival.at, (at) => arrive(world, arrival, at));
  beginDays(world, open.nextOpen(from), (at) => arrivals.filter((one) => one.at > at && !open.isOpen(one.at)).length);
  beginBlank(world);
  await world.agenda.run(now);
  await leaveUnsent(world);
}

/** Calls that have just begun: opened, nothing said yet. */
function beginBlank(world: World): void {
  const { desk, agenda, open } = world;
  for (let one = 0; one < justBegun; one++) {
    const at = open.openMinutesBefore(world.now, 3 + one * 7);
    const taker = desk.staff.callTakers[one % desk.staff.callTakers.length] as (typeof desk.staff.callTakers)[number];
    agenda.add(at, async (then) => {
      await step(world, taker, then, (ctx) => registerRequest(ctx, desk.catalogue, { channel: 'phone' }));
    });
  }
}
