import { assertCalendarHolds } from './assert-calendar.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { type GivenRules, takeHolidays } from './take-holidays.ts';

// The same draft is asked about again and again while an administrator types; what was prepared for it is worth keeping.
const keptDrafts = 20;
const kept = new Map<string, Promise<CalendarRules>>();

/**
 * Rules that are only tried, ready to be counted with: checked, and with the days of their country written out. Throws
 * `invalid_calendar`, and what `takeHolidays` throws.
 */
export async function triedRules(tried: GivenRules, now: Date): Promise<CalendarRules> {
  assertCalendarHolds(tried as CalendarRules);
  const key = `${now.getUTCFullYear()} ${JSON.stringify(tried)}`;
  let rules = kept.get(key);
  if (!rules) {
    if (kept.size >= keptDrafts) kept.clear();
    rules = takeHolidays(tried, now);
    rules.catch(() => kept.delete(key));
    kept.set(key, rules);
  }
  return rules;
}
