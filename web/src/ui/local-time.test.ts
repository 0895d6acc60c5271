import { describe, expect, test } from 'vitest';
import { localOf, momentOf } from './local-time.ts';

const zone = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);

describe('a time typed by the clock of a zone', () => {
  test('is that moment, in winter and in summer', () => {
    expect(momentOf('2026-01-15T09:00', zone)).toBe(at('2026-01-15T08:00Z'));
    expect(momentOf('2026-07-15T09:00', zone)).toBe(at('2026-07-15T07:00Z'));
    expect(localOf(at('2026-07-15T07:00Z'), zone)).toBe('2026-07-15T09:00');
  });

  test.each([
    ['2026-03-04T09:30', 'Europe/Stockholm', '2026-03-04T08:30:00.000Z'],
    ['2026-07-04T09:30', 'Europe/Helsinki', '2026-07-04T06:30:00.000Z'],
    ['2026-03-04T09:30', 'Asia/Kathmandu', '2026-03-04T03:45:00.000Z'],
  ])('%s in %s is %s, and back', (local, zone, instant) => {
    expect(momentOf(local, zone)).toBe(at(instant));
    expect(localOf(at(instant), zone)).toBe(local);
  });

  test('that the spring change leaves out becomes an hour later', () => {
    expect(localOf(momentOf('2026-03-29T02:30', zone) ?? 0, zone)).toBe('2026-03-29T03:30');
  });

  test('that comes twice in autumn is the first', () => {
    expect(momentOf('2026-10-25T02:30', zone)).toBe(at('2026-10-25T00:30Z'));
  });

  test('that is no date is nothing', () => {
    expect(momentOf('', zone)).toBeNull();
  });
});
