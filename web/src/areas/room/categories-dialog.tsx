import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '#contract/room.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';
import { useCategories } from '../requests/page/page-api.ts';
import { useRoomDesk } from './room-context.ts';

/** From so many on a list is searched rather than read. */
const many = 12;

/** The categories of these centres somebody gets requests from. */
export default function CategoriesDialog(props: { person: RoomPerson; centreIds: string[]; onClose: () => void }) {
  const { t } = useTranslation('room');
  const { moves } = useRoomDesk();
  const { person } = props;
  const categories = useCategories();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(person.categoryIds));
  const listed = (categories.data?.rows ?? []).filter((one) => one.active && props.centreIds.includes(one.centre.id));
  const [words, setWords] = useState('');
  const shown = listed.filter((one) =>
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => one.path.toLowerCase().includes(word)),
  );
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
      {listed.length > many ? (
        <TextInput
          data-autofocus
          aria-label={t('categories.find')}
          placeholder={t('categories.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            <Text component="span" size="sm" c="dimmed" role="status">
              {t('categories.chosen', { count: chosen.size })}
            </Text>
          }
          rightSectionWidth={120}
          value={words}
          // Enter here would save before anything was ticked.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      {categories.data ? (
        <Stack gap={8} component="fieldset" bd={0} p={0} m={0} aria-label={t('person.categories')}>
          {shown.map((one) => (
            <Checkbox
              key={one.id}
              label={pathWords(one.path)}
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
