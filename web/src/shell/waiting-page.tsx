import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { ApiProblem } from './api-client.ts';
import { useWaitsForConnection } from './late-page.ts';

const noConnection = new ApiProblem({ type: 'about:blank', title: '', status: 0, code: 'network', detail: '' });

/** In place of a page that is on its way: lines, or why it does not come. */
export function WaitingPage() {
  const { t } = useTranslation('shell');
  if (!useWaitsForConnection()) return <LoadingLines lines={8} />;
  return (
    <div style={{ padding: 24, maxWidth: 640 }}>
      <ProblemAlert error={noConnection} kept={t('live.opens')} />
    </div>
  );
}
