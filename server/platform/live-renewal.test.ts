import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { AppError } from './errors.ts';
import type { Connection } from './live-connections.ts';
import { createLiveRenewal } from './live-renewal.ts';
import { createLog } from './log.ts';
import type { Principal } from './principal.ts';

let renewal = createLiveRenewal(createLog('silent'));
afterEach(async () => {
  await renewal.stop();
  renewal = createLiveRenewal(createLog('silent'));
});

/** An open connection of which only is known whether it was ended. */
function aConnection(again: () => Promise<Principal | null>): Connection & { open: () => boolean } {
  const response = { writableEnded: false, end: () => (response.writableEnded = true) };
  const principal = { name: 'before' } as Principal;
  const open = () => !response.writableEnded;
  return {
    response: response as unknown as ServerResponse,
    principal,
    again,
    unsure: false,
    elsewhere: undefined,
    open,
  };
}
const now = async () => ({ name: 'now' }) as Principal;

test('a reader who is refused or unknown is cut off; those before and behind are asked for all the same', async () => {
  const refused = (status: number) => async () => {
    throw new AppError(status, 'second_factor_required', 'Set one up first.');
  };
  const gone = [refused(401), refused(403), async () => null, async () => Promise.reject(new TypeError('broken'))];
  const [first, last] = [aConnection(now), aConnection(now)];
  const cut = gone.map(aConnection);
  await renewal.renew([first, ...cut, last]);
  expect(cut.map((one) => one.open())).toEqual([false, false, false, false]);
  for (const one of [first, last]) expect([one.open(), one.principal.name, one.unsure]).toEqual([true, 'now', false]);
});

test('while the database is away a reader is kept, hears of no request, and is asked for again', async () => {
  let away = true;
  const kept = aConnection(async () => {
    if (away) throw Object.assign(new Error('no database'), { code: 'ECONNREFUSED' });
    return now();
  });
  await renewal.renew([kept]);
  expect([kept.open(), kept.unsure]).toEqual([true, true]);
  away = false;
  await expect.poll(() => kept.unsure, { timeout: 5000 }).toBe(false);
  expect(kept.principal.name).toBe('now');
});

test('whose session has just ended is asked for before the many whom a setting concerns, and once more where it ended meanwhile', async () => {
  const asked: string[] = [];
  const named = (name: string, meanwhile = async () => {}) =>
    aConnection(async () => {
      asked.push(name);
      await meanwhile();
      return now();
    });
  const urgent = named('urgent');
  const first = named('first', async () => {
    if (asked.length === 1) void renewal.renew([urgent, first], true);
  });
  await renewal.renew([first, named('second'), urgent]);
  expect(asked).toEqual(['first', 'urgent', 'first', 'second']);
});
