import { useTranslation } from 'react-i18next';
import type { Signature } from '#contract/words.ts';

/** Whose a signature is, in words. */
export function useSignatureName(): (one: Pick<Signature, 'person' | 'centre'>) => string {
  const { t } = useTranslation('writing');
  return (one) => (one.person ? t('signature.mine') : (one.centre?.name ?? t('signature.desk')));
}
