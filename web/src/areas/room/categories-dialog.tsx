import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '#contract/room.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';
import { useCategories } from '../requests/page/page-api.ts';
import { useRoomDesk } from './room-context.ts';

/** The categories of these centres somebody gets requests from. */
export default function CategoriesDialog(props: { person: RoomPerson; centreIds: string[]; onClose: () => void }) {
  const { t } = useTranslation('room');
  const { moves } = useRoomDesk();
  const { person } = props;
  const categories = useCategories();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(person.categoryIds));
  const listed = (categories.data?.rows ?? []).filter((one) => one.active && props.centreIds.includes(one.centre.id));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <DialogForm
      title={t('categories.title', { name: person.name })}
      verb={t('save')}
      disabled={!categories.data}
      submit={() => moves.setCategories(person, listed, chosen)}
      onClose={props.onClose}
    >
      <Text c="dimmed">{t('categories.text')}</Text>
      {categories.data ? (
        <Stack gap={8} component="fieldset" bd={0} p={0} m={0} aria-label={t('person.categories')}>
          {listed.map((one) => (
            <Checkbox
              key={one.id}
              label={one.path.replaceAll('/', ' / ')}
              checked={chosen.has(one.id)}
              onChange={(event) => toggle(one.id, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      ) : (
        <LoadingLines lines={5} />
      )}
    </DialogForm>
  );
}
