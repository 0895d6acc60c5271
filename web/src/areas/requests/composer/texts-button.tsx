import { Button, Combobox, Popover, Text, TextInput, useCombobox } from '@mantine/core';
import { IconTextPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scopes } from '../../../shell/query-client.ts';
import { useModuleTrigger } from '../../writing/module-trigger.ts';
import { useRequestDesk } from '../page/request-context.ts';
import type { Mode } from './composer-draft.ts';
import classes from './editor.module.css';
import type { Offer } from './trigger.ts';
import { toEditor } from './written-nodes.ts';

/** The same texts that `::` offers, for people who look for a button: found by typing, put in where the caret was. */
export function TextsButton({ editor, mode }: { editor: Editor; mode: Mode }) {
  const { t } = useTranslation('writing');
  const modules = useModuleTrigger();
  const [opened, setOpened] = useState(false);
  const take = (offer: Offer) => {
    setOpened(false);
    editor.chain().focus().insertContent(toEditor(offer.html)).run();
    modules.used?.(offer);
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="top-start" width={340} shadow="md">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconTextPlus size={16} aria-hidden />}
          title={t('trigger.hint')}
          onClick={() => setOpened((before) => !before)}
        >
          {t('trigger.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Texts mode={mode} find={modules.find} onTake={take} />
      </Popover.Dropdown>
    </Popover>
  );
}

type OfTexts = { mode: Mode; find: ReturnType<typeof useModuleTrigger>['find']; onTake: (offer: Offer) => void };

function Texts({ mode, find, onTake }: OfTexts) {
  const { t } = useTranslation('writing');
  const { request } = useRequestDesk();
  const [words, setWords] = useState('');
  const box = useCombobox({ opened: true });
  const offered = useQuery({
    queryKey: [scopes.request, request.id, 'texts', mode, words],
    queryFn: ({ signal }) => find({ request, mode }, words, signal),
    placeholderData: keepPreviousData,
  });
  const rows = offered.data ?? [];
  /** Chosen while the list still showed offers for fewer words: put in once the answer to these is there. */
  const hasty = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what Enter puts in is marked as soon as there is something
  useEffect(() => {
    box.selectFirstOption();
  }, [offered.data]);
  const upToDate = offered.isSuccess && !offered.isPlaceholderData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer to what was typed is there
  useEffect(() => {
    if (!upToDate || hasty.current === null) return;
    const offer = rows.find((one) => one.id === hasty.current) ?? rows[0];
    hasty.current = null;
    if (offer) onTake(offer);
  }, [upToDate, offered.data]);
  return (
    <Combobox
      store={box}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const offer = rows.find((one) => one.id === id);
        if (!upToDate) hasty.current = id;
        else if (offer) onTake(offer);
      }}
    >
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          size="xs"
          aria-label={t('text.search')}
          placeholder={t('text.search')}
          value={words}
          onChange={(event) => {
            hasty.current = null;
            setWords(event.currentTarget.value);
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t('trigger.label')} className={classes.texts}>
        {rows.map((offer) => (
          <Combobox.Option key={offer.id} value={offer.id} className={classes.offer}>
            <span className={classes.offerLabel}>{offer.label}</span>
            {offer.hint ? <span className={classes.offerHint}>{offer.hint}</span> : null}
          </Combobox.Option>
        ))}
      </Combobox.Options>
      {offered.isSuccess && rows.length === 0 ? (
        <Text c="dimmed" size="sm" role="status" p="xs">
          {t('text.noneFound')}
        </Text>
      ) : null}
    </Combobox>
  );
}
