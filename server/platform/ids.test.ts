import { expect, test } from 'vitest';
import { idOf, newId, newToken } from './ids.ts';

const moment = new Date('2026-02-04T09:00:00Z');

test('ids of one moment keep the order they were made in, and are valid UUIDs of version 7', () => {
  const ids = Array.from({ length: 20_000 }, () => newId(moment));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('commands that run beside each other each keep their order', () => {
  const moments = Array.from({ length: 50 }, (_, n) => new Date(moment.getTime() + n));
  const ids = moments.map(() => [] as string[]);
  for (let round = 0; round < 20; round++) for (const [n, at] of moments.entries()) ids[n]?.push(newId(at));
  for (const own of ids) expect([...own].sort()).toEqual(own);
});

test('what is random in an id comes once, however many are made, also between tokens', () => {
  const random = Array.from({ length: 5_000 }, (_, n) => {
    newToken(n % 7);
    return newId(new Date(moment.getTime() + n)).slice(-12);
  });
  expect(new Set(random).size).toBe(random.length);
});

test('an id carries its moment', () => {
  expect(Number.parseInt(newId(moment).replaceAll('-', '').slice(0, 12), 16)).toBe(moment.getTime());
});

test('the same parts give the same id, others another one, and it is a valid UUID', () => {
  expect(idOf('a', 'bc')).toBe(idOf('a', 'bc'));
  expect(new Set([idOf('a', 'bc'), idOf('ab', 'c'), idOf('abc')]).size).toBe(3);
  expect(idOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a token has no letter that is mistaken for another when read aloud', () => {
  expect(newToken(2000)).toMatch(/^[a-hjkmnp-z2-9]{2000}$/);
});
