import { Alert, Button, Group, List, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Calendar, calendarRoutes } from '#contract/calendars.ts';
import { call } from '../../shell/api-client.ts';
import { comboParts, useKey } from '../../shell/keys.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { usePriorities } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { Recompute } from '../settings/effects/recompute.tsx';
import { FormNotes } from '../settings/form/form-notes.tsx';
import { ZoneSelect } from '../settings/form/named-select.tsx';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import settings from '../settings/settings.module.css';
import { type CalendarDraft, calendarDraft, rulesOf } from './calendar-draft.ts';
import classes from './calendars.module.css';
import { HolidaysEditor } from './holidays-editor.tsx';
import { PublicHolidaysEditor } from './public-holidays-editor.tsx';
import { SpecialDaysEditor } from './special-days-editor.tsx';
import { TryOutPanel } from './try-out-panel.tsx';
import { WeekEditor } from './week-editor.tsx';
import { WeekPicture } from './week-picture.tsx';
import { YearPicture } from './year-picture.tsx';

/** One calendar: its week, holidays and special days, with the deadlines it would give beside it before it is saved. */
export function CalendarEditor({
  calendar,
  previewWith,
}: {
  calendar?: Calendar | undefined;
  previewWith: string | undefined;
}) {
  const { t } = useTranslation(['calendars', 'settings', 'ui']);
  const may = useMay()('setting.edit');
  const me = useMe();
  const navigate = useNavigate();
  const changed = useSettingsChanged();
  const form = useRecordForm<CalendarDraft, Calendar>({
    record: calendar,
    draftOf: (saved) => calendarDraft(saved, me.zone),
    schema: calendar ? calendarRoutes.edit.body : calendarRoutes.create.body,
    bodyOf: (values) => ({ name: values.name, rules: rulesOf(values) }),
    save: (body) =>
      calendar
        ? call(calendarRoutes.edit, { params: { id: calendar.id }, body })
        : call(calendarRoutes.create, { body: body as never }),
    reread: calendar && (() => call(calendarRoutes.read, { params: { id: calendar.id } })),
    codeAt: { already_exists: 'name' },
    onSaved: async (saved) => {
      toastDone(t('saved', { name: saved.name }));
      await changed();
      if (!calendar)
        void navigate({ to: '/settings/$page/$id', params: { page: 'calendars', id: saved.id }, replace: true });
    },
  });
  const { values, set, at } = form;
  useKey('save', 'mod+enter', t('ui:save'), () => void form.submit(), may);
  const rules = rulesOf(values);
  const [year, setYear] = useState(() => new Date().getFullYear());
  const priorities = usePriorities().data?.rows ?? [];
  const priorityIds = priorities.filter((one) => one.calendar.id === calendar?.id).map((one) => one.id);
  return (
    <Page
      title={calendar?.name ?? t('add')}
      actions={
        may ? (
          <Button
            onClick={() => void form.submit()}
            loading={form.saving}
            disabled={!form.dirty && !form.isNew}
            rightSection={<KeyHint keys={comboParts('mod+enter')} />}
          >
            {t('ui:save')}
          </Button>
        ) : null
      }
    >
      <Link to="/settings/$page" params={{ page: 'calendars' }} className={classes.up}>
        <IconChevronLeft size={16} aria-hidden />
        {t('settings:page.calendars.title')}
      </Link>
      <div className={settings.beside}>
        <form ref={form.element} onSubmit={form.submit} noValidate className={classes.form}>
          <fieldset disabled={!may} className={classes.fields}>
            <Stack gap="md">
              <FormNotes failure={form.failure} merge={form.merge} names={useFieldNames()} />
              <Warnings of={calendar} />
              <Panel>
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
                  <TextInput
                    label={t('name')}
                    value={values.name}
                    onChange={(event) => set('name', event.currentTarget.value)}
                    error={at('name')}
                  />
                  <ZoneSelect
                    label={t('zone')}
                    value={values.zone}
                    onChange={(zone) => set('zone', zone)}
                    error={at('rules.zone') ?? at('zone')}
                  />
                </SimpleGrid>
              </Panel>
              <Panel title={t('week.title')} flush>
                <WeekEditor
                  week={values.week}
                  onChange={(week) => set('week', week)}
                  at={(path) => at(`rules.week.${path}`) ?? at(`week.${path}`)}
                />
                <WeekPicture week={values.week} />
              </Panel>
              <PublicHolidaysEditor
                calendarId={form.dirty ? undefined : calendar?.id}
                taken={values.publicHolidays}
                year={year}
                onChange={(publicHolidays) => set('publicHolidays', publicHolidays)}
              />
              <HolidaysEditor
                holidays={values.holidays}
                onChange={(holidays) => set('holidays', holidays)}
                at={(path) => at(`rules.holidays.${path}`) ?? at(`holidays.${path}`)}
              />
              <SpecialDaysEditor
                specialDays={values.specialDays}
                onChange={(specialDays) => set('specialDays', specialDays)}
                at={(path) => at(`rules.specialDays.${path}`) ?? at(`specialDays.${path}`)}
              />
              <YearPicture calendarId={previewWith} rules={rules} year={year} onYear={setYear} />
              <Group justify="flex-end">
                {form.dirty ? <span className={classes.unsaved}>{t('unsaved')}</span> : null}
              </Group>
            </Stack>
          </fieldset>
        </form>
        <aside>
          <Stack gap="md">
            <TryOutPanel calendarId={previewWith} rules={rules} />
            {may ? <Effects kind="calendar" id={calendar?.id} values={{ rules }} /> : null}
            {may && calendar && !form.dirty ? (
              <Recompute kind="calendar" id={calendar.id} values={{ rules }} priorityIds={priorityIds} />
            ) : null}
          </Stack>
        </aside>
      </div>
    </Page>
  );
}

function useFieldNames() {
  const { t } = useTranslation('calendars');
  return {
    name: t('name'),
    zone: t('zone'),
    week: t('week.title'),
    holidays: t('holidays.title'),
    publicHolidays: t('country.title'),
    specialDays: t('special.title'),
  };
}

function Warnings({ of }: { of: Calendar | undefined }) {
  const { t } = useTranslation('calendars');
  if (!of?.warnings.length) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('warnings')}
      styles={{ title: { color: 'var(--linja-soon)' }, icon: { color: 'var(--linja-soon)' } }}
    >
      <List size="md">
        {of.warnings.map((warning) => (
          <List.Item key={warning}>{warning}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
