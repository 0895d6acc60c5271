import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Named } from '#contract/common-shapes.ts';
import { type Centre, staffRoutes } from '#contract/staff.ts';
import { call } from '../../shell/api-client.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { useCalendars } from '../calendars/api.ts';
import { useCategories } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { LanguageSelect, NamedMultiSelect, NamedSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { useEverybody, withChosen } from './api.ts';
import { centreDraft } from './centre-draft.ts';
import { LearnedSuggestion } from './learned-suggestion.tsx';
import { ProcedureSentences } from './procedure-sentences.tsx';

/** One support centre, or a new one: what it is called, when it is open, how it works, who belongs to it. */
export function CentreDrawer({ centre, onClose }: { centre?: Centre; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const may = useMay();
  const me = useMe();
  const changed = useSettingsChanged();
  const calendars = useCalendars().data?.rows ?? [];
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active && one.centre.id === centre?.id);
  const everybody = useEverybody();
  const readAgain = async () => {
    const { rows } = await call(staffRoutes.listCentres, {});
    return rows.find((one) => one.id === centre?.id) as Centre;
  };
  const form = useRecordForm({
    record: centre,
    draftOf: (saved: Centre | undefined) => centreDraft(saved, me.language, calendars[0]?.id ?? ''),
    schema: centre ? staffRoutes.editCentre.body : staffRoutes.createCentre.body,
    bodyOf: (values) => values,
    save: saveRecord(staffRoutes.createCentre, staffRoutes.editCentre, centre),
    reread: centre && readAgain,
    codeAt: { already_exists: 'name' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('centre.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const mine = me.centres.some((one) => one.id === centre?.id);
  const mayEdit = may('setting.edit') || (may('centre.edit') && mine);
  return (
    <RecordDrawer
      title={centre?.name ?? t('centre.add')}
      form={form}
      onClose={onClose}
      mayEdit={mayEdit}
      names={{
        name: t('centre.name'),
        calendarId: t('centre.calendar'),
        language: t('centre.language'),
        defaultCategoryId: t('centre.defaultCategory'),
        memberIds: t('centre.members'),
        procedure: t('centre.procedure'),
        active: t('centre.active'),
      }}
    >
      <TextInput
        data-autofocus
        label={t('centre.name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <NamedSelect
        label={t('centre.calendar')}
        description={t('centre.calendarHint')}
        options={calendars}
        value={values.calendarId}
        onChange={(id) => set('calendarId', id ?? '')}
        error={at('calendarId')}
      />
      <LanguageSelect
        label={t('centre.language')}
        description={t('centre.languageHint')}
        value={values.language}
        onChange={(language) => language && set('language', language)}
      />
      {centre ? (
        <NamedSelect
          label={t('centre.defaultCategory')}
          description={t('centre.defaultCategoryHint')}
          none={t('centre.noCategory')}
          options={categories.map(({ id, path }) => ({ id, name: pathWords(path) }))}
          value={values.defaultCategoryId}
          onChange={(id) => set('defaultCategoryId', id)}
          error={at('defaultCategoryId')}
        />
      ) : null}
      <ProcedureSentences
        value={values.procedure}
        onChange={(procedure) => set('procedure', procedure)}
        error={at('procedure')}
      />
      <LearnedSuggestion
        centreId={centre?.id}
        value={values.procedure.suggestionThreshold}
        onChange={(suggestionThreshold) => set('procedure', { ...values.procedure, suggestionThreshold })}
      />
      <NamedMultiSelect
        label={t('centre.members')}
        description={t('centre.membersHint')}
        options={withChosen<Named>(everybody, centre?.members ?? [])}
        value={values.memberIds}
        onChange={(ids) => set('memberIds', ids)}
        error={at('memberIds')}
      />
      {centre ? (
        <Switch
          label={t('centre.active')}
          description={t('centre.activeHint')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      ) : null}
      {mayEdit ? <Effects kind="centre" id={centre?.id} values={values} /> : null}
    </RecordDrawer>
  );
}
