import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconStairsUp } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '#contract/catalog.ts';
import { latePart } from '../../shell/late-page.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Signal } from '../../ui/signal.tsx';
import { useBudgetWords } from '../calendars/budget-field.tsx';
import { effectLines } from '../settings/effects/effect-lines.ts';
import { useEffectWords } from '../settings/effects/effect-list.tsx';
import { moved } from '../settings/effects/moved.ts';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { usePriorities } from './api.ts';
import { PriorityDrawer } from './priority-drawer.tsx';
import { PriorityOrderEffects } from './priority-order-effects.tsx';
import { usePriorityOrder } from './use-priority-order.ts';

const ChainDrawer = latePart(() => import('../escalation/chain-drawer.tsx'));

/** Priorities, the most urgent first, each as the sentence it means. */
export default function PrioritiesPage() {
  const { t } = useTranslation(['catalog', 'settings']);
  const may = useMay()('setting.edit');
  const opened = useOpened();
  const priorities = usePriorities();
  const saved = [...(priorities.data?.rows ?? [])].sort((a, b) => a.rank - b.rank);
  const order = usePriorityOrder(saved);
  const words = useEffectWords();
  const rows = order.shown.flatMap((id) => saved.find((row) => row.id === id) ?? []);
  const [said, setSaid] = useState('');
  const focus = useRef<string[]>([]);
  // The arrow that was pressed keeps the focus; at an end, where it is off, the other one has it.
  useEffect(() => {
    const found = focus.current
      .map((id) => document.getElementById(id))
      .find((one) => one && !one.matches(':disabled'));
    focus.current = [];
    found?.focus();
  });
  const move = (at: number, step: -1 | 1) => {
    const row = rows[at];
    if (!row) return;
    const ways = [`up-${row.id}`, `down-${row.id}`];
    focus.current = step < 0 ? ways : ways.reverse();
    setSaid(t('priority.movedTo', { name: row.name, at: at + step + 1, count: rows.length }));
    order.move(moved(order.shown, at, at + step));
  };
  const columns = useColumns(rows, may ? move : null, (id) => opened.open(`chain:${id}`));
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('priority.add')}
    </Button>
  ) : null;
  const chainOf = opened.record?.startsWith('chain:') ? opened.record.slice('chain:'.length) : null;
  const one = rows.find((row) => row.id === opened.record);
  return (
    <SettingFrame
      name="priorities"
      actions={add}
      loading={priorities.isPending}
      error={priorities.error}
      again={() => void priorities.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('priority.none')} text={t('priority.noneText')} action={add} />
      ) : (
        <RecordTable
          label={t('priority.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {order.waits ? (
        <PriorityOrderEffects
          fact={order.fact}
          error={order.error}
          onSave={() => void order.save()}
          onBack={() => {
            setSaid(t('settings:order.putBack'));
            order.back();
          }}
        />
      ) : null}
      <VisuallyHidden role="status">
        {said}
        {order.waits && order.fact
          ? ` ${t('settings:order.title')}. ${effectLines([order.fact]).slice(0, 1).map(words).join(' ')}`
          : null}
      </VisuallyHidden>
      {chainOf ? (
        <Suspense fallback={null}>
          <ChainDrawer key={chainOf} priorityId={chainOf} onClose={opened.close} />
        </Suspense>
      ) : null}
      {opened.record === 'new' ? (
        <PriorityDrawer nextRank={Math.min(99, (rows.at(-1)?.rank ?? 0) + 1)} onClose={opened.close} />
      ) : null}
      {one ? <PriorityDrawer key={one.id} priority={one} nextRank={one.rank} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}

function useColumns(
  rows: Priority[],
  move: ((at: number, step: -1 | 1) => void) | null,
  openChain: (id: string) => void,
): RecordColumn<Priority>[] {
  const { t } = useTranslation(['catalog', 'escalation']);
  const budget = useBudgetWords();
  const sentence = (row: Priority) =>
    budget(row) === null
      ? t('priority.sentenceNone', { name: row.name })
      : t('priority.sentenceOf', {
          name: row.name,
          time: budget(row),
          calendar: row.calendar.name,
        });
  return [
    { name: 'sentence', head: t('priority.what'), cell: sentence },
    {
      name: 'default',
      head: t('priority.default'),
      spokenHead: true,
      tight: true,
      cell: (row) => (
        <span className={classes.signals}>
          {row.isDefault ? <Signal tone="accent">{t('priority.default')}</Signal> : null}
          {row.active ? null : <Signal tone="soon">{t('inactive')}</Signal>}
        </span>
      ),
    },
    {
      name: 'escalation',
      head: t('escalation:title'),
      spokenHead: true,
      tight: true,
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconStairsUp size={14} aria-hidden />}
          aria-label={t('escalation:chain.title', { name: row.name })}
          onClick={() => openChain(row.id)}
        >
          {t('escalation:title')}
        </Button>
      ),
    },
    {
      name: 'order',
      head: t('priority.order'),
      tight: true,
      cell: (row) => {
        if (!move) return row.rank;
        const at = rows.indexOf(row);
        return (
          <ActionIcon.Group>
            <ActionIcon
              variant="default"
              aria-label={t('priority.up', { name: row.name })}
              id={`up-${row.id}`}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t('priority.down', { name: row.name })}
              id={`down-${row.id}`}
              disabled={at === rows.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
          </ActionIcon.Group>
        );
      },
    },
  ];
}
