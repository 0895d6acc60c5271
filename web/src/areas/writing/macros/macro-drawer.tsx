import { Button, Menu, NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Macro, type MacroStep, wordRoutes } from '#contract/words.ts';
import { call } from '../../../shell/api-client.ts';
import { useMay } from '../../../shell/session.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { fromList } from '../../catalog/api.ts';
import { useSettingsChanged } from '../../settings/api.ts';
import { DeleteRecord } from '../../settings/form/delete-record.tsx';
import { NamedSelect } from '../../settings/form/named-select.tsx';
import { RecordDrawer } from '../../settings/form/record-drawer.tsx';
import { saveRecord } from '../../settings/form/save-record.ts';
import { useRecordForm } from '../../settings/form/use-record-form.ts';
import { useCentres } from '../../staff/api.ts';
import { listMacros } from '../api.ts';
import { WhoseField } from '../whose-field.tsx';
import classes from '../writing.module.css';
import { MacroTrial } from './macro-trial.tsx';
import { addable, kindOf, newStep } from './step-kinds.ts';
import { StepRow } from './step-row.tsx';

const keys = [...'1234567890'];

/** One macro: its steps as sentences, and what they would do, tried on real requests before it is saved. */
export function MacroDrawer({ macro, onClose }: { macro?: Macro; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const may = useMay();
  const shares = may('text.edit');
  const changed = useSettingsChanged();
  const centres = useCentres().data?.rows ?? [];
  const form = useRecordForm({
    record: macro,
    draftOf: (saved: Macro | undefined) => ({
      name: saved?.name ?? '',
      shortcut: saved?.shortcut ?? null,
      personal: saved ? saved.owner !== null : !shares,
      centreId: saved?.centre?.id ?? null,
      steps: saved?.steps ?? ([] as MacroStep[]),
      active: saved?.active ?? true,
    }),
    schema: macro ? wordRoutes.editMacro.body : wordRoutes.createMacro.body,
    bodyOf: ({ personal, ...values }) => (macro ? values : { ...values, personal }),
    save: saveRecord(wordRoutes.createMacro, wordRoutes.editMacro, macro),
    reread: macro && (() => fromList(macro.id, listMacros)),
    wrong: { steps: t('macro.wrongSteps') },
    codeAt: { already_exists: 'name', steps_conflict: 'steps', empty_text: 'steps', reference_unknown: 'steps' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('text.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const mayEdit = may('request.note') && (values.personal || shares);
  const setStep = (place: number, step: MacroStep | null) =>
    set('steps', step ? values.steps.with(place, step) : values.steps.toSpliced(place, 1));
  const wrong = at('steps');
  return (
    <RecordDrawer
      wide
      title={macro?.name ?? t('macro.add')}
      form={form}
      onClose={onClose}
      mayEdit={mayEdit}
      names={{ name: t('macro.name'), steps: t('macro.steps'), shortcut: t('macro.key') }}
      more={
        macro && mayEdit ? (
          <DeleteRecord
            label={t('delete')}
            title={t('deleteTitle', { name: macro.name })}
            text={t('macro.deleteText')}
            done={t('deleted', { name: macro.name })}
            remove={() => call(wordRoutes.deleteMacro, { params: { id: macro.id } })}
            form={form}
            onClose={onClose}
          />
        ) : null
      }
    >
      <TextInput
        data-autofocus
        label={t('macro.name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <div className={classes.field} data-error={wrong ? true : undefined}>
        <Text size="md" fw={500}>
          {t('macro.steps')}
        </Text>
        <ol className={classes.steps} aria-label={t('macro.steps')}>
          {values.steps.map((step, place) => (
            <StepRow
              key={kindOf(step)}
              step={step}
              personal={values.personal}
              disabled={!mayEdit}
              onChange={(next) => setStep(place, next)}
              onRemove={() => setStep(place, null)}
            />
          ))}
        </ol>
        {wrong ? (
          <Text size="sm" c="var(--linja-late)" role="alert">
            {wrong}
          </Text>
        ) : null}
        {mayEdit ? (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                style={{ justifySelf: 'start' }}
              >
                {t('macro.addStep')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {addable(values.steps).map((kind) => (
                <Menu.Item key={kind} onClick={() => set('steps', [...values.steps, newStep(kind)])}>
                  {t(`step.name.${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      <MacroTrial name={values.name} steps={values.steps} />
      <NativeSelect
        label={t('macro.key')}
        description={t('macro.keyHint')}
        styles={{ wrapper: { width: 160 } }}
        value={values.shortcut ?? ''}
        data={[{ value: '', label: t('macro.noKey') }, ...keys.map((key) => ({ value: key, label: `Alt + ${key}` }))]}
        onChange={(event) => set('shortcut', event.currentTarget.value || null)}
      />
      <WhoseField
        isNew={!macro}
        personal={values.personal}
        onChange={(personal) => set('personal', personal)}
        shares={shares}
      />
      <NamedSelect
        label={t('text.centre')}
        options={centres}
        none={t('text.everywhere')}
        value={values.centreId}
        onChange={(id) => set('centreId', id)}
      />
      {macro ? (
        <Switch
          label={t('active')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      ) : null}
    </RecordDrawer>
  );
}
