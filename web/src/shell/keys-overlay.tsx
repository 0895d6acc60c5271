import { Modal, Switch, Text } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/key-hint.tsx';
import { comboParts, lettersAreOff, switchLetters, useActiveKeys, useKey } from './keys.ts';
import classes from './keys-overlay.module.css';

let shown = false;
const listeners = new Set<() => void>();

function show(next: boolean): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Opens the list of keys, from the menu as well as by `?`. */
export function openKeysOverlay(): void {
  show(true);
}

/** The keys that work on this page now, and the switch that turns single letters off. */
export function KeysOverlay() {
  const { t } = useTranslation('shell');
  const open = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  const keys = useActiveKeys();
  const [off, setOff] = useState(lettersAreOff);
  useKey('keys', '?', t('key.overlay'), openKeysOverlay);
  const latest = keys.filter((one, at) => keys.findLastIndex((other) => other.combo === one.combo) === at);
  return (
    <Modal opened={open} onClose={() => show(false)} title={t('key.overlay')} size="lg">
      <dl className={classes.keys}>
        {latest.map((one) => (
          <div key={one.name} className={classes.line}>
            <dt>{one.label}</dt>
            <dd>
              <KeyHint keys={comboParts(one.combo)} />
              <span className={classes.spoken}>{comboParts(one.combo).join(' ')}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        checked={!off}
        label={t('key.letters')}
        onChange={(event) => {
          switchLetters(!event.currentTarget.checked);
          setOff(!event.currentTarget.checked);
        }}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t('key.typing')}
      </Text>
    </Modal>
  );
}
