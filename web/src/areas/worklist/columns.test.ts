import { expect, test } from 'vitest';
import { listColumns } from '#contract/views.ts';
import { ariaSort, moved, nextSort, switched } from './columns.ts';
import english from './messages/en.json' with { type: 'json' };

test('a heading orders by its column, and the other way round when pressed again', () => {
  expect(nextSort('clock', 'newest')).toBe('deadline');
  expect(nextSort('clock', 'deadline')).toBe('-deadline');
  expect(nextSort('clock', '-deadline')).toBe('deadline');
});

test('the heading that orders says so, the others say that they could', () => {
  expect(ariaSort('clock', 'deadline')).toBe('ascending');
  expect(ariaSort('updated', 'activity')).toBe('descending');
  expect(ariaSort('number', 'deadline')).toBe('none');
  expect(ariaSort('status', 'deadline')).toBeUndefined();
});

test('columns change places, and the subject, which opens the row, cannot be taken away', () => {
  expect(moved(['number', 'clock', 'subject'], 'subject', 0)).toEqual(['subject', 'number', 'clock']);
  expect(moved(['number', 'clock', 'subject'], 'number', 9)).toEqual(['clock', 'subject', 'number']);
  expect(switched(['number', 'subject'], 'subject')).toEqual(['number', 'subject']);
  expect(switched(['number', 'subject'], 'kind')).toEqual(['number', 'subject', 'kind']);
});

test('every column has a heading', () => {
  expect(listColumns.filter((one) => !(one in english.column))).toEqual([]);
});
