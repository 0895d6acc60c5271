import { Button, Modal, Switch, Text, VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../ui/focus-back.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { type KeyPlace, keyList, keyPlaces } from './key-list.ts';
import { comboParts, type KeyAction, useActiveKeys } from './keys.ts';
import classes from './keys-overlay.module.css';
import { useMe } from './session.tsx';
import { useEditMe } from './session-api.ts';

const placeOf = (name: string): KeyPlace =>
  keyList.find((one) => one.name === name)?.place ?? (name.startsWith('kind-') ? 'request' : 'other');

/** The keys that work on this page now, by place, as this person has them; the way to choose others; letters on or off. */
export default function KeysOverlay({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  useFocusBack();
  const keys = useActiveKeys();
  const navigate = useNavigate();
  const { preferences } = useMe();
  const edit = useEditMe();
  const latest = keys.filter(
    (one, at) => one.combo !== '' && keys.findLastIndex((other) => other.combo === one.combo) === at,
  );
  return (
    <Modal opened onClose={onClose} title={t('key.overlay')} size="lg">
      <div className={classes.places}>
        {keyPlaces.map((place) => (
          <Group
            key={place}
            title={t(`key.place.${place}`)}
            keys={latest.filter((one) => placeOf(one.name) === place)}
          />
        ))}
      </div>
      <Switch
        mt="md"
        checked={!preferences.lettersOff}
        label={t('key.letters')}
        onChange={(event) => edit.mutate({ preferences: { lettersOff: !event.currentTarget.checked } })}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t('key.typing')}
      </Text>
      <Button
        variant="default"
        size="xs"
        mt="md"
        onClick={() => {
          onClose();
          void navigate({ to: '/preferences/keys' });
        }}
      >
        {t('key.choose')}
      </Button>
    </Modal>
  );
}

function Group({ title, keys }: { title: string; keys: KeyAction[] }) {
  if (keys.length === 0) return null;
  return (
    <section className={classes.place}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {keys.map((one) => (
          <div key={one.name} className={classes.line}>
            <dt>{one.label}</dt>
            <dd>
              <KeyHint keys={comboParts(one.combo)} />
              <VisuallyHidden>{comboParts(one.combo).join(' ')}</VisuallyHidden>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
