import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { comboParts, useKey } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import classes from './effects.module.css';

/** What the order on the screen would do, with the way to save it and the way back. */
export function UnsavedOrder(props: {
  error: unknown;
  onSave: () => void;
  onBack: () => void;
  /** Nothing while it is not known. */
  children: ReactNode;
}) {
  const { t } = useTranslation(['settings', 'ui']);
  useKey('save', 'mod+enter', t('order.save'), props.onSave);
  return (
    <div className={classes.unsaved}>
      <Panel title={t('order.title')}>
        {props.error ? <ProblemAlert error={props.error} compact /> : null}
        {props.children}
        <Group gap="sm" mt="md">
          <Button onClick={props.onSave} rightSection={<KeyHint keys={comboParts('mod+enter')} />}>
            {t('order.save')}
          </Button>
          <Button variant="default" onClick={props.onBack}>
            {t('order.back')}
          </Button>
        </Group>
      </Panel>
    </div>
  );
}
