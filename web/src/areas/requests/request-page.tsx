import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

/** One request: who, what happened, what is it. */
export function RequestPage() {
  const { t } = useTranslation('shell');
  const { number } = useParams({ strict: false });
  return (
    <Page title={t('box.request', { number })}>
      <span />
    </Page>
  );
}
