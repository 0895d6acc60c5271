import type { z } from 'zod';
import type { Calendar, WorkingStep as ShownStep } from '#contract/calendars.ts';
import { calendarWarnings } from './assert-calendar.ts';
import type { CalendarRow } from './calendar-queries.ts';
import { type DeadlineLanguage, deadlineVocabulary } from './deadline-vocabulary.ts';
import { holidayNameIn } from './holiday-name.ts';
import type { ClosedReason, WorkingStep } from './working-step.ts';

export function presentCalendar(row: CalendarRow): Calendar {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    rules: row.rules,
    warnings: calendarWarnings(row.rules),
  };
}

/** One line of a deadline's arithmetic; closed time tells its physical length and why, in the reader's language. */
export function presentStep(step: WorkingStep, language: DeadlineLanguage): z.infer<typeof ShownStep> {
  const from = isoOf(step.from);
  const to = isoOf(step.to);
  if (step.kind === 'open') return { kind: 'open', from, to, seconds: Math.round(step.seconds), reasons: [] };
  const seconds = Math.round((step.to.epochMilliseconds - step.from.epochMilliseconds) / 1000);
  const reasons = [...new Set(step.reasons.map((reason) => reasonName(reason, language)))];
  return { kind: 'closed', from, to, seconds, reasons };
}

/** An instant as every answer of the API writes it. */
export const isoOf = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString();

/** Why it is closed, in the reader's language. */
export function reasonName(reason: ClosedReason, language: DeadlineLanguage): string {
  const words = deadlineVocabulary[language];
  switch (reason.kind) {
    case 'weekend':
      return words.weekend;
    case 'closed':
      return words.closed;
    case 'holiday':
      return holidayNameIn(reason, language) || words.publicHoliday;
    case 'special':
      return reason.name || words.changedHours;
  }
}
