import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/session.tsx';
import { useZone } from '../../ui/zone.ts';
import { useCategories, usePeople, usePriorities, useStatuses } from '../requests/page/page-api.ts';
import { CategoryPicker } from '../requests/what/category-picker.tsx';
import { ownersAmong } from '../staff/api.ts';
import type { BulkAction, Draft } from './bulk-order.ts';

const withText: readonly BulkAction[] = ['postpone', 'solve', 'close', 'reopen', 'add_note', 'reply'];

/** The fields one action needs. */
export function BulkFields(props: { action: BulkAction; draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const { action, draft, onChange } = props;
  const { t } = useTranslation(['worklist', 'requests']);
  const zone = useZone();
  const choose = (name: 'ownerId' | 'priorityId' | 'statusId', label: string, data: Option[]) => (
    <Select
      data-autofocus
      searchable
      label={label}
      data={data}
      value={draft[name] ?? null}
      onChange={(value) => onChange({ [name]: value })}
      comboboxProps={{ withinPortal: true }}
      maxDropdownHeight={280}
    />
  );
  const { people, priorities, statuses } = useOptions();
  return (
    <>
      {action === 'assign' ? choose('ownerId', t('field.ownerId'), people) : null}
      {action === 'set_priority' ? choose('priorityId', t('field.priorityId'), priorities) : null}
      {action === 'set_status' ? choose('statusId', t('field.statusId'), statuses) : null}
      {action === 'classify' ? (
        <CategoryPicker
          first
          label={t('field.categoryId')}
          value={draft.categoryId ?? null}
          onChange={(categoryId) => onChange({ categoryId })}
        />
      ) : null}
      {action === 'postpone' ? (
        <TextInput
          data-autofocus
          type="datetime-local"
          label={t('bulk.until')}
          description={zone}
          value={draft.until ?? ''}
          onChange={(event) => onChange({ until: event.currentTarget.value })}
        />
      ) : null}
      {action === 'apply_rules' ? (
        <Checkbox
          data-autofocus
          mt={4}
          label={t('bulk.override')}
          description={t('bulk.overrideHint')}
          checked={draft.override ?? false}
          onChange={(event) => onChange({ override: event.currentTarget.checked })}
        />
      ) : null}
      {withText.includes(action) ? (
        <Textarea
          data-autofocus={action !== 'postpone' || undefined}
          label={t(`bulk.text.${action}`)}
          autosize
          minRows={3}
          maxRows={12}
          value={draft.text ?? ''}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      ) : null}
      {action === 'reply' ? (
        <Select
          label={t('bulk.afterwards')}
          allowDeselect={false}
          data={(['stay', 'ask', 'solve', 'close'] as const).map((value) => ({
            value,
            label: t(`bulk.after.${value}`),
          }))}
          value={draft.afterwards}
          onChange={(value) => onChange({ afterwards: (value ?? 'stay') as Draft['afterwards'] })}
          comboboxProps={{ withinPortal: true }}
        />
      ) : null}
    </>
  );
}

type Option = { value: string; label: string };

function useOptions(): { people: Option[]; priorities: Option[]; statuses: Option[] } {
  const { t } = useTranslation(['worklist', 'requests']);
  const me = useMe();
  useCategories();
  const options = (rows: { id: string; name: string; active?: boolean }[] | undefined) =>
    (rows ?? []).filter((one) => one.active !== false).map((one) => ({ value: one.id, label: one.name }));
  const people = options(ownersAmong(usePeople(true).data?.rows ?? [])).map((one) =>
    one.value === me.person.id ? { ...one, label: t('me', { name: one.label }) } : one,
  );
  const statuses = (useStatuses().data?.rows ?? [])
    .filter((one) => one.active)
    .map((one) => ({ value: one.id, label: `${t(`requests:phase.${one.phase}`)}: ${one.name}` }));
  return { people, priorities: options(usePriorities().data?.rows), statuses };
}
