import { type Bench, oneByOne } from './operations.ts';
import type { Result } from './result-table.ts';

/** What people look for: a number, a rare word, one in all of them, its beginning, a name and part of one, a phone number. */
const asked = [
  '104233',
  'place 4711',
  'question',
  'que',
  'heating broken',
  'customer 17',
  'anna',
  'rikse',
  '+46 (0)70 000 12 34',
  '0001234',
  'zzzzzz',
];

/** The universal box's own call. One caller at a time, as its bar is about how long somebody waits. */
export async function measureSearch(benches: Bench[]): Promise<Result[]> {
  const measured = await oneByOne(benches, (bench, n) => {
    const q = asked[n % asked.length] as string;
    return bench.call('GET', `/search?${new URLSearchParams({ q, limit: '6' })}`, bench.supervisor.key);
  });
  return measured.map((product, at) => {
    return { name: 'universal search', requests: benches[at]?.size.requests, product, bar: { p95: 50 } };
  });
}
