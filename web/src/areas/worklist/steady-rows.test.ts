import { expect, test } from 'vitest';
import { steadyRows } from './steady-rows.ts';

const rows = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }));
const ids = (list: readonly { id: string }[]) => list.map((row) => row.id).join(' ');

test('a list nobody touches shows the new order at once', () => {
  const steady = steadyRows(rows('a', 'b'), rows('b', 'c'), false);
  expect(ids(steady.rows)).toBe('b c');
  expect(steady.gone.size).toBe(0);
  expect(steady.fresh).toBe(0);
});

test('under the pointer no row moves, and what is more urgent is only counted', () => {
  const steady = steadyRows(rows('a', 'b', 'c'), rows('x', 'c', 'a', 'y', 'b'), true);
  expect(ids(steady.rows)).toBe('a b c');
  expect(steady.fresh).toBe(2);
});

test('under the pointer a known row shows its new contents in its old place', () => {
  const steady = steadyRows(
    rows('a', 'b'),
    [
      { id: 'b', version: 1 },
      { id: 'a', version: 7 },
    ],
    true,
  );
  expect(steady.rows[0]).toEqual({ id: 'a', version: 7 });
});

test('under the pointer a row somebody else took stays, marked as gone', () => {
  const steady = steadyRows(rows('a', 'b'), rows('b'), true);
  expect(ids(steady.rows)).toBe('a b');
  expect([...steady.gone]).toEqual(['a']);
});

test('the next page is added below even while the list is touched', () => {
  const steady = steadyRows(rows('a', 'b'), rows('a', 'b', 'c', 'd'), true);
  expect(ids(steady.rows)).toBe('a b c d');
  expect(steady.fresh).toBe(0);
});

test('when everything shown has left, new rows wait instead of taking their place', () => {
  const steady = steadyRows(rows('a'), rows('x', 'y'), true);
  expect(ids(steady.rows)).toBe('a');
  expect(steady.fresh).toBe(2);
});
