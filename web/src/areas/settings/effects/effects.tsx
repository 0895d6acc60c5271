import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Draft, Effect } from '#contract/effects.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { effectLines } from './effect-lines.ts';
import { EffectList } from './effect-list.tsx';
import classes from './effects.module.css';
import { useEffects } from './use-effects.ts';

/** What the setting on the screen would do, before it is saved; the server counts, nothing is written. */
export function Effects(props: {
  kind: Draft['kind'];
  id?: string | undefined;
  values: object;
  /** What the form says at the field itself. */
  without?: Effect['code'];
}) {
  const { t } = useTranslation('settings');
  const effects = useEffects({ kind: props.kind, id: props.id, values: props.values });
  const lines = effectLines((effects.data?.facts ?? []).filter((fact) => fact.code !== props.without));
  return (
    <Panel title={t('effects.title')} level={3}>
      <div aria-live="polite">
        {effects.error ? <ProblemAlert error={effects.error} compact /> : null}
        {effects.error ? null : (
          <EffectList lines={lines} old={effects.isPlaceholderData}>
            {effects.data && lines.length === 0 ? (
              <li>
                <IconArrowRight size={16} aria-hidden className={classes.icon} />
                <span>{t('effects.nothing')}</span>
              </li>
            ) : null}
            {effects.data ? null : (
              <li>
                <IconArrowRight size={16} aria-hidden className={classes.icon} />
                <span>{t('effects.notYet')}</span>
              </li>
            )}
          </EffectList>
        )}
      </div>
    </Panel>
  );
}
