import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#contract/calendars.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useCalendars } from './api.ts';
import { BudgetText } from './budget-field.tsx';
import { CalendarEditor } from './calendar-editor.tsx';
import { openMinutes } from './week-bars.ts';

/** All calendars, or the editor of the one in the address (`new` for one being made). */
export default function CalendarsPage({ id }: { id?: string | undefined }) {
  const calendars = useCalendars();
  if (!id) return <CalendarList />;
  if (!calendars.data) return <LoadingLines lines={8} />;
  const calendar = calendars.data.rows.find((one) => one.id === id);
  const any = calendars.data.rows[0]?.id;
  return <CalendarEditor key={id} calendar={id === 'new' ? undefined : calendar} previewWith={calendar?.id ?? any} />;
}

function CalendarList() {
  const { t } = useTranslation('calendars');
  const may = useMay();
  const calendars = useCalendars();
  const rows = calendars.data?.rows ?? [];
  const add = may('setting.edit') ? (
    <Button component={Link} to="/settings/calendars/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </Button>
  ) : null;
  const columns: RecordColumn<Calendar>[] = [
    { name: 'name', head: t('name'), cell: (row) => row.name },
    { name: 'zone', head: t('zone'), cell: (row) => row.rules.zone.replaceAll('_', ' ') },
    {
      name: 'week',
      head: t('perWeek'),
      cell: (row) => <BudgetText minutes={openMinutes(row.rules.week)} />,
      wide: true,
    },
    {
      name: 'holidays',
      head: t('holidays.title'),
      cell: (row) => t('holidays.count', { count: row.rules.holidays.length }),
      wide: true,
    },
    {
      name: 'warnings',
      head: t('warnings'),
      spokenHead: true,
      tight: true,
      cell: (row) =>
        row.warnings.length > 0 ? (
          <Signal tone="soon" icon={<IconAlertTriangle size={14} aria-hidden />}>
            {t('warned')}
          </Signal>
        ) : null,
    },
  ];
  return (
    <SettingFrame
      name="calendars"
      actions={add}
      loading={calendars.isPending}
      error={calendars.error}
      again={() => void calendars.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} action={add} />
      ) : (
        <RecordTable
          label={t('label')}
          rows={rows}
          columns={columns}
          link={(row) => ({ to: '/settings/$page/$id', params: { page: 'calendars', id: row.id } })}
        />
      )}
    </SettingFrame>
  );
}
