import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignInOptions } from './api.ts';

/** That no password or code is taken here any more, after so many wrong ones in a row, and how one still comes in. */
export function Closed({ what }: { what: 'password' | 'code' }) {
  const { t } = useTranslation('sign-in');
  const byMail = useSignInOptions().data?.resetByMail;
  const text =
    what === 'password' && byMail
      ? t('closed.passwordByMail', { forgotten: t('forgotten.open') })
      : t(`closed.${what}`);
  return (
    <Alert
      role="alert"
      color="red"
      title={t(`closed.${what}Title`)}
      styles={{ root: { background: 'var(--linja-late-tint)' }, title: { color: 'var(--linja-late)' } }}
    >
      {text}
    </Alert>
  );
}
