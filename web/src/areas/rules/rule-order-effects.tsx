import { useTranslation } from 'react-i18next';
import type { Effect } from '#contract/effects.ts';
import { UnsavedOrder } from '../settings/effects/unsaved-order.tsx';
import { RuleChanges } from './rule-changes.tsx';
import classes from './rules.module.css';

/** What the order on the screen would have made of the newest requests, with the way to save it and the way back. */
export function RuleOrderEffects(props: {
  fact: Extract<Effect, { code: 'rule_order' }> | undefined;
  error: unknown;
  onSave: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation(['rules', 'settings']);
  const { fact, ...way } = props;
  return (
    <UnsavedOrder {...way}>
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
    </UnsavedOrder>
  );
}
