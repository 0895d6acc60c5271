import { useTranslation } from 'react-i18next';
import type { BulkChange } from '#contract/bulk.ts';
import { pathWords } from '../../ui/path-words.ts';

/** What an action changes, as names before and after, with the rule that decided it. */
export function useChanges(): (changes: readonly BulkChange[], rule: string | null) => string {
  const { t } = useTranslation('worklist');
  return (changes, rule) => {
    const name = (one: string | null) => pathWords(one) ?? '–';
    const words = changes.map(({ what, from, to }) =>
      what === 'handing_out'
        ? `${t('bulk.what.handing_out')} ${name(to)}`
        : `${t(`bulk.what.${what}`)}: ${name(from)} → ${name(to)}`,
    );
    return [words.join(' · '), ...(rule ? [t('bulk.byRule', { rule })] : [])].join(', ');
  };
}
