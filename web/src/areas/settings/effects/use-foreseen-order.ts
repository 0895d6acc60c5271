import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, Effect } from '#contract/effects.ts';
import { effectRoutes } from '#contract/effects.ts';
import { call } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';
import { askToConfirm } from '../../../ui/confirm.tsx';
import { toastProblem } from '../../../ui/toast.tsx';
import { useSettingsChanged } from '../api.ts';

/** How long the moving rests before the server is asked, so that a row walked down ten places is one question. */
const restMs = 300;

type OrderKind = 'rule_order' | 'priority_order';
type Fact<Kind> = Extract<Effect, { code: Kind }>;

/**
 * An order of settings while it is being changed. What it would do is asked as soon as the moving rests: an order by which
 * nothing would have become something else is saved at once, any other waits for `save` or `back`.
 */
export function useForeseenOrder<Kind extends OrderKind>(of: {
  kind: Kind;
  /** The ids in their order as it is saved. */
  saved: readonly string[];
  draftOf: (order: readonly string[]) => Draft;
  isHarmless: (fact: Fact<Kind>) => boolean;
  write: (order: readonly string[]) => Promise<unknown>;
}) {
  const { t } = useTranslation('settings');
  const changed = useSettingsChanged();
  const [draft, setDraft] = useState<string[] | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef<string | null>(null);
  const { saved } = of;
  const isSame = draft === null || draft.length !== saved.length || draft.join() === saved.join();
  const shown = isSame ? saved : draft;
  const asked = isSame ? null : draft.join();
  latest.current = asked;
  const [rested] = useDebouncedValue(asked, restMs);
  const isRested = asked !== null && rested === asked;
  const effects = useQuery({
    queryKey: [scopes.settings, of.kind, saved.join(), asked],
    enabled: isRested && !saving,
    queryFn: ({ signal }) => call(effectRoutes.foresee, { body: of.draftOf(shown), signal }),
  });
  const found = isRested ? effects.data?.facts.find((one) => one.code === of.kind) : undefined;
  const fact = found as Fact<Kind> | undefined;

  const save = async () => {
    if (isSame || saving) return;
    setSaving(true);
    try {
      await of.write(draft);
    } catch (error) {
      toastProblem(error);
      setDraft(null);
    }
    await changed();
    // What was moved meanwhile is another order, and asked about for itself.
    if (latest.current === asked) setDraft(null);
    setSaving(false);
  };

  const isHarmless = fact !== undefined && of.isHarmless(fact);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever else is drawn anew
  useEffect(() => {
    if (isHarmless) void save();
  }, [isHarmless, asked]);

  const waits = !isSame && !saving && !isHarmless && (fact !== undefined || effects.isError);
  useBlocker({
    disabled: !waits,
    enableBeforeUnload: waits,
    // A record may be opened beside it; the order waits on the page meanwhile.
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
