import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RequestTable } from '../worklist/request-table.tsx';
import { useCustomerRequests } from './api.ts';
import classes from './customers.module.css';

/** A customer's requests: the open ones first, then those that are over. */
export function CustomerRequests({ id, open }: { id: string; open: number }) {
  const { t } = useTranslation('customers');
  const requests = useCustomerRequests(id);
  const rows = requests.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="customer-requests">
      <h2 id="customer-requests" className={classes.head}>
        {t('requests')}
        <span className={classes.count}>{t('openCount', { count: open })}</span>
      </h2>
      {requests.error ? <ProblemAlert error={requests.error} again={() => void requests.refetch()} /> : null}
      {requests.isPending ? <LoadingLines lines={4} /> : null}
      {requests.data && rows.length === 0 ? (
        <div className={classes.boxed}>
          <EmptyState compact title={t('noRequests')} text={t('noRequestsText')} />
        </div>
      ) : null}
      {rows.length > 0 ? (
        <RequestTable
          label={t('requests')}
          rows={rows}
          without={['customer', 'owner']}
          more={{
            has: requests.hasNextPage,
            loading: requests.isFetchingNextPage,
            load: () => void requests.fetchNextPage(),
          }}
        />
      ) : null}
    </section>
  );
}
