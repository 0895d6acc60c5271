import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson, RoomRequest } from '#contract/room.ts';
import { pathWords } from '../../ui/path-words.ts';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';
import { useRoomDesk } from './room-context.ts';

const queue = 'queue';

/** Who gets the request: members who are present first, then the other members; or back to the queue. */
export default function AssignDialog(props: { request: RoomRequest; people: RoomPerson[]; onClose: () => void }) {
  const { t } = useTranslation('room');
  const { moves } = useRoomDesk();
  const { request } = props;
  const [to, setTo] = useState<string | null>(null);
  const categoryId = request.category?.id;
  const able = props.people.filter((one) => one.pulls && one.id !== request.owner?.id);
  const member = (one: RoomPerson) => !categoryId || one.categoryIds.includes(categoryId);
  const option = (one: RoomPerson) => ({
    value: one.id,
    label: t('assign.person', { name: one.name, open: one.openRequests }),
  });
  const groups = [
    { group: t('assign.present'), items: able.filter((one) => member(one) && one.present).map(option) },
    { group: t('assign.members'), items: able.filter((one) => member(one) && !one.present).map(option) },
    ...(request.owner ? [{ group: t('queue.title'), items: [{ value: queue, label: t('assign.toQueue') }] }] : []),
  ].filter((one) => one.items.length > 0);
  const submit = () => {
    const person = able.find((one) => one.id === to);
    return moves.move(request, {
      ownerId: person?.id ?? null,
      name: person?.name ?? pathWords(request.category?.name) ?? '',
    });
  };
  return (
    <DialogForm
      title={t('assign.of', { number: request.number })}
      verb={t('assign.verb')}
      disabled={to === null}
      submit={submit}
      onClose={props.onClose}
    >
      <Select
        label={t('assign.who')}
        description={request.owner ? t('assign.now', { name: request.owner.name }) : request.subject}
        searchable
        data-autofocus
        data={groups}
        value={to}
        onChange={setTo}
        maxDropdownHeight={280}
        comboboxProps={{ withinPortal: true }}
      />
    </DialogForm>
  );
}
