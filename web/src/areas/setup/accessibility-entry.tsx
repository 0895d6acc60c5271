import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AccessibilityStatement } from '../preferences/accessibility-statement.tsx';
import { EntryFrame } from './entry-frame.tsx';

/** The accessibility statement before anybody has signed in. */
export default function AccessibilityEntry() {
  const { t } = useTranslation(['preferences', 'setup']);
  return (
    <EntryFrame title={t('accessibility.title')} wide>
      <AccessibilityStatement />
      <Anchor href="/">{t('setup:toSignIn')}</Anchor>
    </EntryFrame>
  );
}
