import { Anchor } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryFrame } from './entry-frame.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The door. */
export default function SignInPage() {
  const { t } = useTranslation('setup');
  useEffect(() => {
    document.title = `${t('signIn')} · Linja`;
  }, [t]);
  return (
    <EntryFrame title={t('signIn')}>
      <SignInForm />
      <Anchor href="/accessibility" mt="lg" display="inline-block">
        {t('accessibility')}
      </Anchor>
    </EntryFrame>
  );
}
