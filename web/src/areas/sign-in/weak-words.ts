import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';

/** Why a password was not taken, in words; undefined for everything else that may have gone wrong. */
export function useWeakWords(): (error: unknown) => string | undefined {
  const { t } = useTranslation('sign-in');
  return (error) => {
    if (!isProblem(error, 'weak_password')) return undefined;
    const { reason } = error.problem.facts ?? {};
    return t(`password.weak.${reason === 'short' || reason === 'long' ? reason : 'common'}`);
  };
}
