import { useTranslation } from 'react-i18next';
import type { Absence } from '#contract/room.ts';
import { localeOf } from '../../ui/moment-words.ts';

/** What an absence is called, and its days or hours by the clocks of the absent, in the reader's language. */
export function useAbsenceWords() {
  const { t, i18n } = useTranslation('absence');
  const reason = (absence: Absence) => t(`reason.${absence.reason ?? 'unknown'}`);
  const when = (absence: Pick<Absence, 'fromAt' | 'toAt' | 'wholeDays' | 'zone'>) => {
    const day = { day: 'numeric', month: 'short' } as const;
    const time = absence.wholeDays ? {} : ({ hour: '2-digit', minute: '2-digit' } as const);
    const format = new Intl.DateTimeFormat(localeOf(i18n.language), { ...day, ...time, timeZone: absence.zone });
    // Whole days end with the last moment of the last one.
    const end = Date.parse(absence.toAt) - (absence.wholeDays ? 1 : 0);
    return format.formatRange(Date.parse(absence.fromAt), end);
  };
  return { reason, when };
}
