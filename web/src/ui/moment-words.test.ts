import { expect, test } from 'vitest';
import { age, relativeMoment } from './moment-words.ts';

const zone = 'Europe/Stockholm';
const now = Date.parse('2026-11-23T10:00:00+01:00');
const words = (at: string, language = 'en') => relativeMoment(at, now, language, zone);

test('a moment is said as people say it, coarser the further away it is', () => {
  expect(words('2026-11-23T09:59:40+01:00')).toBe('now');
  expect(words('2026-11-23T09:55:00+01:00')).toBe('5 min ago');
  expect(words('2026-11-23T12:00:00+01:00')).toBe('in 2 hr');
  expect(words('2026-11-22T14:10:00+01:00')).toBe('yesterday 14:10');
  expect(words('2026-11-24T09:00:00+01:00', 'fi')).toBe('huomenna 09.00');
  expect(words('2026-11-19T14:10:00+01:00')).toBe('Thu 14:10');
  expect(words('2026-10-03T14:10:00+02:00')).toBe('3 Oct');
  expect(words('2024-10-03T14:10:00+02:00')).toBe('3 Oct 2024');
});

test('yesterday is yesterday where the reader is', () => {
  expect(relativeMoment('2026-11-22T23:30:00Z', Date.parse('2026-11-23T10:00:00Z'), 'en', zone)).toBe('10 hr ago');
});

test('ages are whole minutes, hours or days and never negative', () => {
  expect(age('2026-11-23T09:56:10+01:00', now, 'en')).toBe('3 min');
  expect(age('2026-11-23T06:00:00+01:00', now, 'en')).toBe('4 h');
  expect(age('2026-11-11T06:00:00+01:00', now, 'en')).toBe('12 d');
  expect(age('2026-11-23T10:00:05+01:00', now, 'en')).toBe('0 min');
});
