import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useCustomers } from './api.ts';
import { CustomerTable } from './customer-table.tsx';
import classes from './customers.module.css';
import { NewCustomerDrawer } from './new-customer-drawer.tsx';

/** All customers, found while typing; the words stand in the address. */
export function CustomersPage() {
  const { t } = useTranslation(['customers', 'ui']);
  const may = useMay()('customer.edit');
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { q?: string; new?: string };
  const [words, setWords] = useState(search.q ?? '');
  const [q] = useDebouncedValue(words.trim(), 150);
  const box = useRef<HTMLInputElement>(null);
  const customers = useCustomers(q);
  const rows = customers.data?.pages.flatMap((page) => page.rows) ?? [];
  const go = (more: { new?: string | undefined }) =>
    void navigate({ to: '/customers', search: { q: words.trim() || undefined, ...more }, replace: !more.new });

  const stays = useRef(search.new);
  stays.current = search.new;
  useEffect(() => {
    void navigate({ to: '/customers', search: { q: q || undefined, new: stays.current }, replace: true });
  }, [q, navigate]);

  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => go({ new: 'true' })}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} actions={add} focusHeading={false}>
      <div className={classes.bar}>
        <TextInput
          ref={box}
          autoFocus
          className={classes.search}
          aria-label={t('search')}
          placeholder={t('searchHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            words ? (
              <CloseButton
                size="sm"
                aria-label={t('clear')}
                onClick={() => {
                  setWords('');
                  box.current?.focus();
                }}
              />
            ) : null
          }
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            const first = document.querySelector<HTMLElement>('#customer-list a[data-at="0"]');
            if (!first) return;
            event.preventDefault();
            if (event.key === 'Enter' && rows.length === 1) first.click();
            else first.focus();
          }}
        />
        <span role="status" className={classes.count}>
          {q && customers.data && !customers.isPlaceholderData
            ? t('found', { count: rows.length, more: customers.hasNextPage ? '+' : '' })
            : ''}
        </span>
      </div>
      {customers.error ? <ProblemAlert error={customers.error} again={() => void customers.refetch()} /> : null}
      {customers.isPending ? <LoadingLines lines={12} /> : null}
      {customers.data && rows.length === 0 ? (
        q ? (
          <EmptyState title={t('nobody', { words: q })} text={t('nobodyText')} action={add} />
        ) : (
          <EmptyState title={t('none')} text={t('noneText')} action={add} />
        )
      ) : null}
      {rows.length > 0 ? (
        <div id="customer-list" className={classes.list} data-old={customers.isPlaceholderData || undefined}>
          <CustomerTable
            rows={rows}
            more={{
              has: customers.hasNextPage,
              loading: customers.isFetchingNextPage,
              load: () => void customers.fetchNextPage(),
            }}
          />
        </div>
      ) : null}
      {search.new ? <NewCustomerDrawer words={words} onClose={() => go({ new: undefined })} /> : null}
    </Page>
  );
}
