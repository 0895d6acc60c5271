import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FoldButton } from '../../ui/fold-button.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import classes from '../customers/customers.module.css';
import formClasses from '../settings/form/form.module.css';
import { useReads } from './api.ts';
import { ReadsTable } from './reads-table.tsx';

/** Who has read this customer's data; asked for when it is opened. */
export function CustomerReads({ id }: { id: string }) {
  const { t } = useTranslation('privacy');
  const [shown, setShown] = useState(false);
  const reads = useReads({ customerId: id }, shown);
  const rows = reads.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="customer-reads">
      <h2 id="customer-reads" className={classes.head}>
        <FoldButton open={shown} onToggle={() => setShown(!shown)}>
          {t('reads.ofCustomer')}
        </FoldButton>
      </h2>
      {shown && reads.error ? <ProblemAlert error={reads.error} again={() => void reads.refetch()} /> : null}
      {shown && reads.isPending ? <LoadingLines lines={3} /> : null}
      {shown && reads.data ? (
        <div className={formClasses.frame}>
          {rows.length === 0 ? (
            <EmptyState compact title={t('reads.none')} text={t('reads.noneText')} />
          ) : (
            <ReadsTable rows={rows} ofOne />
          )}
          <MoreButton
            more={{ has: reads.hasNextPage, loading: reads.isFetchingNextPage, load: () => void reads.fetchNextPage() }}
          />
        </div>
      ) : null}
    </section>
  );
}
