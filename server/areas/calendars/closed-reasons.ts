import { type CalendarDays, dateOfDay, dayMs, weekdayOf } from './calendar-days.ts';
import type { ClosedReason } from './working-step.ts';

// A closure of months names its first days; nobody reads the rest.
const namedDays = 40;
const saturday = 5;

/**
 * Why the calendar is closed from one instant to another, day by day: every holiday and special day in it is named with its date, then
 * days without hours. A night between two working days has no better reason than `closed`.
 */
export function closedReasons(days: CalendarDays, fromMs: number, toMs: number): ClosedReason[] {
  const first = days.dayOf(fromMs);
  const last = Math.min(days.dayOf(toMs - 1), first + namedDays);
  const reasons: ClosedReason[] = [];
  for (let number = first; number <= last; number++) {
    const reason = reasonOn(days, number, fromMs, toMs);
    if (reason) reasons.push(reason);
  }
  return reasons.length > 0 ? reasons : [{ kind: 'closed', date: dateOfDay(first) }];
}

function reasonOn(days: CalendarDays, number: number, fromMs: number, toMs: number): ClosedReason | null {
  const special = days.specialName(number);
  const ordinary = days.ordinaryHours(number);
  // Shorter hours explain a closure only where the week would have been open during it.
  const missed = () =>
    ordinary.some((hours) => {
      const from = days.clock.toEpoch(number * dayMs + hours.from, 'first');
      const to = days.clock.toEpoch(number * dayMs + hours.to, 'last');
      return from < toMs && to > fromMs;
    });
  if (special !== undefined) {
    if (missed()) return { kind: 'special', name: special, date: dateOfDay(number) };
    if (days.hoursStartingOn(number).length > 0) return null;
  } else {
    const holiday = days.holidayOn(number);
    if (holiday && (holiday.from === 0 || missed())) {
      return { kind: 'holiday', name: holiday.name, names: holiday.names, date: dateOfDay(number) };
    }
  }
  if (ordinary.length > 0) return null;
  return { kind: weekdayOf(number) >= saturday ? 'weekend' : 'closed', date: dateOfDay(number) };
}
