import { useTranslation } from 'react-i18next';
import type { Effect } from '#contract/effects.ts';
import { effectLines } from '../settings/effects/effect-lines.ts';
import { EffectList } from '../settings/effects/effect-list.tsx';
import effectClasses from '../settings/effects/effects.module.css';
import { UnsavedOrder } from '../settings/effects/unsaved-order.tsx';

/** What the order on the screen would do to the queue and to what comes, with the way to save it and the way back. */
export function PriorityOrderEffects(props: {
  fact: Extract<Effect, { code: 'priority_order' }> | undefined;
  error: unknown;
  onSave: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('settings');
  const { fact, ...way } = props;
  return (
    <UnsavedOrder {...way}>
      {fact ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className={effectClasses.inOrder} aria-label={t('effects.title')} tabIndex={0}>
          <EffectList lines={effectLines([fact])} />
        </section>
      ) : null}
    </UnsavedOrder>
  );
}
