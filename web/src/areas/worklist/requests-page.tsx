import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type Filter, useRequestCount, useRequestList } from '../requests/api.ts';
import { useNewContact } from '../requests/new-contact.ts';
import { FilterBox } from './filter-box.tsx';
import { conditionsOf, filterOf } from './filter-words.ts';
import { RequestTable } from './request-table.tsx';
import classes from './worklist.module.css';

const views = {
  open: { phase: 'open' },
  mine: { phase: 'open', ownerId: 'me' },
  unassigned: { phase: 'open', ownerId: 'none' },
  late: { late: 'true' },
  everything: {},
} as const satisfies Record<string, Filter>;

/** All requests, through a view that is the address of the page and so can be sent to a colleague. */
export function RequestsPage() {
  const { t } = useTranslation('worklist');
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const filter = filterOf(search);
  const { sort, ...narrowing } = filter;
  const list = useRequestList(filter);
  const count = useRequestCount(narrowing);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const change = (next: Filter) => void navigate({ to: '/requests', search: next as Record<string, string> });
  return (
    <Page
      title={t('requests')}
      actions={
        <span role="status" className={classes.count}>
          {count.data ? t(count.data.more ? 'countMore' : 'count', { count: count.data.count }) : ''}
        </span>
      }
    >
      <nav className={classes.views} aria-label={t('views')}>
        {Object.entries(views).map(([name, view]) => (
          <Link
            key={name}
            to="/requests"
            search={view}
            className={classes.view}
            data-here={sameView(filter, view) || undefined}
            aria-current={sameView(filter, view) ? 'true' : undefined}
            activeProps={{}}
          >
            {t(`view.${name}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.bar}>
        <div className={classes.grow}>
          <FilterBox filter={filter} onChange={change} />
        </div>
        <NativeSelect
          aria-label={t('sort')}
          value={filter.sort ?? 'newest'}
          data={(['newest', 'deadline', 'activity'] as const).map((one) => ({ value: one, label: t(`sorted.${one}`) }))}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Filter['sort'];
            change({ ...filter, sort: chosen === 'newest' ? undefined : chosen });
          }}
        />
      </div>
      {list.error ? <ProblemAlert error={list.error} again={() => list.refetch()} /> : null}
      {list.isPending ? <LoadingLines lines={12} /> : null}
      {list.data && rows.length === 0 ? <NoRequests filter={filter} onClear={() => change({})} /> : null}
      {rows.length > 0 ? (
        <div className={classes.list} data-old={list.isPlaceholderData || undefined}>
          <RequestTable
            key={JSON.stringify(filter)}
            label={t('requests')}
            rows={rows}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => void list.fetchNextPage(),
            }}
          />
        </div>
      ) : null}
    </Page>
  );
}

function sameView(filter: Filter, view: Filter): boolean {
  const words = ({ sort: _, ...one }: Filter) => JSON.stringify(Object.entries(one).sort());
  return words(filter) === words(view);
}

function NoRequests({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  const { t } = useTranslation('worklist');
  const may = useMay();
  const newContact = useNewContact();
  const filtered = filter.q !== undefined || conditionsOf(filter).length > 0;
  if (filtered) {
    return (
      <EmptyState
        title={t('noMatch.title')}
        text={t('noMatch.text')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('noMatch.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('none.title')}
      text={t('none.text')}
      action={may('request.register') ? <Button onClick={newContact.start}>{t('none.first')}</Button> : null}
    />
  );
}
