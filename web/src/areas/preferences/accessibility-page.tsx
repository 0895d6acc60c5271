import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { AccessibilityStatement } from './accessibility-statement.tsx';

/** The accessibility statement, for people who are signed in. */
export function AccessibilityPage() {
  const { t } = useTranslation('preferences');
  return (
    <Page title={t('accessibility.title')} width="reading">
      <AccessibilityStatement />
    </Page>
  );
}
