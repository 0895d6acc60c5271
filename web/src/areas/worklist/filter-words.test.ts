import { expect, test } from 'vitest';
import { conditionsOf, filterOf, withCondition, withoutCondition } from './filter-words.ts';

test('the address of the page is the view, and words it does not know are left out', () => {
  expect(filterOf({ phase: 'open', late: 'true', q: 'printer', focus: 'who', sort: 'sideways' })).toEqual({
    phase: 'open',
    late: 'true',
    q: 'printer',
  });
});

test('a second value is shown beside the first, and a day in the place of another', () => {
  const twoChannels = withCondition({ channel: 'phone' }, { field: 'channel', value: 'email' });
  expect(twoChannels.channel).toBe('phone,email');
  expect(withCondition({ ownerId: 'me' }, { field: 'ownerId', value: 'none' }).ownerId).toBe('me,none');
  expect(withCondition({ created: 'today' }, { field: 'created', value: 'week' }).created).toBe('week');
});

test('a value is wanted or excluded, not both', () => {
  const excluded = withCondition({ channel: 'phone,email' }, { field: 'channel', value: 'phone', not: true });
  expect(excluded.channel).toBe('email,-phone');
  expect(withCondition(excluded, { field: 'channel', value: 'phone' }).channel).toBe('email,phone');
});

test('adding a condition twice changes nothing', () => {
  expect(withCondition({ channel: 'phone' }, { field: 'channel', value: 'phone' }).channel).toBe('phone');
});

test('open and a single phase replace each other', () => {
  expect(withCondition({ phase: 'open' }, { field: 'phase', value: 'solved' }).phase).toBe('solved');
  expect(withCondition({ phase: 'solved,closed' }, { field: 'phase', value: 'open' }).phase).toBe('open');
});

test('each chip can be taken away alone, the last one with its field', () => {
  const one = withoutCondition({ channel: 'phone,email' }, { field: 'channel', value: 'phone' });
  expect(one.channel).toBe('email');
  expect(conditionsOf(withoutCondition(one, { field: 'channel', value: 'email' }))).toEqual([]);
});
