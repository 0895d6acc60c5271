import { Checkbox, Group, PasswordInput, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '#contract/common-shapes.ts';
import { roles } from '#contract/permissions.ts';
import { type Person, staffRoutes } from '#contract/staff.ts';
import { languageNames } from '../../shell/i18n.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useCategories } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { LanguageSelect, NamedMultiSelect, ZoneSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { PersonAccess } from '../sign-in/person-access.tsx';
import { proving } from '../sign-in/proving.tsx';
import { readPerson, useCentres, usePerson, withChosen } from './api.ts';
import { personBody, personDraft } from './person-draft.ts';

/** Opens one person, or a new one, for changing. */
export function PersonDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const isNew = id === 'new';
  const person = usePerson(isNew ? undefined : id);
  if (isNew) return <PersonForm onClose={onClose} />;
  if (person.error) return <ProblemAlert error={person.error} />;
  return person.data ? <PersonForm person={person.data} onClose={onClose} /> : <LoadingLines lines={1} />;
}

function PersonForm({ person, onClose }: { person?: Person; onClose: () => void }) {
  const { t } = useTranslation(['staff', 'ui']);
  const may = useMay();
  const me = useMe();
  const changed = useSettingsChanged();
  const centres = useCentres().data?.rows.filter((one) => one.active) ?? [];
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active);
  const save = saveRecord(staffRoutes.createPerson, staffRoutes.editPerson, person);
  const form = useRecordForm({
    record: person,
    draftOf: (saved: Person | undefined) => personDraft(saved, me),
    schema: person ? staffRoutes.editPerson.body : staffRoutes.createPerson.body,
    bodyOf: (values) => personBody(values, !person),
    // A new password asks who sets it.
    save: (body) =>
      proving(person ? t('person.newPassword') : t('person.add'), t('ui:close'), (proof) =>
        save(Object.keys(proof).length > 0 ? { ...body, proof } : body),
      ),
    reread: person && (() => readPerson(person.id)),
    wrong: { email: t('person.wrongEmail') },
    codeAt: { already_exists: 'email', invalid_address: 'email', weak_password: 'password' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('person.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  return (
    <RecordDrawer
      title={person?.name ?? t('person.add')}
      form={form}
      onClose={onClose}
      mayEdit={may('person.edit')}
      names={{
        name: t('person.name'),
        email: t('person.email'),
        roles: t('person.roles'),
        centreIds: t('person.centres'),
        categoryIds: t('person.categories'),
        language: t('person.language'),
        zone: t('person.zone'),
        languages: t('person.languages'),
        skills: t('person.skills'),
        active: t('person.active'),
      }}
    >
      <TextInput
        data-autofocus
        label={t('person.name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
        autoComplete="off"
      />
      <TextInput
        label={t('person.email')}
        description={t('person.emailHint')}
        type="email"
        value={values.email}
        onChange={(event) => set('email', event.currentTarget.value)}
        error={at('email')}
        autoComplete="off"
      />
      <Checkbox.Group
        label={t('person.roles')}
        description={t('person.rolesHint')}
        value={values.roles}
        onChange={(chosen) => set('roles', chosen as typeof values.roles)}
        error={at('roles')}
      >
        <Stack gap={6} my={6}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`roleBrief.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NamedMultiSelect
        label={t('person.centres')}
        options={withChosen(centres, person?.centres ?? [])}
        value={values.centreIds}
        onChange={(ids) => set('centreIds', ids)}
        error={at('centreIds')}
      />
      <NamedMultiSelect
        label={t('person.categories')}
        description={t('person.categoriesHint')}
        options={withChosen(
          categories.map(({ id, path }) => ({ id, name: pathWords(path) })),
          person?.categories ?? [],
        )}
        value={values.categoryIds}
        onChange={(ids) => set('categoryIds', ids)}
        error={at('categoryIds')}
      />
      <Group grow align="start">
        <LanguageSelect
          label={t('person.language')}
          value={values.language}
          onChange={(language) => language && set('language', language)}
        />
        <ZoneSelect label={t('person.zone')} value={values.zone} onChange={(zone) => set('zone', zone)} />
      </Group>
      <NamedMultiSelect
        label={t('person.languages')}
        options={languages
          .filter((one) => one !== values.language)
          .map((one) => ({ id: one, name: languageNames[one] }))}
        value={values.languages.filter((one) => one !== values.language)}
        onChange={(chosen) => set('languages', chosen as typeof values.languages)}
        error={at('languages')}
      />
      <TagsInput
        label={t('person.skills')}
        description={t('person.skillsHint')}
        maxTags={50}
        value={values.skills}
        onChange={(skills) => set('skills', skills)}
        error={at('skills')}
      />
      {person?.id === me.person.id ? null : (
        <PasswordInput
          label={person ? t('person.newPassword') : t('person.password')}
          description={person ? t('person.newPasswordHint') : t('person.passwordHint')}
          value={values.password}
          onChange={(event) => set('password', event.currentTarget.value)}
          error={at('password')}
          aria-invalid={at('password') ? true : undefined}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('person.showPassword') }}
        />
      )}
      {person ? (
        <Switch
          label={t('person.active')}
          description={
            person.openRequests > 0 && !values.active
              ? t('person.stillOpen', { count: person.openRequests })
              : t('person.activeHint')
          }
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
          disabled={person.id === me.person.id}
        />
      ) : null}
      {may('person.edit') ? <Effects kind="person" id={person?.id} values={values} /> : null}
      {person && may('person.edit') ? <PersonAccess personId={person.id} name={person.name} /> : null}
    </RecordDrawer>
  );
}
