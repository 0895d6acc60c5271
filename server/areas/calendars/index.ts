import type { Area } from '#platform/area.ts';
import { calendarsRoutes } from './calendars-routes.ts';

export { assertCalendarHolds } from './assert-calendar.ts';
export {
  addBusinessDays,
  endOfBusinessDay,
  isHoliday,
  isWorkingDay,
  workingDaysBetween,
} from './business-days-calc.ts';
export type { CalendarRules, Holiday, OpenInterval, SpecialDay } from './calendar-rules.ts';
export { type CalendarVersion, findCalendarVersion } from './calendar-version-queries.ts';
export { createCalendar } from './create-calendar.ts';
export type { DeadlineLanguage } from './deadline-vocabulary.ts';
export { deadlineWords } from './deadline-words.ts';
export { isOpen, nextClose, nextOpen, openIntervals, previousOpen } from './open-intervals.ts';
export { type Pause, pausedDeadline } from './paused-deadline.ts';
export type { ClosedReason, WorkingStep } from './working-step.ts';
export { addWorkingTime, subtractWorkingTime, workingSecondsBetween } from './working-time-calc.ts';

/** Opening hours, and deadlines counted in them. */
export const calendarsArea: Area = { name: 'calendars', routes: calendarsRoutes };
