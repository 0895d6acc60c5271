import type { Phase } from '#contract/requests.ts';
import { dateFormat, daysApart, timeOfDay, unitWords } from '../../ui/moment-words.ts';

/** What a clock needs of a request; a `RequestRow` fits. `solvedAt` only a detail knows. */
export type Timed = {
  deadlineAt: string | null;
  createdAt: string;
  phase: Phase;
  closedAt: string | null;
  solvedAt?: string | null;
  /** Working time from start to deadline, where it was computed. */
  budgetSeconds?: number | null;
};

/** `none`: no deadline, or work is over and when is not known · `kept`/`missed`: over, in time or too late. */
export type ClockTone = 'none' | 'calm' | 'soon' | 'late' | 'kept' | 'missed';

/** The colour of a clock and the part of the time that is left (1 at the start, 0 at the deadline). */
export function clockState(request: Timed, now: number): { tone: ClockTone; left: number } {
  if (!request.deadlineAt) return { tone: 'none', left: 0 };
  const deadline = Date.parse(request.deadlineAt);
  if (request.phase === 'solved' || request.phase === 'closed') {
    const end = request.solvedAt ?? request.closedAt;
    if (!end) return { tone: 'none', left: 0 };
    return { tone: Date.parse(end) <= deadline ? 'kept' : 'missed', left: 0 };
  }
  if (now >= deadline) return { tone: 'late', left: 0 };
  // The budget is working time: measured against it, a night or a weekend in between does not make a clock look half empty.
  const whole = request.budgetSeconds ? request.budgetSeconds * 1000 : deadline - Date.parse(request.createdAt);
  const left = whole <= 0 ? 0 : Math.min(1, (deadline - now) / whole);
  return { tone: left <= 0.25 ? 'soon' : 'calm', left };
}

/** A duration in at most two units: `35 min`, `2 h 10 min`, `3 d`. Under a minute is one minute. */
export function durationWords(milliseconds: number, language: string): string {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return unitWords(minutes, 'minute', language);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return unitWords(Math.floor(hours / 24), 'day', language);
  // Past half a day minutes no longer matter to anybody.
  if (hours >= 12 || minutes % 60 === 0) return unitWords(hours, 'hour', language);
  return `${unitWords(hours, 'hour', language)} ${unitWords(minutes % 60, 'minute', language)}`;
}

/** What a clock says, as message key of `clock.*` and its values: a duration when near, a day and time when far. */
export type ClockPhrase = { key: 'left' | 'late' | 'tomorrow' | 'day' | 'date' | 'kept' | 'missed'; time: string };

/** The phrase for a request's clock in the reader's zone; null where there is nothing to say. */
export function clockPhrase(request: Timed, now: number, language: string, zone: string): ClockPhrase | null {
  const { tone } = clockState(request, now);
  if (tone === 'none' || !request.deadlineAt) return null;
  if (tone === 'kept' || tone === 'missed') return { key: tone, time: '' };
  const deadline = Date.parse(request.deadlineAt);
  const gap = deadline - now;
  if (gap <= 0) return { key: 'late', time: durationWords(-gap, language) };
  const days = daysApart(deadline, now, zone);
  // "Tomorrow 02:00" at eleven in the evening would hide that three hours are left.
  if (days === 0 || gap < 6 * 3_600_000) return { key: 'left', time: durationWords(gap, language) };
  const time = timeOfDay(deadline, language, zone);
  if (days === 1) return { key: 'tomorrow', time };
  if (days < 7)
    return { key: 'day', time: `${dateFormat(language, zone, { weekday: 'short' }).format(deadline)} ${time}` };
  return { key: 'date', time: dateFormat(language, zone, { day: 'numeric', month: 'short' }).format(deadline) };
}
