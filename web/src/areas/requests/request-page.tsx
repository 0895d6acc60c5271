import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { noteOpen } from '../../shell/open-requests.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useRequest } from './page/page-api.ts';
import { RequestDesk } from './page/request-desk.tsx';

/** One request: who it is, what happened and what next, what it is. */
export function RequestPage() {
  const { t } = useTranslation('requests');
  const number = Number((useParams({ strict: false }) as { number?: string }).number);
  const { focus } = useSearch({ strict: false }) as { focus?: string };
  const { data, error, refetch } = useRequest(number);
  const subject = data?.subject ?? null;
  // What a colleague has passed on out of one's sight is shown no longer, whatever was read of it before.
  const gone = isProblem(error, 'not_found');
  const known = Boolean(data) && !gone;
  // Between three calls that have no subject yet, the callers are told apart.
  const tab = subject ?? data?.contact?.name ?? data?.callerName ?? data?.callerPhone ?? null;
  useEffect(() => {
    if (known) noteOpen(number, tab);
  }, [known, number, tab]);
  const title = subject && known ? `${number} ${subject}` : t('page.title', { number });
  return (
    <Page title={title} hideTitle focusHeading={focus !== 'who'}>
      {data && !gone ? (
        <RequestDesk key={data.id} request={data} focusWho={focus === 'who'} />
      ) : error ? (
        <ProblemAlert error={error} again={() => void refetch()} />
      ) : (
        <LoadingLines lines={8} />
      )}
    </Page>
  );
}
