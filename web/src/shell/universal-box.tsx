import { Combobox, TextInput, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastNote } from '../ui/toast.tsx';
import { KeyOf } from './key-of.tsx';
import { dialogIsOpen, useKey } from './keys.ts';
import type { Choice, Command } from './palette/commands.ts';
import { ranked, scoreOf } from './palette/score.ts';
import classes from './universal-box.module.css';
import { type Finding, useFindings } from './universal-findings.tsx';

type Step = Command & { choices: () => Promise<Choice[]> };

/**
 * One box: a number jumps, a name or phone finds the customer, words find requests, pages and settings, verbs run
 * commands; a command that needs to know more asks for it here. `/` and Ctrl K put the focus here; Escape gives it back
 * to where it was.
 */
export function UniversalBox() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [step, setStep] = useState<Step | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const awaited = useRef(false);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const all = useFindings(step ? '' : words, box.dropdownOpened);
  const second = useSecondStep(step, words);
  const { groups, findings, searching } = step ? second : all;

  const enter = () => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused !== input.current) before.current = focused;
    input.current?.focus();
    input.current?.select();
    box.openDropdown();
  };
  useKey('search', '/', t('key.search'), enter);
  // What a dialog holds is not left by a slip of the hand: the box says what is in its way instead of taking the focus.
  const enterUnlessBehind = () => (dialogIsOpen() ? toastNote(t('box.behind')) : enter());
  useKey('commands', 'mod+k', t('key.commands'), enterUnlessBehind, true, true);

  const leave = () => {
    setStep(null);
    setWords('');
    box.closeDropdown();
    input.current?.blur();
  };
  const choose = (finding: Finding | undefined) => {
    if (!finding) return;
    const { goes } = finding;
    if ('step' in goes) {
      setWords('');
      setStep(goes.step);
      box.resetSelectedOption();
      // The list closes with each choice; the second step needs it open.
      requestAnimationFrame(() => box.openDropdown());
      return;
    }
    leave();
    if ('run' in goes) {
      // A command works where the focus was, not in the box.
      before.current?.focus();
      goes.run();
    } else void navigate({ to: goes.href });
  };

  // Enter pressed before the answer means the best of the answer, not the best of what is there already.
  const ready = box.dropdownOpened && !searching;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer has come
  useEffect(() => {
    if (!ready || !awaited.current) return;
    awaited.current = false;
    choose(findings[0]);
  }, [ready]);

  return (
    <search className={classes.box}>
      <Combobox
        store={box}
        onOptionSubmit={(id) => choose(findings.find((one) => one.id === id))}
        position="bottom-start"
        width="target"
        offset={4}
        middlewares={{ flip: false, shift: true }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={input}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-label={step ? step.label : t('box.label')}
            placeholder={step ? step.label : t('box.placeholder')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={<KeyOf name="search" combo="/" />}
            rightSectionPointerEvents="none"
            value={words}
            spellCheck={false}
            autoComplete="off"
            data-tour="search"
            onFocus={() => box.openDropdown()}
            onClick={() => box.openDropdown()}
            onBlur={() => {
              box.closeDropdown();
              setStep(null);
            }}
            onChange={(event) => {
              awaited.current = false;
              setWords(event.currentTarget.value);
              box.openDropdown();
              box.resetSelectedOption();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                leave();
                before.current?.focus();
              } else if (event.key === 'Backspace' && words === '' && step) {
                setStep(null);
              } else if (event.key === 'Enter' && box.getSelectedOptionIndex() === -1) {
                // Nothing pointed at: the best finding is what Enter means.
                event.preventDefault();
                if (searching) awaited.current = true;
                else choose(findings[0]);
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown className={classes.dropdown}>
          <Combobox.Options aria-label={step ? step.label : t('box.label')} mah="70dvh" style={{ overflowY: 'auto' }}>
            {groups.map((group) => (
              <Combobox.Group key={group.label} label={group.label}>
                {group.findings.map((one) => (
                  <Combobox.Option key={one.id} value={one.id} className={classes.option}>
                    {one.shown}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {findings.length === 0 && !searching && box.dropdownOpened ? (
              <Combobox.Empty>{t('box.nothing', { words })}</Combobox.Empty>
            ) : null}
          </Combobox.Options>
          {words === '' && !step ? <Combobox.Footer className={classes.hint}>{t('box.hint')}</Combobox.Footer> : null}
        </Combobox.Dropdown>
      </Combobox>
      <VisuallyHidden role="status">
        {box.dropdownOpened && words !== '' && !searching ? t('box.count', { count: findings.length }) : ''}
      </VisuallyHidden>
    </search>
  );
}

/** The second step of a command: to whom, which category. */
function useSecondStep(step: Step | null, words: string) {
  const { data, isFetching } = useQuery({
    queryKey: ['choices', step?.id],
    enabled: step !== null,
    gcTime: 0,
    queryFn: () => step?.choices() ?? [],
  });
  const fitting = ranked(data ?? [], (one) => scoreOf(words, one.label, one.hint)).slice(0, 50);
  const findings: Finding[] = fitting.map(({ one }) => ({
    id: `choice ${one.id}`,
    goes: { run: one.run },
    shown: (
      <>
        <span className={classes.main}>{one.label}</span>
        {one.hint ? <span className={classes.aside}>{one.hint}</span> : null}
      </>
    ),
  }));
  const groups = findings.length > 0 ? [{ label: step?.label ?? '', findings, best: 0 }] : [];
  return { groups, findings, searching: isFetching };
}
