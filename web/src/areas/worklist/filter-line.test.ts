import { expect, test } from 'vitest';
import { filterOfLine, lineOfFilter, type Names } from './filter-line.ts';

const anna = '0190a000-0000-7000-8000-000000000001';
const foreign = '0190a000-0000-7000-8000-000000000002';
const known: Record<string, string> = { 'Anna Berg': anna, 'Invoices / Foreign': foreign };
const names: Names = {
  valueOf: (_, word) => known[word] ?? (/^(me|none|mine|open|phone|email|solved|any|2)$/.test(word) ? word : null),
  wordOf: (_, value) => Object.keys(known).find((name) => known[name] === value) ?? value,
};
const read = (line: string) => filterOfLine(line, names);

test('a line means what the chips of the same view mean', () => {
  const line = 'owner:me phase:open late:yes "invoice" category:"Invoices / Foreign" created:>2026-01-01';
  expect(read(line)).toEqual({
    filter: { ownerId: 'me', phase: 'open', late: 'true', q: 'invoice', categoryId: foreign, created: '>2026-01-01' },
    faults: [],
  });
});

test('the level of escalation is asked for with a word of its own', () => {
  expect(read('escalated:any -escalated:2')).toEqual({ filter: { escalation: 'any,-2' }, faults: [] });
});

test('a filter written as a line is read back the same', () => {
  const filter = {
    ownerId: `${anna},-none`,
    channel: 'phone,email',
    categoryId: `-${foreign}`,
    late: 'false',
    due: 'today',
    closed: '2026-01-01..2026-01-31',
    q: 'owner:me "quoted" printer',
  };
  const line = lineOfFilter(filter, names);
  expect(line).toContain('owner:"Anna Berg"');
  expect(line).toContain('-category:"Invoices / Foreign"');
  expect(read(line)).toEqual({ filter, faults: [] });
});

test('a name nobody has is said at its place, and the rest of the line still counts', () => {
  expect(read('owner:Nobody-Known phase:open created:soon')).toEqual({
    filter: { phase: 'open' },
    faults: [
      { code: 'unknown_value', text: 'Nobody-Known', from: 0, to: 18 },
      { code: 'unknown_value', text: 'soon', from: 30, to: 42 },
    ],
  });
});

test('the order of the list stays when its filter is written anew', () => {
  expect(filterOfLine('phase:open', names, { sort: 'deadline', q: 'old' }).filter).toEqual({
    phase: 'open',
    sort: 'deadline',
  });
});

test('not late is late:no, however it is said', () => {
  expect(read('-late:yes').filter).toEqual({ late: 'false' });
  expect(read('late:no').filter).toEqual({ late: 'false' });
});
