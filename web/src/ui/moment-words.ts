const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();

/** English readers of this product are European: 24-hour clock and day before month. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** A cached formatter: making one costs more than a thousand uses. */
export function dateFormat(language: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** `09:00` in the reader's zone and habit. */
export function timeOfDay(at: number, language: string, zone: string): string {
  return dateFormat(language, zone, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Whole days between the calendar dates of two moments in `zone`: 1 when `at` is tomorrow. */
export function daysApart(at: number, now: number, zone: string): number {
  const ymd = dateFormat('sv', zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return Math.round((Date.parse(ymd.format(at)) - Date.parse(ymd.format(now))) / day);
}

/** Date and time to the minute with the zone's name, for hover and for print. */
export function exactMoment(at: string, language: string, zone: string): string {
  return dateFormat(language, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at));
}

/** "now", "5 min ago", "in 2 h", "yesterday 14:10", "Tue 14:10", "3 Oct", "3 Oct 2024". */
export function relativeMoment(at: string, now: number, language: string, zone: string): string {
  const then = Date.parse(at);
  const gap = then - now;
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto', style: 'short' });
  if (Math.abs(gap) < minute) return words.format(0, 'second');
  if (Math.abs(gap) < hour) return words.format(Math.trunc(gap / minute), 'minute');
  const days = daysApart(then, now, zone);
  if (days === 0) return words.format(Math.trunc(gap / hour) || Math.sign(gap), 'hour');
  const time = timeOfDay(then, language, zone);
  if (Math.abs(days) === 1) {
    // Unlike the units, the words for days are worth their full length ("huomenna", not "huom.").
    return `${new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(days, 'day')} ${time}`;
  }
  if (Math.abs(days) < 7) return `${dateFormat(language, zone, { weekday: 'short' }).format(then)} ${time}`;
  const sameYear = new Date(then).getUTCFullYear() === new Date(now).getUTCFullYear();
  return dateFormat(language, zone, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then);
}

const englishUnits = { minute: 'min', hour: 'h', day: 'd' };

/** A number of minutes, hours or days in the short form people write: `35 min`, `2 h`, `2 tim`, `2 godz.`. */
export function unitWords(value: number, unit: 'minute' | 'hour' | 'day', language: string): string {
  // CLDR's English plurals ("10 mins", "2 hrs") are longer and change width while counting down.
  if (language === 'en') return `${value} ${englishUnits[unit]}`;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** How long ago, for a list column: `4 min`, `3 h`, `12 d`. */
export function age(at: string, now: number, language: string): string {
  const gone = Math.max(0, now - Date.parse(at));
  if (gone < hour) return unitWords(Math.floor(gone / minute), 'minute', language);
  if (gone < day) return unitWords(Math.floor(gone / hour), 'hour', language);
  return unitWords(Math.floor(gone / day), 'day', language);
}

/** A day of the calendar (ISO date), as it is written in the language: the same day wherever it is read. */
export function dayWords(day: string, language: string): string {
  return dateFormat(language, 'UTC', { dateStyle: 'medium' }).format(new Date(`${day}T12:00:00Z`));
}
