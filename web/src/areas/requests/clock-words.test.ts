import { expect, test } from 'vitest';
import { clockPhrase, clockState, durationWords, type Timed } from './clock-words.ts';

const zone = 'Europe/Helsinki';
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+02:00`);
const request = (over: Partial<Timed>): Timed => ({
  deadlineAt: '2026-11-23T12:00:00+02:00',
  createdAt: '2026-11-23T08:00:00+02:00',
  phase: 'assigned',
  closedAt: null,
  ...over,
});
const phrase = (over: Partial<Timed>, now: number) => clockPhrase(request(over), now, 'en', zone);

test('a clock is calm until the last quarter, amber in it, red from the deadline on', () => {
  expect(clockState(request({}), at('10:59')).tone).toBe('calm');
  expect(clockState(request({}), at('11:00')).tone).toBe('soon');
  expect(clockState(request({}), at('11:59')).tone).toBe('soon');
  expect(clockState(request({}), at('12:00')).tone).toBe('late');
});

test('the arc is full at the start, half empty half way and empty when late', () => {
  expect(clockState(request({}), at('08:00')).left).toBe(1);
  expect(clockState(request({}), at('10:00')).left).toBe(0.5);
  expect(clockState(request({}), at('13:00')).left).toBe(0);
});

test('a deadline at the moment of registration is late at once and divides by nothing', () => {
  const now = at('08:00');
  expect(clockState(request({ deadlineAt: '2026-11-23T08:00:00+02:00' }), now)).toEqual({ tone: 'late', left: 0 });
});

test('work that is over says whether it was in time, and stops counting', () => {
  const closed = (closedAt: string) => request({ phase: 'closed', closedAt });
  expect(clockState(closed('2026-11-23T11:00:00+02:00'), at('15:00')).tone).toBe('kept');
  expect(clockState(closed('2026-11-23T12:00:01+02:00'), at('15:00')).tone).toBe('missed');
  expect(clockState(request({ phase: 'solved' }), at('15:00')).tone).toBe('none');
});

test('today is said as time left, tomorrow with its hour, this week with its day, later with its date', () => {
  expect(phrase({}, at('09:50'))).toEqual({ key: 'left', time: '2 h 10 min' });
  expect(phrase({ deadlineAt: '2026-11-24T09:00:00+02:00' }, at('10:00'))).toEqual({ key: 'tomorrow', time: '09:00' });
  expect(phrase({ deadlineAt: '2026-11-26T09:00:00+02:00' }, at('10:00'))).toEqual({ key: 'day', time: 'Thu 09:00' });
  expect(phrase({ deadlineAt: '2026-12-12T09:00:00+02:00' }, at('10:00'))).toEqual({ key: 'date', time: '12 Dec' });
});

test('a deadline after midnight is said as time left when it is only hours away', () => {
  expect(phrase({ deadlineAt: '2026-11-24T02:00:00+02:00' }, at('23:00'))).toEqual({ key: 'left', time: '3 h' });
});

test('late is said with how late, in minutes first and days at last', () => {
  expect(phrase({}, at('12:35'))).toEqual({ key: 'late', time: '35 min' });
  expect(phrase({}, Date.parse('2026-11-26T12:00:00+02:00'))).toEqual({ key: 'late', time: '3 d' });
});

test('the day of a deadline is the day where the reader is', () => {
  const late = request({ deadlineAt: '2026-11-24T23:30:00Z' });
  const now = Date.parse('2026-11-23T10:00:00Z');
  expect(clockPhrase(late, now, 'en', 'UTC')?.key).toBe('tomorrow');
  expect(clockPhrase(late, now, 'en', 'Europe/Helsinki')?.key).toBe('day');
});

test('a request without a deadline has no clock', () => {
  expect(phrase({ deadlineAt: null }, at('10:00'))).toBeNull();
});

test.each([
  ['sv', '2 tim 10 min'],
  ['fi', '2 t 10 min'],
  ['nl', '2 uur 10 min'],
  ['da', '2 t. 10 min.'],
  ['pl', '2 godz. 10 min'],
])('durations are written as people write them in %s', (language, words) => {
  expect(durationWords(130 * 60_000, language).replaceAll('\u00a0', ' ')).toBe(words);
});
