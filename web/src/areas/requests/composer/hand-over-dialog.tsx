import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writingRoutes } from '#contract/writing.ts';
import { call } from '../../../shell/api-client.ts';
import { useMe } from '../../../shell/session.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { DialogForm } from '../dialogs/dialog-form.tsx';
import { useCategories, usePeople } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import type { useDraft } from './use-draft.ts';

/** Hands the draft to a colleague, who goes on with it; those of the category come first. */
export default function HandOverDialog(props: { drafts: ReturnType<typeof useDraft>; onClose: () => void }) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const me = useMe();
  const people = usePeople(true);
  const categories = useCategories();
  const [personId, setPersonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const members = categories.data?.rows.find((one) => one.id === request.category?.id)?.members ?? [];
  const inCategory = new Set(members.map((one) => one.id));
  const colleagues = (people.data?.rows ?? []).filter((one) => one.id !== me.person.id);
  const option = (one: { id: string; name: string }) => ({ value: one.id, label: one.name });
  const groups = [
    { group: t('page.assign.ofCategory'), items: colleagues.filter((one) => inCategory.has(one.id)).map(option) },
    { group: t('page.assign.others'), items: colleagues.filter((one) => !inCategory.has(one.id)).map(option) },
  ].filter((one) => one.items.length > 0);
  const submit = async () => {
    if (!personId) return false;
    await props.drafts.save();
    const body = { personId, ...(note.trim() ? { note } : {}) };
    await call(writingRoutes.handOverDraft, { params: { id: request.id }, body });
    props.drafts.adopt(null);
    toastDone(t('page.write.handedOver', { name: colleagues.find((one) => one.id === personId)?.name ?? '' }));
    return true;
  };
  return (
    <DialogForm
      title={t('page.write.handOverTitle')}
      verb={t('page.write.handOver')}
      disabled={personId === null}
      submit={submit}
      onClose={props.onClose}
    >
      <Select
        label={t('page.assign.person')}
        placeholder={t('page.assign.personHint')}
        searchable
        data-autofocus
        value={personId}
        onChange={setPersonId}
        data={groups}
        maxDropdownHeight={280}
      />
      <Textarea
        label={t('page.write.handOverNote')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
