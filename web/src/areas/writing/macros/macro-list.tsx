import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comboParts } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { LoadingLines } from '../../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useRequestDesk } from '../../requests/page/request-context.ts';
import { useOfferedMacros } from '../api.ts';
import { found } from '../found.ts';
import classes from '../writing.module.css';
import { useStepsSentence } from './step-words.ts';

/** Macros found by typing; arrows move, Enter opens the one marked. Those that cannot be run now say so, last. */
export function MacroList({ onChoose, onClose }: { onChoose: (id: string) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation('writing');
  const { request } = useRequestDesk();
  const offered = useOfferedMacros(request.id);
  const sentence = useStepsSentence();
  const [words, setWords] = useState('');
  const box = useCombobox({ opened: true });
  const rows = (offered.data?.rows ?? []).filter((one) =>
    found({ keyword: '', name: `${one.name} ${sentence(one.steps)}`, texts: {} }, words),
  );
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // What Enter opens is marked as soon as there is something.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is the same one each time
  useEffect(() => {
    box.selectFirstOption();
  }, [rows.length]);
  if (offered.error) return <ProblemAlert error={offered.error} again={() => void offered.refetch()} />;
  const loaded = offered.data !== undefined;
  return (
    <Combobox store={box} onOptionSubmit={onChoose} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          ref={field}
          data-autofocus
          aria-label={t('dialog.find')}
          placeholder={t('dialog.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          // The list, which is always open, keeps Escape from the dialog.
          onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && onClose()}
        />
      </Combobox.EventsTarget>
      <div className={classes.offers}>
        <Combobox.Options aria-label={t('dialog.title')}>
          {rows.map((one) => {
            const code = one.refusal?.code ?? '';
            const why = i18n.exists(`writing:refusal.${code}`) ? t(`refusal.${code}`) : one.refusal?.detail;
            return (
              <Combobox.Option key={one.id} value={one.id}>
                <span className={classes.offer} data-off={!one.can || undefined}>
                  <span>
                    <span className={classes.offerName}>{one.name}</span>
                    <span className={classes.quiet}>
                      {one.can ? sentence(one.steps) : t('dialog.notNow', { why: why ?? '' })}
                    </span>
                  </span>
                  {one.shortcut ? <KeyHint keys={comboParts(`alt+${one.shortcut}`)} /> : null}
                </span>
              </Combobox.Option>
            );
          })}
        </Combobox.Options>
        {loaded ? null : <LoadingLines lines={3} />}
        {loaded && rows.length === 0 ? (
          <Text c="dimmed" role="status">
            {t(offered.data?.rows.length === 0 ? 'macro.none' : 'dialog.noneFound')}
          </Text>
        ) : null}
      </div>
    </Combobox>
  );
}
