import type { Call } from '../http-client.ts';
import type { Line } from './measures.ts';

const asked = [
  ['a number', '104233'],
  ['a rare word', '4711'],
  ['a word in all of them', 'question'],
  ['the beginning of a word', 'que'],
  ['two words', 'customer question'],
  ['part of a name', 'customer 17'],
  ['a phone number', '+46 (0)70 000 12 34'],
  ['the end of a phone number', '0001234'],
  ['a word in none', 'zzzzzz'],
] as const;

/** The universal box's own call over HTTP, one after the other, as somebody types. */
export async function searchMany(call: Call, key: string, times: number): Promise<Line[]> {
  const all: number[] = [];
  const lines: Line[] = [];
  for (const [name, q] of asked) {
    const values: number[] = [];
    for (let turn = 0; turn < times + 2; turn++) {
      const began = performance.now();
      await call('GET', `/search?${new URLSearchParams({ q, limit: '6' })}`, key);
      if (turn >= 2) values.push(performance.now() - began);
    }
    all.push(...values);
    lines.push({ name: `… ${name}`, unit: 'ms', values });
  }
  return [{ name: 'universal search over HTTP', unit: 'ms', values: all, bar: 50 }, ...lines];
}
