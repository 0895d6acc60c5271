import { Button, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Category, catalogRoutes } from '#contract/catalog.ts';
import type { Named } from '#contract/common-shapes.ts';
import { call } from '../../shell/api-client.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import formed from '../settings/form/form.module.css';
import { NamedMultiSelect, NamedSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { useCentres, useEverybody, withChosen } from '../staff/api.ts';
import { fromList } from './api.ts';
import { assignmentDraft } from './assignment-draft.ts';
import { AssignmentSection } from './assignment-section.tsx';
import { subtreeOf } from './category-tree.ts';
import { CustomersRead } from './customers-read.tsx';
import { namesDraft } from './names-draft.ts';
import { NamesSection } from './names-section.tsx';

/** One category: its name, its place in the tree, and who works in it. A supervisor changes the members and the assignment. */
export function CategoryDrawer(props: {
  category?: Category;
  categories: Category[];
  parentId?: string | null;
  centreId?: string | undefined;
  onClose: () => void;
  onRetire?: () => void;
}) {
  const { t } = useTranslation('catalog');
  const { category, categories, onClose } = props;
  const may = useMay();
  const whole = may('setting.edit');
  const me = useMe();
  const changed = useSettingsChanged();
  const centres = useCentres().data?.rows ?? [];
  const everybody = useEverybody();
  const mine = may('member.edit') && me.centres.some((one) => one.id === category?.centre.id);
  const rules = whole || (mine && may('procedure.edit'));
  const form = useRecordForm({
    record: category,
    draftOf: (saved: Category | undefined) => ({
      name: saved?.name ?? '',
      parentId: saved ? saved.parentId : (props.parentId ?? null),
      centreId: saved?.centre.id ?? props.centreId ?? centres[0]?.id ?? '',
      membersOnly: saved?.membersOnly ?? false,
      memberIds: saved?.members.map((one) => one.id) ?? [],
      ...namesDraft(saved),
      ...assignmentDraft(saved),
    }),
    schema: category ? catalogRoutes.editCategory.body : catalogRoutes.createCategory.body,
    bodyOf: (values) =>
      whole
        ? values
        : { memberIds: values.memberIds, turns: values.turns, ...(rules ? { assignment: values.assignment } : {}) },
    save: saveRecord(catalogRoutes.createCategory, catalogRoutes.editCategory, category),
    reread: category && (() => fromList(category.id, () => call(catalogRoutes.listCategories, {}))),
    wrong: { name: t('category.wrongName') },
    codeAt: { already_exists: 'name', cycle: 'parentId' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('category.saved', { name: pathWords(saved.path) }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const own = category ? subtreeOf(categories, category.id) : new Set<string>();
  const parents = categories.filter((one) => one.active && one.centre.id === values.centreId && !own.has(one.id));
  return (
    <RecordDrawer
      title={pathWords(category?.path) ?? t('category.add')}
      form={form}
      onClose={onClose}
      mayEdit={whole || mine}
      whyNot={may('member.edit') ? t('category.otherCentre') : undefined}
      names={{
        name: t('category.name'),
        parentId: t('category.parent'),
        centreId: t('category.centre'),
        membersOnly: t('category.membersOnly'),
        names: t('names.title'),
        externalName: t('names.outside'),
        externalNames: t('names.outside'),
        internal: t('category.internal'),
        memberIds: t('category.members'),
        turns: t('assign.turns'),
        assignment: t('assign.title'),
      }}
      more={
        category?.active && whole && props.onRetire ? (
          <Button variant="subtle" c="var(--linja-late)" onClick={props.onRetire}>
            {t('category.retire')}
          </Button>
        ) : null
      }
    >
      {mine && !whole ? <p className={formed.readOnly}>{t('category.partly')}</p> : null}
      <fieldset disabled={!whole} style={{ display: 'contents' }}>
        <TextInput
          data-autofocus
          label={t('category.name')}
          value={values.name}
          onChange={(event) => set('name', event.currentTarget.value)}
          error={at('name')}
        />
        <NamesSection
          key={category?.id}
          name={values.name}
          value={values}
          onChange={(next) => form.change((before) => ({ ...before, ...next }))}
          error={['names', 'externalName', 'externalNames'].some((field) => at(field)) ? t('names.wrong') : undefined}
        />
        <NamedSelect
          label={t('category.centre')}
          options={centres.filter((one) => one.active || one.id === values.centreId)}
          value={values.centreId}
          onChange={(id) => form.change((before) => ({ ...before, centreId: id ?? '', parentId: null }))}
          error={at('centreId')}
        />
        <NamedSelect
          label={t('category.parent')}
          description={t('category.parentHint')}
          none={t('category.top')}
          options={parents.map(({ id, path }) => ({ id, name: pathWords(path) }))}
          value={values.parentId}
          onChange={(id) => set('parentId', id)}
          error={at('parentId')}
        />
        <Switch
          label={t('category.membersOnly')}
          description={t('category.membersOnlyHint')}
          checked={values.membersOnly}
          onChange={(event) => set('membersOnly', event.currentTarget.checked)}
        />
        <CustomersRead
          id={category?.id}
          values={whole || mine ? values : {}}
          internal={values.internal}
          onChange={(internal) => set('internal', internal)}
        />
      </fieldset>
      <NamedMultiSelect
        label={t('category.members')}
        description={t('category.membersHint')}
        options={withChosen<Named>(everybody, category?.members ?? [])}
        value={values.memberIds}
        onChange={(ids) => set('memberIds', ids)}
        error={at('memberIds')}
      />
      <AssignmentSection
        mayRule={rules}
        mayOrder={whole || mine}
        people={withChosen<Named>(everybody, category?.turns ?? [])}
        notOwners={everybody.filter((one) => !one.mayOwn).map((one) => one.id)}
        memberIds={values.memberIds}
        value={values}
        onChange={(next) => form.change((before) => ({ ...before, ...next }))}
        error={at('assignment')}
      />
      {whole || mine ? <Effects kind="category" id={category?.id} values={values} without="category_outside" /> : null}
    </RecordDrawer>
  );
}
