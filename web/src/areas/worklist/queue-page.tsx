import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { KeyOf } from '../../shell/key-of.tsx';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useStanding } from '../desk/api.ts';
import { usePullNext } from '../desk/pull-next.ts';
import { type QueueScope, useQueue } from './api.ts';
import { RequestTable } from './request-table.tsx';
import classes from './worklist.module.css';

/** What waits for nobody in particular, in the order in which *Next* hands it out. */
export function QueuePage() {
  const { t } = useTranslation(['worklist', 'ui']);
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { scope?: string };
  const scope: QueueScope = search.scope === 'all' ? 'all' : 'mine';
  const queue = useQueue(scope);
  const standing = useStanding();
  const next = usePullNext();
  const rows = queue.data?.pages.flatMap((page) => page.rows) ?? [];
  // Categories and rows come at once: one would push down the other.
  const isThere = !queue.isPending && !standing.isPending;
  return (
    <Page
      title={t('queue')}
      actions={
        may('request.pull') ? (
          <Button
            onClick={next.pull}
            loading={next.pulling}
            disabled={standing.data?.waiting === 0}
            rightSection={<KeyOf name="next" combo="n" />}
          >
            {t('next')}
          </Button>
        ) : null
      }
    >
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('scope.label')}
          value={scope}
          data={[
            { value: 'mine', label: t('scope.mine') },
            { value: 'all', label: t('scope.all') },
          ]}
          onChange={(value) => void navigate({ to: '/queue', search: value === 'all' ? { scope: 'all' } : {} })}
        />
        <span className={classes.count} role="status">
          {standing.data
            ? t('waiting', {
                count: standing.data.waiting,
                plus: standing.data.more ? '+' : '',
                late: standing.data.late,
              })
            : ''}
        </span>
      </div>
      {scope === 'mine' && isThere && standing.data && standing.data.categories.length > 1 ? (
        <ul className={classes.categories} aria-label={t('byCategory')}>
          {standing.data.categories
            .filter((one) => one.waiting > 0)
            .map((one) => (
              <li key={one.id}>
                {pathWords(one.name)} <strong>{one.waiting}</strong>
              </li>
            ))}
        </ul>
      ) : null}
      {queue.error ? <ProblemAlert error={queue.error} again={() => queue.refetch()} /> : null}
      {isThere ? null : <LoadingLines lines={12} />}
      {isThere && queue.data && rows.length === 0 ? (
        <EmptyState
          title={t(`emptyQueue.${scope}`)}
          text={t('emptyQueue.text')}
          action={
            scope === 'mine' ? (
              <Button variant="default" onClick={() => void navigate({ to: '/queue', search: { scope: 'all' } })}>
                {t('ui:showAll')}
              </Button>
            ) : null
          }
        />
      ) : null}
      {isThere && rows.length > 0 ? (
        <RequestTable
          key={scope}
          label={t('queue')}
          rows={rows}
          without={['owner', 'status']}
          more={{
            has: queue.hasNextPage,
            loading: queue.isFetchingNextPage,
            load: () => void queue.fetchNextPage(),
          }}
        />
      ) : null}
    </Page>
  );
}
