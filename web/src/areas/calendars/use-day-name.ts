import { useTranslation } from 'react-i18next';
import { dateFormat } from '../../ui/moment-words.ts';
import { type DayName, dayNames } from './api.ts';

const monday = Date.UTC(2024, 0, 1);

/** Names of weekdays in the reader's language; `short` for the picture. */
export function useDayName(weekday: 'long' | 'short' = 'long'): (day: DayName) => string {
  const { i18n } = useTranslation();
  const format = dateFormat(i18n.language, 'UTC', { weekday });
  return (day) => {
    const name = format.format(monday + dayNames.indexOf(day) * 86_400_000);
    return name.charAt(0).toLocaleUpperCase(i18n.language) + name.slice(1);
  };
}
