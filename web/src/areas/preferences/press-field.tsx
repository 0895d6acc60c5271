import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comboParts, writtenKey } from '../../shell/keys.ts';
import { isReserved } from './key-conflicts.ts';
import classes from './preferences.module.css';

/** Milliseconds in which a second key makes a pair of the first: `g d`. */
const pairTime = 900;

/**
 * Takes the next press as the new key; a second plain key soon after makes a pair. Escape leaves it as it was, Backspace
 * takes the key away. Tab is never taken: nobody is caught here.
 */
export function PressField(props: { onChosen: (combo: string) => void; onLeave: () => void }) {
  const { t } = useTranslation('preferences');
  const [first, setFirst] = useState('');
  const [refused, setRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const ends = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    button.current?.focus();
    return () => clearTimeout(ends.current);
  }, []);
  const take = (event: React.KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const key = writtenKey(event.nativeEvent);
    if (key === 'escape') return props.onLeave();
    if (key === 'backspace' || key === 'delete') return props.onChosen('');
    if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead'].includes(event.key)) return;
    setRefused(isReserved(key));
    if (isReserved(key)) return;
    clearTimeout(ends.current);
    if (first !== '') return props.onChosen(`${first} ${key}`);
    if (key.includes('+') && key.length > 1) return props.onChosen(key);
    setFirst(key);
    ends.current = setTimeout(() => props.onChosen(key), pairTime);
  };
  return (
    <span className={classes.pressing}>
      <Button ref={button} size="xs" onKeyDown={take} onBlur={props.onLeave}>
        {first === '' ? t('keys.press') : `${comboParts(first).join(' ')} …`}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {refused ? t('keys.reserved') : t('keys.pressHint')}
      </Text>
    </span>
  );
}
