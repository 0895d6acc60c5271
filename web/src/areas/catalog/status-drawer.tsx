import { NativeSelect, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { catalogRoutes, type Status } from '#contract/catalog.ts';
import { type Phase, phases, TrackTimeAs } from '#contract/requests.ts';
import { call } from '../../shell/api-client.ts';
import { useMay } from '../../shell/session.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import formClasses from '../settings/form/form.module.css';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { fromList } from './api.ts';

/** One status: its name, the phase it belongs to, and what being in it means. */
export function StatusDrawer({ status, onClose }: { status?: Status; onClose: () => void }) {
  const { t } = useTranslation(['catalog', 'requests']);
  const may = useMay()('setting.edit');
  const changed = useSettingsChanged();
  const form = useRecordForm({
    record: status,
    draftOf: (saved: Status | undefined) => ({
      name: saved?.name ?? '',
      phase: saved?.phase ?? ('in_process' as Phase),
      isDefault: saved?.isDefault ?? false,
      isQueue: saved?.isQueue ?? false,
      newRequestOnReply: saved?.newRequestOnReply ?? false,
      trackTimeAs: saved?.trackTimeAs ?? ('internal' as TrackTimeAs),
      rank: saved?.rank ?? 50,
      active: saved?.active ?? true,
    }),
    schema: status ? catalogRoutes.editStatus.body : catalogRoutes.createStatus.body,
    bodyOf: (values) => values,
    save: saveRecord(catalogRoutes.createStatus, catalogRoutes.editStatus, status),
    reread: status && (() => fromList(status.id, () => call(catalogRoutes.listStatuses, {}))),
    codeAt: { already_exists: 'name', default_needed: 'isDefault', in_use: 'phase' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('status.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const over = values.phase === 'solved' || values.phase === 'closed';
  return (
    <RecordDrawer
      title={status?.name ?? t('status.add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      names={{
        name: t('status.name'),
        phase: t('status.phase'),
        isDefault: t('status.default'),
        isQueue: t('status.queue'),
        newRequestOnReply: t('status.newRequest'),
        trackTimeAs: t('status.time'),
        rank: t('priority.order'),
        active: t('active'),
      }}
    >
      <TextInput
        data-autofocus
        label={t('status.name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <NativeSelect
        label={t('status.phase')}
        description={t('status.phaseHint')}
        value={values.phase}
        data={phases.map((phase) => ({ value: phase, label: t(`requests:phase.${phase}`) }))}
        onChange={(event) => {
          const phase = event.currentTarget.value as Phase;
          form.change((before) => ({ ...before, phase, isQueue: before.isQueue && phase === 'registered' }));
        }}
        error={at('phase')}
      />
      <NativeSelect
        label={t('status.time')}
        description={t('status.timeHint')}
        value={values.trackTimeAs}
        data={TrackTimeAs.options.map((value) => ({ value, label: t(`status.timeAs.${value}`) }))}
        onChange={(event) => set('trackTimeAs', event.currentTarget.value as TrackTimeAs)}
        error={at('trackTimeAs')}
      />
      <Stack className={formClasses.switchRow}>
        <Switch
          label={t('status.isDefault', { phase: t(`requests:phase.${values.phase}`) })}
          description={t('status.defaultHint')}
          checked={values.isDefault}
          onChange={(event) => set('isDefault', event.currentTarget.checked)}
          disabled={status?.isDefault === true && status.phase === values.phase}
          error={at('isDefault')}
        />
        {values.phase === 'registered' ? (
          <Switch
            label={t('status.isQueue')}
            description={t('status.queueHint')}
            checked={values.isQueue}
            onChange={(event) => set('isQueue', event.currentTarget.checked)}
            error={at('isQueue')}
          />
        ) : null}
        {over ? (
          <Switch
            label={t('status.newRequestLong')}
            description={t('status.newRequestHint')}
            checked={values.newRequestOnReply}
            onChange={(event) => set('newRequestOnReply', event.currentTarget.checked)}
          />
        ) : null}
        {status ? (
          <Switch
            label={t('active')}
            description={t('status.activeHint')}
            checked={values.active}
            onChange={(event) => set('active', event.currentTarget.checked)}
            error={at('active')}
          />
        ) : null}
      </Stack>
      <NumberInput
        label={t('priority.order')}
        description={t('status.orderHint')}
        styles={{ wrapper: { width: 140 } }}
        min={0}
        max={999}
        allowDecimal={false}
        value={values.rank}
        onChange={(rank) => set('rank', Number(rank))}
        error={at('rank')}
      />
      {may && status ? <Effects kind="status" id={status.id} values={values} /> : null}
    </RecordDrawer>
  );
}
