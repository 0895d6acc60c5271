import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { effectRoutes } from '#contract/effects.ts';
import { type Rule, ruleRoutes } from '#contract/rules.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { toastProblem } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { bodyOfOrder, orderOf } from './rule-order.ts';

/** How long the moving rests before the server is asked, so that a rule walked down ten places is one question. */
const restMs = 300;

/**
 * The order of the rules while it is being changed. What it would do is asked as soon as the moving rests: an order by
 * which nothing would have become something else is saved at once, any other waits for `save` or `back`.
 */
export function useRuleOrder(rules: readonly Rule[]) {
  const { t } = useTranslation('settings');
  const changed = useSettingsChanged();
  const [draft, setDraft] = useState<string[] | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef<string | null>(null);
  const saved = orderOf(rules);
  const isSame = draft === null || draft.length !== saved.length || draft.join() === saved.join();
  const shown = isSame ? saved : draft;
  const asked = isSame ? null : draft.join();
  latest.current = asked;
  const [rested] = useDebouncedValue(asked, restMs);
  const isRested = asked !== null && rested === asked;
  const effects = useQuery({
    queryKey: [scopes.settings, 'rule-order', saved.join(), asked],
    enabled: isRested && !saving,
    queryFn: ({ signal }) =>
      call(effectRoutes.foresee, { body: { kind: 'rule_order', values: bodyOfOrder(shown) }, signal }),
  });
  const fact = isRested ? effects.data?.facts.find((one) => one.code === 'rule_order') : undefined;

  const save = async () => {
    if (isSame || saving) return;
    setSaving(true);
    try {
      await call(ruleRoutes.order, { body: bodyOfOrder(draft) });
    } catch (error) {
      toastProblem(error);
      setDraft(null);
    }
    await changed();
    // What was moved meanwhile is another order, and asked about for itself.
    if (latest.current === asked) setDraft(null);
    setSaving(false);
  };

  const isHarmless = fact?.other === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever else is drawn anew
  useEffect(() => {
    if (isHarmless) void save();
  }, [isHarmless, asked]);

  const waits = !isSame && !saving && !isHarmless && (fact !== undefined || effects.isError);
  useBlocker({
    disabled: !waits,
    enableBeforeUnload: waits,
    // A rule may be opened beside it; the order waits on the page meanwhile.
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname &&
      !(await askToConfirm({
        title: t('leave.title'),
        body: t('leave.text'),
        confirm: t('leave.confirm'),
        cancel: t('leave.stay'),
        danger: true,
      })),
  });
  return {
    shown,
    move: setDraft,
    save,
    back: () => setDraft(null),
    saving,
    /** There is something to decide: what would become something else, or why it cannot be told. */
    waits,
    fact,
    error: effects.error,
  };
}
