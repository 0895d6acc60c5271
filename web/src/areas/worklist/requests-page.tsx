import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RequestSort, requestSorts } from '#contract/requests.ts';
import type { View } from '#contract/views.ts';
import { useKey } from '../../shell/keys.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type Filter, useRequestCount, useRequestList } from '../requests/api.ts';
import { useNewContact } from '../requests/new-contact.ts';
import { addressOf, placeOf } from './address-of-view.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useColumns } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBox } from './filter-box.tsx';
import { conditionsOf } from './filter-words.ts';
import { RequestTable } from './request-table.tsx';
import { RunStrip } from './run-progress.tsx';
import { useSelection } from './use-selection.ts';
import { ViewChanged } from './view-changed.tsx';
import { useViews } from './views-api.ts';
import { ViewsList } from './views-list.tsx';
import classes from './worklist.module.css';

/** All requests, through a view that is the address of the page and so can be sent to a colleague. */
export function RequestsPage() {
  const views = useViews();
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  // A saved view must be known before its address means anything.
  if (search.view && views.isPending) return <LoadingLines lines={12} />;
  return <RequestsView search={search} views={views.data?.rows ?? []} />;
}

function RequestsView({ search, views }: { search: Record<string, string | undefined>; views: View[] }) {
  const { t } = useTranslation('worklist');
  const navigate = useNavigate();
  const may = useMay();
  const me = useMe();
  const { view, filter, changed } = placeOf(search, views);
  const { sort = 'newest', ...narrowing } = filter;
  const columns = useColumns(view?.columns);
  const list = useRequestList(
    filter,
    columns.columns.some((column) => column.startsWith('time')),
  );
  const count = useRequestCount(narrowing);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const {
    selecting,
    selection,
    count: chosen,
    clear,
    everything,
  } = useSelection(
    rows.map((row) => row.id),
    filter,
  );
  const [runId, setRunId] = useState<string | null>(null);
  useKey('filter', 'f', t('key.filter'), () => document.querySelector<HTMLElement>('[data-filter-field]')?.focus());
  const go = (next: Record<string, string | undefined>) => void navigate({ to: '/requests', search: next });
  const change = (next: Filter) => {
    clear();
    go(addressOf(view, next));
  };
  const sorted = (next: RequestSort) => change({ ...filter, sort: next === 'newest' ? undefined : next });
  const mayBulk = may('request.bulk');
  return (
    <Page
      title={view?.name ?? t('requests')}
      actions={
        <>
          <span role="status" className={classes.count}>
            {count.data ? t(count.data.more ? 'countMore' : 'count', { count: count.data.count }) : ''}
          </span>
          {mayBulk ? (
            <Button variant="subtle" component={Link} to="/bulk">
              {t('bulk.title')}
            </Button>
          ) : null}
          <ExportMenu filter={filter} />
        </>
      }
    >
      <div className={classes.split}>
        <ViewsList views={views} here={view} filter={filter} />
        <div className={classes.main}>
          {search.view && !view ? (
            <p role="status" className={classes.gone}>
              {t('viewGone')}
            </p>
          ) : null}
          <div className={classes.bar}>
            <div className={classes.grow}>
              <FilterBox filter={filter} onChange={change} />
            </div>
            <NativeSelect
              aria-label={t('sort')}
              value={sort}
              data={requestSorts.map((one) => ({ value: one, label: t(`sorted.${one}`) }))}
              onChange={(event) => sorted(event.currentTarget.value as RequestSort)}
            />
            <div className={classes.columnsOf}>
              <ColumnsMenu of={columns} inView={view !== null} />
            </div>
          </div>
          <ViewChanged
            view={view}
            filter={filter}
            columns={columns.columns}
            density={view?.density ?? me.preferences.density ?? null}
            changed={changed || columns.edited}
            onUndo={() => {
              columns.forget();
              if (view) go({ view: view.id });
            }}
            onSaved={(saved) => {
              columns.forget();
              go(saved ? { view: saved.id } : { phase: 'open' });
            }}
          />
          {list.error ? <ProblemAlert error={list.error} again={() => list.refetch()} /> : null}
          {list.isPending ? <LoadingLines lines={12} /> : null}
          {list.data && rows.length === 0 ? <NoRequests filter={filter} onClear={() => change({})} /> : null}
          {rows.length > 0 ? (
            <div className={classes.list} data-old={list.isPlaceholderData || undefined}>
              <RequestTable
                key={JSON.stringify(filter)}
                label={view?.name ?? t('requests')}
                rows={rows}
                columns={columns.columns}
                widths={columns.widths}
                onResize={columns.resize}
                sort={sort}
                onSort={sorted}
                density={view?.density ?? null}
                {...(mayBulk ? { selecting } : {})}
                more={{
                  has: list.hasNextPage,
                  loading: list.isFetchingNextPage,
                  load: () => void list.fetchNextPage(),
                }}
              />
            </div>
          ) : null}
          {mayBulk && chosen > 0 ? (
            <BulkBar
              selection={selection}
              count={chosen}
              matching={count.data && (count.data.more || count.data.count > chosen) ? count.data : null}
              onEverything={() => count.data && everything(count.data.count, count.data.more)}
              onClear={clear}
              onStarted={(id) => {
                clear();
                setRunId(id);
              }}
            />
          ) : null}
          {runId && chosen === 0 ? <RunStrip id={runId} onUndo={setRunId} onClose={() => setRunId(null)} /> : null}
        </div>
      </div>
    </Page>
  );
}

function NoRequests({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  const { t } = useTranslation('worklist');
  const may = useMay();
  const newContact = useNewContact();
  // The two lists of work that nobody has begun: empty is good news, and says what would stand there.
  const list = filter.attention;
  if ((list === 'escalated' || list === 'deferred') && filter.q === undefined && conditionsOf(filter).length === 1) {
    return <EmptyState title={t(`noAttention.${list}.title`)} text={t(`noAttention.${list}.text`)} />;
  }
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
