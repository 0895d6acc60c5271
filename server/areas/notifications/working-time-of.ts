import { type CalendarRules, isOpen, nextOpen } from '#areas/calendars/index.ts';
import type { Catalogue } from '#areas/catalog/index.ts';

/** Whose hours count for a person: the calendar's name, and its rules read in the person's own zone. */
export type WorkingTime = { calendar: string; zone: string; rules: CalendarRules };

// The arithmetic remembers what it derived from one object of rules, so each pair of rules and zone is one object.
const inZone = new WeakMap<CalendarRules, Map<string, CalendarRules>>();

function rulesIn(rules: CalendarRules, zone: string): CalendarRules {
  const known = inZone.get(rules) ?? new Map<string, CalendarRules>();
  inZone.set(rules, known);
  const there = known.get(zone) ?? (zone === rules.zone ? rules : { ...rules, zone });
  known.set(zone, there);
  return there;
}

/**
 * The working time of a person: the calendar of the first of their active centres by name, else of the default priority,
 * on the clock of the person's own zone (who works in another country is at work when it is morning there). Null when
 * there is no calendar.
 */
export function workingTimeOf(
  catalogue: Catalogue,
  person: { centreIds: readonly string[]; zone: string },
): WorkingTime | null {
  const centre = [...catalogue.centres.values()].find((one) => one.active && person.centreIds.includes(one.id));
  const calendar = centre ? catalogue.calendars.get(centre.calendarId) : catalogue.defaultPriority?.calendar;
  if (!calendar) return null;
  return { calendar: calendar.name, zone: person.zone, rules: rulesIn(calendar.rules, person.zone) };
}

/**
 * When somebody may be reached about what happened at `at`: at once in working time, else at its next opening (D16). Null
 * for a calendar that never opens, as then nothing is quiet: at once.
 */
export function reachableAt(time: WorkingTime | null, at: Date): Date {
  if (!time) return at;
  const opening = nextOpen(time.rules, Temporal.Instant.fromEpochMilliseconds(at.getTime()));
  return opening ? new Date(opening.epochMilliseconds) : at;
}

export const isWorkingTime = (time: WorkingTime, at: Date): boolean =>
  isOpen(time.rules, Temporal.Instant.fromEpochMilliseconds(at.getTime()));
