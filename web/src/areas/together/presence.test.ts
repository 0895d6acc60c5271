import { expect, test } from 'vitest';
import { withTold } from './presence.ts';

const bo = { id: 'b', name: 'Bo Ek' };
const cia = { id: 'c', name: 'Cia Dal' };

test('who comes is added in order of name, and once', () => {
  const two = withTold(withTold([], { person: cia, state: 'viewing' }), { person: bo, state: 'viewing' });
  expect(two.map((one) => one.person.name)).toEqual(['Bo Ek', 'Cia Dal']);
  expect(withTold(two, { person: bo, state: 'viewing' })).toHaveLength(2);
});

test('what somebody does now replaces what they did, and who left is gone', () => {
  const writing = withTold([{ person: bo, state: 'viewing' }], { person: bo, state: 'writing_reply' });
  expect(writing).toEqual([{ person: bo, state: 'writing_reply' }]);
  expect(withTold(writing, { person: bo, state: null })).toEqual([]);
});
