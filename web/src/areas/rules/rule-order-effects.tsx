import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Effect } from '#contract/effects.ts';
import { comboParts, useKey } from '../../shell/keys.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RuleChanges } from './rule-changes.tsx';
import classes from './rules.module.css';

/** What the order on the screen would have made of the newest requests, with the way to save it and the way back. */
export function RuleOrderEffects(props: {
  fact: Extract<Effect, { code: 'rule_order' }> | undefined;
  error: unknown;
  onSave: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation(['rules', 'settings', 'ui']);
  useKey('save', 'mod+enter', t('order.save'), props.onSave);
  const { fact } = props;
  return (
    <div className={classes.unsaved}>
      <Panel title={t('order.title')}>
        {props.error ? <ProblemAlert error={props.error} compact /> : null}
        {fact ? (
          <>
            <p className={classes.orderWords}>
              {t('settings:effects.ruleOrder', { looked: fact.looked, count: fact.other })}
            </p>
            <div className={classes.orderChanges}>
              <RuleChanges changes={fact.changes} examples={fact.examples} />
            </div>
          </>
        ) : null}
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
