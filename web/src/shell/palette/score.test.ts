import { expect, test } from 'vitest';
import { ranked, scoreOf } from './score.ts';

const names = ['Assign', 'Go to requests', 'Requests', 'Postpone', 'Return to the queue', 'Queue'];
const found = (typed: string) => ranked(names, (name) => scoreOf(typed, name)).map(({ one }) => one);

test('the very name comes before a beginning, a beginning before a word inside', () => {
  expect(found('requests')).toEqual(['Requests', 'Go to requests']);
  expect(found('queue')).toEqual(['Queue', 'Return to the queue']);
  expect(scoreOf('re', 'Requests')).toBeLessThan(scoreOf('re', 'Go to requests') as number);
});

test('words may be typed in any order, letters with gaps come last, and nonsense finds nothing', () => {
  expect(found('queue return')).toEqual(['Return to the queue']);
  expect(found('pstp')).toEqual(['Postpone']);
  expect(found('zzz')).toEqual([]);
  expect(scoreOf('ss', 'Postpone')).toBeNull();
});

test('marks, capitals and strokes do not count', () => {
  expect(scoreOf('lodz', 'Łódź')).toBe(0);
  expect(scoreOf('JARJESTA', 'Järjestä')).toBe(0);
});

test('what a setting is called on its page finds the page, after every page so called', () => {
  expect(scoreOf('password', 'People', 'Password Name E-mail')).toBe(4);
});
