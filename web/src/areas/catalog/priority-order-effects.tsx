import { VisuallyHidden } from '@mantine/core';
import type { Effect } from '#contract/effects.ts';
import { effectLines } from '../settings/effects/effect-lines.ts';
import { EffectList, useEffectWords } from '../settings/effects/effect-list.tsx';
import effectClasses from '../settings/effects/effects.module.css';
import { UnsavedOrder } from '../settings/effects/unsaved-order.tsx';

/** What the order on the screen would do to the queue and to what comes, with the way to save it and the way back. */
export function PriorityOrderEffects(props: {
  fact: Extract<Effect, { code: 'priority_order' }> | undefined;
  error: unknown;
  onSave: () => void;
  onBack: () => void;
}) {
  const words = useEffectWords();
  const { fact, ...way } = props;
  const lines = fact ? effectLines([fact]) : [];
  return (
    <UnsavedOrder {...way}>
      <div className={effectClasses.inOrder}>
        <EffectList lines={lines} />
      </div>
      <VisuallyHidden role="status">{lines.slice(0, 1).map(words)}</VisuallyHidden>
    </UnsavedOrder>
  );
}
