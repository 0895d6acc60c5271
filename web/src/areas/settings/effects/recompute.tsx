import { useTranslation } from 'react-i18next';
import type { Draft } from '#contract/effects.ts';
import { RunOnOpen } from './run-on-open.tsx';
import { useEffects } from './use-effects.ts';

/**
 * Deadlines of open requests that the saved settings would give otherwise: how many, and counting them anew as one action
 * on many requests. Nothing where all are as the settings say.
 */
export function Recompute(props: { kind: Draft['kind']; id: string; values: object; priorityIds: string[] }) {
  const { t } = useTranslation('settings');
  const facts = useEffects({ kind: props.kind, id: props.id, values: props.values }).data?.facts ?? [];
  const open = facts.find((fact) => fact.code === 'deadlines_open');
  const moved = open ? open.earlier + open.later + open.gained + open.lost : 0;
  return (
    <RunOnOpen
      action="recompute_deadline"
      filter={{ priorityId: props.priorityIds.join(',') }}
      offered={moved > 0}
      hint={t('effects.recomputeHint')}
      verb={t('effects.recompute', { count: moved })}
    />
  );
}
