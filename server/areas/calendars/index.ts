import type { Area } from '#platform/area.ts';
import { calendarsRoutes } from './calendars-routes.ts';
import { extendHolidays } from './extend-holidays.ts';

export { assertCalendarHolds } from './assert-calendar.ts';
export { endOfBusinessDay } from './business-days-calc.ts';
export type { CalendarRules } from './calendar-rules.ts';
export { findCalendarVersion } from './calendar-version-queries.ts';
export { deadlineWords } from './deadline-words.ts';
export { holidayNameIn } from './holiday-name.ts';
export { isOpen, nextOpen, openIntervals } from './open-intervals.ts';
export { pausedDeadline } from './paused-deadline.ts';
export { type GivenRules, takeHolidays } from './take-holidays.ts';
export { triedRules } from './tried-rules.ts';
export type { ClosedReason } from './working-step.ts';
export { addWorkingTime, subtractWorkingTime, workingSecondsBetween } from './working-time-calc.ts';

/** Opening hours, and deadlines counted in them. */
export const calendarsArea: Area = {
  name: 'calendars',
  routes: calendarsRoutes,
  ticks: [{ name: 'extend-holidays', everyMs: 6 * 3_600_000, run: extendHolidays }],
};
