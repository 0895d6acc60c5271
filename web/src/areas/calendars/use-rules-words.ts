import { useTranslation } from 'react-i18next';
import type { Rules } from './api.ts';
import { budgetWords } from './budget-field.tsx';
import { openMinutes } from './week-bars.ts';

/** Whether a value of the log is the rules of a calendar. */
export function areRules(value: unknown): value is Rules {
  const rules = value as Partial<Rules> | null;
  return typeof rules === 'object' && rules !== null && typeof rules.week === 'object' && Array.isArray(rules.holidays);
}

/** The rules of a calendar in one line: how long it is open, how many holidays and special days, where. */
export function useRulesWords(): (rules: Rules) => string {
  const { t, i18n } = useTranslation('calendars');
  return (rules) =>
    [
      `${t('perWeek')}: ${budgetWords(openMinutes(rules.week), i18n.language)}`,
      `${t('holidays.title')}: ${rules.holidays.length}`,
      ...(rules.publicHolidays ? [`${t('country.title')}: ${rules.publicHolidays.country}`] : []),
      `${t('special.title')}: ${rules.specialDays.length}`,
      rules.zone,
    ].join(' · ');
}
