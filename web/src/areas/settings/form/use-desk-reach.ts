import { useTranslation } from 'react-i18next';
import type { DeskReach } from '#contract/desk-reach.ts';
import { localeOf } from '../../../ui/moment-words.ts';

/** Whether what reaches every centre may be changed here, as the server said, and in words why a supervisor may not. */
export function useDeskReach(reach: DeskReach | undefined): { mayEdit: boolean; whyNot: string | undefined } {
  const { t, i18n } = useTranslation('settings');
  const others = reach?.otherCentres ?? [];
  const names = new Intl.ListFormat(localeOf(i18n.language)).format(others);
  return {
    mayEdit: reach?.can.includes('edit') ?? false,
    whyNot: others.length > 0 ? t('otherCentres', { names }) : undefined,
  };
}
