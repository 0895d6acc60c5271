import { type DeadlineLanguage, type DeadlineVocabulary, deadlineVocabulary } from './deadline-vocabulary.ts';
import { holidayNameIn } from './holiday-name.ts';
import type { ClosedReason, ClosedStep, OpenStep, WorkingStep } from './working-step.ts';

const dayHours = 24;
const weekHours = 7 * dayHours;

type Unit = 'hour' | 'minute' | 'second';
type Formats = {
  weekday: Intl.DateTimeFormat;
  date: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  seconds: Intl.DateTimeFormat;
  units: Record<Unit, Intl.NumberFormat>;
  zone: string;
  english: boolean;
};
const formatStore = new Map<string, Formats>();
const keptFormats = 200;

/**
 * Says how a deadline came about, in the words of one language and on the clock of the calendar's zone, as in
 * "3 h, Medium: Fri 15:00–17:00 is 2 h; weekend; Mon 08:00–09:00 is 1 h".
 * @param told.label the priority's name; may be empty.
 * @param told.budgetSeconds the open time that was to be spent.
 * @param told.steps the arithmetic as `addWorkingTime` gave it; every holiday and special day in it is named.
 * @throws RangeError for an unknown zone.
 */
export function deadlineWords(told: {
  language: DeadlineLanguage;
  zone: string;
  label: string;
  budgetSeconds: number;
  steps: readonly WorkingStep[];
}): string {
  const words = deadlineVocabulary[told.language];
  const formats = formatsOf(words.locale, told.zone);
  const dated = needsDates(told.steps, told.zone);
  const parts: string[] = [];
  told.steps.forEach((step, at) => {
    if (step.kind === 'open') parts.push(openWords(step, words, formats, dated));
    else parts.push(...closedWords(step, told.language, formats, dated, at === 0));
  });
  if (!told.steps.some((step) => step.kind === 'open') && told.budgetSeconds > 0) parts.push(words.neverOpen);
  const head = [durationWords(told.budgetSeconds, formats), told.label].filter((text) => text !== '').join(', ');
  return parts.length > 0 ? `${head}: ${parts.join('; ')}` : head;
}

function openWords(step: OpenStep, words: DeadlineVocabulary, formats: Formats, dated: boolean): string {
  const from = momentWords(step.from, formats, dated);
  const sameDay = dayText(step.from, formats, true) === dayText(step.to, formats, true);
  const clock = clockText(step.to, formats);
  const to = sameDay ? clock : momentWords(step.to, formats, dated);
  const duration = durationWords(step.seconds, formats);
  // Spaces around the dash once an end has more than a time, as typography has it.
  const range = sameDay ? `${from}–${to}` : `${from} – ${to}`;
  return `${range} ${words.is} ${duration}${step.severalStretches ? ` ${words.inOpenHours}` : ''}`;
}

function closedWords(
  step: ClosedStep,
  language: DeadlineLanguage,
  formats: Formats,
  dated: boolean,
  leading: boolean,
): string[] {
  const hours = (step.to.epochMilliseconds - step.from.epochMilliseconds) / 3_600_000;
  const named = step.reasons.some((reason) => reason.kind !== 'closed');
  // A lunch break or a night between two working days is seen from the times around it.
  if (!named && hours < dayHours) return leading ? [deadlineVocabulary[language].closed] : [];
  const said: string[] = [];
  for (const reason of step.reasons) {
    const text = reasonWords(reason, language, formats, dated);
    if (said.at(-1) !== text) said.push(text);
  }
  return said;
}

function reasonWords(reason: ClosedReason, language: DeadlineLanguage, formats: Formats, dated: boolean): string {
  const words = deadlineVocabulary[language];
  if (reason.kind === 'weekend') return words.weekend;
  const name = nameOf(reason, language);
  const noon = reason.date.toZonedDateTime({
    timeZone: formats.zone,
    plainTime: new Temporal.PlainTime(12),
  });
  return `${dayText(noon.toInstant(), formats, dated)} ${name}`;
}

function nameOf(reason: Exclude<ClosedReason, { kind: 'weekend' }>, language: DeadlineLanguage): string {
  const words = deadlineVocabulary[language];
  if (reason.kind === 'closed') return words.closed;
  if (reason.kind === 'special') return reason.name || words.changedHours;
  return holidayNameIn(reason, language) || words.publicHoliday;
}

/** Weekdays alone are clear until the arithmetic passes a week or comes to the same weekday again. */
function needsDates(steps: readonly WorkingStep[], zone: string): boolean {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return false;
  if (last.to.epochMilliseconds - first.from.epochMilliseconds >= weekHours * 3_600_000) return true;
  const firstDate = first.from.toZonedDateTimeISO(zone).toPlainDate();
  return firstDate.until(last.to.toZonedDateTimeISO(zone).toPlainDate()).days >= 7;
}

function momentWords(at: Temporal.Instant, formats: Formats, dated: boolean): string {
  return `${dayText(at, formats, dated)} ${clockText(at, formats)}`;
}

function dayText(at: Temporal.Instant, formats: Formats, dated: boolean): string {
  const text = (dated ? formats.date : formats.weekday).format(at.epochMilliseconds);
  return text.replace(',', '');
}

/** Seconds are told only where there are some: a deadline keeps them (§4.9 h). */
function clockText(at: Temporal.Instant, formats: Formats): string {
  const whole = Math.floor(at.epochMilliseconds / 1000) % 60 === 0;
  return (whole ? formats.time : formats.seconds).format(at.epochMilliseconds);
}

/** A length of open time in hours, minutes and seconds; days would be unclear, a working day not being 24 hours. */
function durationWords(seconds: number, formats: Formats): string {
  const whole = Math.round(seconds);
  const pieces: [number, Unit][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor((whole % 3600) / 60), 'minute'],
    [whole % 60, 'second'],
  ];
  const said = pieces.filter(([count]) => count > 0);
  if (said.length === 0) said.push([0, 'minute']);
  return said.map(([count, unit]) => unitText(count, unit, formats)).join(' ');
}

function unitText(count: number, unit: Unit, formats: Formats): string {
  const text = formats.units[unit].format(count);
  // English shortens hours to "hrs"; the sign h is shorter and has no plural.
  return formats.english ? text.replace(/hrs?$/, 'h').replace(/(min|sec)s?$/, '$1') : text;
}

function formatsOf(locale: string, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  let formats = formatStore.get(key);
  if (!formats) {
    const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const unit = (name: Unit) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
    formats = {
      zone: timeZone,
      english: locale.startsWith('en'),
      units: { hour: unit('hour'), minute: unit('minute'), second: unit('second') },
      weekday: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' }),
      date: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }),
      time: new Intl.DateTimeFormat(locale, clock),
      seconds: new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' }),
    };
    if (formatStore.size >= keptFormats) formatStore.clear();
    formatStore.set(key, formats);
  }
  return formats;
}
