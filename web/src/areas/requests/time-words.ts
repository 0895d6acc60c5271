import { localeOf } from '../../ui/moment-words.ts';

/** A time that something took: `2 h 10 min`, `45 min`. Hours are the largest unit, as a working day has no fixed length. */
export function timeWords(seconds: number, language: string): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const minutes = Math.round(seconds / 60);
  if (minutes < 1 && seconds > 0) return unit(Math.round(seconds), 'second');
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(minutes, 'minute');
  return minutes % 60 === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
}
