import { expect, test } from 'vitest';
import { monthsOf } from './months-of-year.ts';

test('every day of a year stands once, under its day of the week, in leap years too', () => {
  for (const year of [2024, 2026, 2028]) {
    const months = monthsOf(year);
    const dates = months.flat(2).filter((date) => date !== null);
    expect(dates).toHaveLength(year % 4 === 0 ? 366 : 365);
    expect(new Set(dates).size).toBe(dates.length);
    for (const week of months.flat()) {
      week.forEach((date, place) => {
        if (date) expect((new Date(date).getUTCDay() + 6) % 7).toBe(place);
      });
    }
  }
});
