import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/key-hint.tsx';
import { comboParts, useKey } from './keys.ts';
import classes from './universal-box.module.css';
import { type Finding, useFindings } from './universal-findings.tsx';

/**
 * One box: a number jumps, a name or phone finds the customer, words find requests, verbs run commands. `/` and Ctrl K
 * put the focus here; Escape gives it back to where it was.
 */
export function UniversalBox() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const { groups, findings, searching } = useFindings(words, box.dropdownOpened);

  const enter = () => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused !== input.current) before.current = focused;
    input.current?.focus();
    input.current?.select();
    box.openDropdown();
  };
  useKey('search', '/', t('key.search'), enter);
  useKey('commands', 'mod+k', t('key.commands'), enter);

  const leave = () => {
    box.closeDropdown();
    input.current?.blur();
  };
  const choose = (finding: Finding | undefined) => {
    if (!finding) return;
    setWords('');
    leave();
    if ('run' in finding.goes) finding.goes.run();
    else void navigate(finding.goes);
  };

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
        <Combobox.Target>
          <TextInput
            ref={input}
            type="text"
            aria-label={t('box.label')}
            placeholder={t('box.placeholder')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={<KeyHint keys={comboParts('/')} />}
            rightSectionPointerEvents="none"
            value={words}
            spellCheck={false}
            autoComplete="off"
            onFocus={() => box.openDropdown()}
            onClick={() => box.openDropdown()}
            onBlur={() => box.closeDropdown()}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              box.openDropdown();
              box.resetSelectedOption();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                setWords('');
                leave();
                before.current?.focus();
              } else if (event.key === 'Enter' && box.getSelectedOptionIndex() === -1) {
                // Nothing pointed at: the best finding is what Enter means.
                event.preventDefault();
                choose(findings[0]);
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown className={classes.dropdown}>
          <Combobox.Options aria-label={t('box.label')} mah="70dvh" style={{ overflowY: 'auto' }}>
            {groups.map((group) => (
              <Combobox.Group key={group.label} label={group.label}>
                {group.findings.map((one) => (
                  <Combobox.Option key={one.id} value={one.id} className={classes.option}>
                    {one.shown}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {findings.length === 0 && !searching ? (
              <Combobox.Empty>{t('box.nothing', { words })}</Combobox.Empty>
            ) : null}
          </Combobox.Options>
          {words === '' ? <Combobox.Footer className={classes.hint}>{t('box.hint')}</Combobox.Footer> : null}
        </Combobox.Dropdown>
      </Combobox>
    </search>
  );
}
