import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function CustomerPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('rail.customers')}>
      <span />
    </Page>
  );
}
