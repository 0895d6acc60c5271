import { Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogRoutes, type Priority } from '#contract/catalog.ts';
import { call } from '../../shell/api-client.ts';
import { useMay } from '../../shell/session.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useCalendars } from '../calendars/api.ts';
import { BudgetField, unitOf } from '../calendars/budget-field.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { Recompute } from '../settings/effects/recompute.tsx';
import formClasses from '../settings/form/form.module.css';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { fromList } from './api.ts';
import { PriorityTrial } from './priority-trial.tsx';

/** A priority as the sentence it means, with the deadline it would give now below it. */
export function PriorityDrawer(props: { priority?: Priority; nextRank: number; onClose: () => void }) {
  const { t } = useTranslation('catalog');
  const { priority, onClose } = props;
  const may = useMay()('setting.edit');
  const changed = useSettingsChanged();
  const calendars = useCalendars().data?.rows ?? [];
  const [unit, setUnit] = useState(unitOf(priority?.budgetMinutes ?? 180));
  const form = useRecordForm({
    record: priority,
    draftOf: (saved: Priority | undefined) => ({
      name: saved?.name ?? '',
      rank: saved?.rank ?? props.nextRank,
      budgetMinutes: saved ? saved.budgetMinutes : 180,
      budgetBusinessDays: saved?.budgetBusinessDays ?? null,
      calendarId: saved?.calendar.id ?? calendars[0]?.id ?? '',
      isDefault: saved?.isDefault ?? false,
      active: saved?.active ?? true,
    }),
    schema: priority ? catalogRoutes.editPriority.body : catalogRoutes.createPriority.body,
    bodyOf: (values) => values,
    save: saveRecord(catalogRoutes.createPriority, catalogRoutes.editPriority, priority),
    reread: priority && (() => fromList(priority.id, () => call(catalogRoutes.listPriorities, {}))),
    codeAt: { already_exists: 'name', default_needed: 'isDefault' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('priority.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const { budgetMinutes, budgetBusinessDays, calendarId } = values;
  const { isDefault, active } = values;
  // A new one is named where it would stand instead of another.
  const own = priority ? {} : { name: values.name, rank: values.rank };
  const drafted = { budgetMinutes, budgetBusinessDays, calendarId, isDefault, active, ...own };
  return (
    <RecordDrawer
      title={priority?.name ?? t('priority.add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      names={{
        name: t('priority.name'),
        rank: t('priority.order'),
        budgetMinutes: t('priority.budget'),
        budgetBusinessDays: t('priority.budget'),
        calendarId: t('priority.calendar'),
        isDefault: t('priority.default'),
        active: t('active'),
      }}
    >
      <Sentence
        text={
          values.budgetMinutes === null && values.budgetBusinessDays === null
            ? t('priority.fillNone', blanks('name', 'time'))
            : t('priority.fill', blanks('name', 'time', 'calendar'))
        }
        errors={[at('name'), at('budgetMinutes'), at('budgetBusinessDays'), at('calendarId')]}
        controls={{
          name: (
            <TextInput
              data-autofocus
              aria-label={t('priority.name')}
              w={150}
              value={values.name}
              onChange={(event) => set('name', event.currentTarget.value)}
              error={Boolean(at('name'))}
            />
          ),
          time: (
            <BudgetField
              label={t('priority.budget')}
              minutes={values.budgetMinutes}
              unit={unit}
              none={t('priority.noDeadline')}
              invalid={Boolean(at('budgetMinutes') ?? at('budgetBusinessDays'))}
              days={values.budgetBusinessDays}
              onDays={(days) => form.change((before) => ({ ...before, budgetMinutes: null, budgetBusinessDays: days }))}
              onChange={(minutes, nextUnit) => {
                form.change((before) => ({ ...before, budgetMinutes: minutes, budgetBusinessDays: null }));
                setUnit(nextUnit);
              }}
            />
          ),
          calendar: (
            <Select
              aria-label={t('priority.calendar')}
              w={210}
              allowDeselect={false}
              data={calendars.map((one) => ({ value: one.id, label: one.name }))}
              value={values.calendarId || null}
              onChange={(id) => set('calendarId', id ?? '')}
              error={Boolean(at('calendarId'))}
            />
          ),
        }}
      />
      <PriorityTrial
        calendar={calendars.find((one) => one.id === values.calendarId)}
        minutes={values.budgetMinutes}
        days={values.budgetBusinessDays}
      />
      <Stack className={formClasses.switchRow}>
        <Switch
          label={t('priority.isDefault')}
          description={priority?.isDefault ? t('priority.stillDefault') : undefined}
          checked={values.isDefault}
          onChange={(event) => set('isDefault', event.currentTarget.checked)}
          disabled={priority?.isDefault === true}
          error={at('isDefault')}
        />
        {priority ? (
          <Switch
            label={t('active')}
            description={t('priority.activeHint')}
            checked={values.active}
            onChange={(event) => set('active', event.currentTarget.checked)}
          />
        ) : null}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('priority.past')}
      </Text>
      {may ? <Effects kind="priority" id={priority?.id} values={drafted} /> : null}
      {may && priority && !form.dirty ? (
        <Recompute kind="priority" id={priority.id} values={drafted} priorityIds={[priority.id]} />
      ) : null}
    </RecordDrawer>
  );
}
