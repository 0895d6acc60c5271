import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FoldButton } from '../../ui/fold-button.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useChanges } from '../settings/api.ts';
import { ChangeRows } from '../settings/change-rows.tsx';
import formClasses from '../settings/form/form.module.css';
import classes from './customers.module.css';

/** Who changed what of a customer and when; asked for when it is opened. */
export function CustomerChanges({ id }: { id: string }) {
  const { t } = useTranslation(['customers', 'ui']);
  const [shown, setShown] = useState(false);
  const changes = useChanges({ entity: 'contact', entityId: id }, shown);
  const rows = changes.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="customer-changes">
      <h2 id="customer-changes" className={classes.head}>
        <FoldButton open={shown} onToggle={() => setShown(!shown)}>
          {t('changes')}
        </FoldButton>
      </h2>
      {shown && changes.error ? <ProblemAlert error={changes.error} again={() => void changes.refetch()} /> : null}
      {shown && changes.isPending ? <LoadingLines lines={3} /> : null}
      {shown && changes.data ? (
        <div className={formClasses.frame}>
          {rows.length === 0 ? (
            <EmptyState compact title={t('noChanges')} text={t('noChangesText')} />
          ) : (
            <ChangeRows changes={rows} one />
          )}
          <MoreButton
            more={{
              has: changes.hasNextPage,
              loading: changes.isFetchingNextPage,
              load: () => void changes.fetchNextPage(),
            }}
          />
        </div>
      ) : null}
    </section>
  );
}
