import { Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { useMay, useMe } from '../../../shell/session.tsx';
import { useCategories, usePeople, type Write } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { CategoryPicker } from '../what/category-picker.tsx';
import { DialogForm } from './dialog-form.tsx';
import { useDialogCommand } from './use-dialog-command.ts';

const queue = 'queue';

/** Gives the request to a person (those of the category first), to another category, or back to the queue. */
export function AssignDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const me = useMe();
  const may = useMay();
  const toPeople = may('request.pull');
  const people = usePeople(toPeople);
  const categories = useCategories();
  const [person, setPerson] = useState<string | null>(toPeople ? null : queue);
  const [categoryId, setCategoryId] = useState(request.category?.id ?? null);
  const [note, setNote] = useState('');
  const command = useDialogCommand();

  const members = categories.data?.rows.find((one) => one.id === categoryId)?.members ?? [];
  const inCategory = new Set(members.map((one) => one.id));
  const everybody = (people.data?.rows ?? []).filter((one) => one.mayOwn && one.id !== request.owner?.id);
  const option = (one: { id: string; name: string; openRequests: number }) => ({
    value: one.id,
    label: one.id === me.person.id ? t('page.assign.me', { name: one.name }) : one.name,
  });
  const groups = [
    { group: t('page.assign.ofCategory'), items: everybody.filter((one) => inCategory.has(one.id)).map(option) },
    { group: t('page.assign.queue'), items: [{ value: queue, label: t('page.assign.toQueue') }] },
    { group: t('page.assign.others'), items: everybody.filter((one) => !inCategory.has(one.id)).map(option) },
  ].filter((one) => one.items.length > 0);

  const { owner } = request;
  const back: Write = (version) =>
    call(requestRoutes.assign, {
      params: { id: request.id },
      body: { ownerId: owner?.id ?? null, version, ...(request.category ? { categoryId: request.category.id } : {}) },
    });
  const submit = () => {
    const ownerId = person === queue ? null : person;
    const name = everybody.find((one) => one.id === ownerId)?.name;
    return command(
      (version) =>
        call(requestRoutes.assign, {
          params: { id: request.id },
          body: {
            ownerId,
            version,
            ...(categoryId && categoryId !== request.category?.id ? { categoryId } : {}),
            ...(note.trim() ? { note } : {}),
          },
        }),
      name ? t('page.assign.done', { name }) : t('page.done.return_to_queue'),
      back,
    );
  };
  return (
    <DialogForm
      title={t('page.assign.title')}
      verb={t('page.assign.verb')}
      disabled={person === null}
      submit={submit}
      onClose={onClose}
    >
      {toPeople ? (
        <Select
          label={t('page.assign.person')}
          placeholder={t('page.assign.personHint')}
          description={owner ? t('page.assign.now', { name: owner.name }) : undefined}
          searchable
          data-autofocus
          value={person}
          onChange={setPerson}
          data={groups}
          maxDropdownHeight={280}
          comboboxProps={{ withinPortal: true }}
        />
      ) : (
        <Text>{t('page.assign.categoryOnly')}</Text>
      )}
      <CategoryPicker
        first={!toPeople}
        label={t('page.what.category')}
        value={categoryId}
        shownName={request.category?.name}
        onChange={setCategoryId}
      />
      <Textarea
        label={t('page.assign.note')}
        description={t('page.assign.noteHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
