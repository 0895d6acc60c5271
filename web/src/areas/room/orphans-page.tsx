import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Orphan, type OrphanReason, orphanReasons, queueRoutes } from '#contract/queue.ts';
import { call } from '../../shell/api-client.ts';
import { languageNames } from '../../shell/i18n.ts';
import { scopes } from '../../shell/query-client.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { exactMoment, localeOf } from '../../ui/moment-words.ts';
import { Page } from '../../ui/page.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useZone } from '../../ui/zone.ts';
import { Clock } from '../requests/clock.tsx';
import classes from './room.module.css';

/** Open requests that nobody can get, each with why in words; narrowed by reason. */
export function OrphansPage() {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { reason?: string };
  const reason = orphanReasons.find((one) => one === search.reason);
  const query = useOrphans(reason);
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const latest = pages.at(-1);
  const none = latest?.count === 0;
  return (
    <Page title={t('orphanList.title')}>
      {latest && !none ? (
        <div className={classes.bar}>
          <NativeSelect
            aria-label={t('orphanList.narrow')}
            value={reason ?? ''}
            data={[
              { value: '', label: t('orphanList.all', { count: latest.count }) },
              ...latest.reasons.map((one) => ({
                value: one.reason as string,
                label: `${t(`orphanList.reason.${one.reason}`)} (${one.count})`,
              })),
            ]}
            onChange={(event) =>
              void navigate({
                to: '/queue/orphans',
                search: event.currentTarget.value ? { reason: event.currentTarget.value } : {},
              })
            }
          />
        </div>
      ) : null}
      {query.error ? <ProblemAlert error={query.error} again={() => void query.refetch()} /> : null}
      {query.isPending ? <LoadingLines lines={8} /> : null}
      {none ? <EmptyState title={t('orphanList.none')} text={t('orphanList.noneText')} /> : null}
      {rows.length > 0 ? <OrphanTable rows={rows} /> : null}
      {query.hasNextPage ? (
        <Button variant="default" mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('orphanList.more')}
        </Button>
      ) : null}
    </Page>
  );
}

function OrphanTable({ rows }: { rows: Orphan[] }) {
  const { t } = useTranslation(['room', 'requests', 'worklist']);
  const why = useWhy();
  return (
    <table className={classes.table} aria-label={t('orphanList.title')}>
      <thead>
        <tr>
          <th scope="col">{t('worklist:column.subject')}</th>
          <th scope="col">{t('orphanList.why')}</th>
          <th scope="col" className={classes.wide}>
            {t('queue.category')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to="/requests/$number" params={{ number: String(row.number) }}>
                {row.number} {row.subject ?? ''}
              </Link>
              <span className={classes.below}>
                <Clock of={row} inList />
              </span>
            </th>
            <td>{why(row)}</td>
            <td className={classes.wide}>{pathWords(row.category?.name) ?? t('queue.noCategory')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why nobody can get it, in the reader's language and zone. */
function useWhy(): (row: Orphan) => string {
  const { t, i18n } = useTranslation('room');
  const zone = useZone();
  return ({ why, owner }) => {
    if (why.untilAt) return t('orphanList.until', { moment: exactMoment(why.untilAt, i18n.language, zone) });
    if (why.language) return t('orphanList.speaks', { language: languageNames[why.language] });
    if (why.skills.length > 0) {
      return t('orphanList.knows', { skills: new Intl.ListFormat(localeOf(i18n.language)).format(why.skills) });
    }
    const words = t(`orphanList.reason.${why.reason}`);
    return why.reason === 'owner_left' && owner ? `${words}: ${owner.name}` : words;
  };
}

function useOrphans(reason: OrphanReason | undefined) {
  return useInfiniteQuery({
    queryKey: [scopes.queue, 'orphans', reason],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(queueRoutes.orphans, { query: { reason, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
