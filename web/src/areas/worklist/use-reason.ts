import { useTranslation } from 'react-i18next';

/** Why something was refused, in the reader's language where we have words for the code, else as the server said it. */
export function useReason(): (code: string | null, words: string | null) => string {
  const { t, i18n } = useTranslation('worklist');
  return (code, words) =>
    code && i18n.exists(`worklist:reason.${code}`) ? t(`reason.${code}`) : (words ?? t('reason.internal'));
}
