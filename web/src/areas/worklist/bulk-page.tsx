import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkRun } from '#contract/bulk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Moment } from '../../ui/moment.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import classes from './bulk.module.css';
import { type RowState, useRun, useRunRows, useRuns } from './bulk-api.ts';
import { RunProgress } from './run-progress.tsx';
import { useChanges } from './use-changes.ts';
import { useReason } from './use-reason.ts';

/** My actions on many requests: what each did, row by row, and what can still be done about it. */
export function BulkPage() {
  const { t } = useTranslation('worklist');
  const { id } = useParams({ strict: false }) as { id?: string };
  return <Page title={t('bulk.title')}>{id ? <OneRun key={id} id={id} /> : <AllRuns />}</Page>;
}

function useTitle(): (run: BulkRun) => string {
  const { t } = useTranslation('worklist');
  return (run) => [t(`bulk.do.${run.action}`), run.about].filter(Boolean).join(': ');
}

function AllRuns() {
  const { t } = useTranslation('worklist');
  const title = useTitle();
  const runs = useRuns();
  const rows = runs.data?.pages.flatMap((page) => page.rows) ?? [];
  if (runs.error) return <ProblemAlert error={runs.error} again={() => runs.refetch()} />;
  if (runs.isPending) return <LoadingLines lines={6} />;
  if (rows.length === 0)
    return (
      <EmptyState
        title={t('bulk.none')}
        text={t('bulk.noneText')}
        action={
          <Button variant="default" component={Link} to="/requests">
            {t('bulk.toRequests')}
          </Button>
        }
      />
    );
  return (
    <>
      <ul className={classes.runs}>
        {rows.map((run) => (
          <li key={run.id}>
            <Link to="/bulk/$id" params={{ id: run.id }}>
              {title(run)}
            </Link>
            <span>{t(`bulk.state.${run.state}`, { over: run.total - run.waiting, total: run.total })}</span>
            <span>{t('bulk.counts', { done: run.done, refused: run.refused, failed: run.failed })}</span>
            <Moment at={run.createdAt} />
          </li>
        ))}
      </ul>
      <MoreButton
        more={{ has: runs.hasNextPage, loading: runs.isFetchingNextPage, load: () => void runs.fetchNextPage() }}
      />
    </>
  );
}

const states = ['all', 'done', 'refused', 'failed', 'waiting'] as const;

function OneRun({ id }: { id: string }) {
  const { t } = useTranslation(['worklist', 'requests']);
  const title = useTitle();
  const reason = useReason();
  const changes = useChanges();
  const navigate = useNavigate();
  const run = useRun(id);
  const [state, setState] = useState<(typeof states)[number]>('all');
  const list = useRunRows(id, state === 'all' ? undefined : (state as RowState));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (run.error) return <ProblemAlert error={run.error} again={() => run.refetch()} />;
  if (!run.data) return <LoadingLines lines={8} />;
  return (
    <Panel
      title={title(run.data)}
      note={<Moment at={run.data.createdAt} />}
      actions={<Link to="/bulk">{t('bulk.title')}</Link>}
    >
      <RunProgress run={run.data} onUndo={(undo) => void navigate({ to: '/bulk/$id', params: { id: undo } })} />
      <SegmentedControl
        mt="md"
        size="xs"
        aria-label={t('bulk.show')}
        value={state}
        data={states.map((value) => ({ value, label: t(`bulk.row.${value}`) }))}
        onChange={(value) => setState(value as typeof state)}
      />
      <table className={classes.rows}>
        <thead>
          <tr>
            <th scope="col">{t('column.number')}</th>
            <th scope="col">{t('column.subject')}</th>
            <th scope="col">{t('bulk.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.position} data-state={row.state}>
              <td>
                {row.number === null ? (
                  '–'
                ) : (
                  <Link to="/requests/$number" params={{ number: String(row.number) }}>
                    {row.number}
                  </Link>
                )}
              </td>
              <td>{row.subject ?? t('requests:noSubject')}</td>
              <td>
                {row.undone ? t('bulk.row.undone') : t(`bulk.row.${row.state}`)}
                {row.state === 'refused' || row.state === 'failed' ? `: ${reason(row.code, row.words)}` : ''}
                {row.changes.length > 0 ? `: ${changes(row.changes, row.rule)}` : ''}
                {row.state === 'done' && run.data.action === 'apply_rules' && row.changes.length === 0
                  ? `: ${t('bulk.same')}`
                  : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
      />
    </Panel>
  );
}
