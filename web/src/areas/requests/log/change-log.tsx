import { Button, NativeSelect, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldChange, requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LoadingLines } from '../../../ui/loading-lines.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { requestKeys } from '../api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { type ChangeGroup, groupsOf } from './change-groups.ts';
import { useChangeWords } from './change-words.ts';
import classes from './log.module.css';

/** Fields people ask the log about. */
const filters = [
  'subject',
  'description',
  'kind',
  'contact_id',
  'category_id',
  'priority_id',
  'deadline_at',
  'owner_id',
  'phase',
  'status_id',
  'information_given',
  'comment_text',
  'solution',
] as const;

/** Characters from which a value may need to scroll. */
const longText = 120;

/** The change log of the request: when, who, what from, what to and by which way; newest first. */
export function ChangeLog() {
  const { t, i18n } = useTranslation('requests');
  const { request } = useRequestDesk();
  const [field, setField] = useState('');
  const query = useInfiniteQuery({
    queryKey: [...requestKeys.changes(request.id), field],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(requestRoutes.changes, {
        params: { id: request.id },
        query: { field: field || undefined, after: pageParam, limit: 40 },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const groups = groupsOf((query.data?.pages ?? []).flatMap((page) => page.rows));
  const order = new Intl.Collator(i18n.language);
  const offered = filters
    .map((one) => ({ value: one as string, label: t(`page.column.${one}`) }))
    .toSorted((a, b) => order.compare(a.label, b.label));
  return (
    <section className={classes.log} aria-label={t('page.log.title')}>
      <NativeSelect
        size="xs"
        label={t('page.log.field')}
        value={field}
        onChange={(event) => setField(event.currentTarget.value)}
        data={[{ value: '', label: t('page.log.all') }, ...offered]}
      />
      {query.error ? <ProblemAlert compact error={query.error} again={() => void query.refetch()} /> : null}
      {query.isPending ? <LoadingLines lines={6} /> : null}
      {query.data && groups.length === 0 ? (
        <EmptyState compact title={t('page.log.emptyTitle')} text={t('page.log.emptyText')} />
      ) : null}
      <ol className={classes.groups}>
        {groups.map((group) => (
          <Group key={group.logId} group={group} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button
          size="xs"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('page.log.older')}
        </Button>
      ) : null}
    </section>
  );
}

function Group({ group }: { group: ChangeGroup }) {
  const { t, i18n } = useTranslation('requests');
  const words = useChangeWords();
  const created = group.operation === 'insert';
  const made = `page.log.${group.entity}_${group.operation}`;
  return (
    <li className={classes.group}>
      <p className={classes.head}>
        <Moment at={group.at} />
        <strong>
          {group.who.kind === 'person' || group.who.kind === 'contact' ? group.who.name : t('page.linja')}
        </strong>
        <span className={classes.how}>{words.how(group.channel)}</span>
      </p>
      {i18n.exists(`requests:${made}`) ? <p className={classes.made}>{t(made)}</p> : null}
      <dl className={classes.fields}>
        {group.fields.map((row) => (
          <FieldLine key={row.field} row={row} created={created} />
        ))}
      </dl>
    </li>
  );
}

function FieldLine({ row, created }: { row: FieldChange; created: boolean }) {
  const { t } = useTranslation('requests');
  const words = useChangeWords();
  const before = words.value(row, 'old');
  const after = words.value(row, 'new');
  return (
    <div className={classes.field}>
      <dt>{words.field(row)}</dt>
      <dd tabIndex={before.length + after.length > longText ? 0 : undefined}>
        {created ? null : (
          <>
            <del className={classes.old} data-empty={before === '' || undefined}>
              <VisuallyHidden>{t('page.log.old')} </VisuallyHidden>
              {before || t('page.log.nothing')}
            </del>
            <span aria-hidden> → </span>
          </>
        )}
        <ins className={classes.new}>
          {created ? null : <VisuallyHidden>{t('page.log.new')} </VisuallyHidden>}
          {after || t('page.log.nothing')}
        </ins>
      </dd>
    </div>
  );
}
