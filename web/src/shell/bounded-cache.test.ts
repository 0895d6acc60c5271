import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boundCache } from './bounded-cache.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A client whose cache holds this many answers that were looked at one after the other, the first the longest ago. */
function worked(count: number) {
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } });
  const stop = boundCache(client);
  for (let at = 0; at < count; at++) {
    client.setQueryData(['request', at], { at });
    new QueryObserver(client, { queryKey: ['request', at], enabled: false }).subscribe(() => {})();
    vi.advanceTimersByTime(10);
  }
  const has = (key: unknown[]) => client.getQueryData(key) !== undefined;
  return { client, stop, has };
}

test('of many requests the ones looked at last are kept, and the others let go', () => {
  const { client, has, stop } = worked(400);
  vi.advanceTimersByTime(3_000);
  expect(client.getQueryCache().getAll().length).toBe(140);
  expect(has(['request', 399])).toBe(true);
  expect(has(['request', 0])).toBe(false);
  stop();
});

test('what is on the screen stays, however long ago it came', () => {
  const { client, has, stop } = worked(10);
  const leave = new QueryObserver(client, { queryKey: ['request', 0], enabled: false }).subscribe(() => {});
  for (let at = 10; at < 300; at++) client.setQueryData(['request', at], { at });
  vi.advanceTimersByTime(3_000);
  expect(has(['request', 0])).toBe(true);
  leave();
  stop();
});

test('categories and who I am are kept for all pages', () => {
  const { client, has, stop } = worked(1);
  client.setQueryData(['settings', 'categories'], {});
  client.setQueryData(['me'], {});
  for (let at = 0; at < 300; at++) client.setQueryData(['request', at], { at });
  vi.advanceTimersByTime(3_000);
  expect([has(['settings', 'categories']), has(['me'])]).toEqual([true, true]);
  expect(client.getQueryCache().getAll().length).toBe(142);
  stop();
});
