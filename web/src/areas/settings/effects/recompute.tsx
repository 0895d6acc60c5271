import { Button, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#contract/effects.ts';
import type { Selection } from '#contract/lists.ts';
import { latePart } from '../../../shell/late-page.ts';
import classes from './effects.module.css';
import { useEffects } from './use-effects.ts';

const BulkDialog = latePart(() => import('../../worklist/bulk-dialog.tsx'));
const RunStrip = latePart(() =>
  import('../../worklist/run-progress.tsx').then((module) => ({ default: module.RunStrip })),
);

/**
 * Deadlines of open requests that the saved settings would give otherwise: how many, and counting them anew as one action
 * on many requests, seen before and stopped at any time. Nothing where all are as the settings say.
 */
export function Recompute(props: { kind: Draft['kind']; id: string; values: object; priorityIds: string[] }) {
  const { t } = useTranslation('settings');
  const [chosen, setChosen] = useState<Selection | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const facts = useEffects({ kind: props.kind, id: props.id, values: props.values }).data?.facts ?? [];
  const open = facts.find((fact) => fact.code === 'deadlines_open');
  const moved = open ? open.earlier + open.later + open.gained + open.lost : 0;
  const choose = () =>
    setChosen({
      filter: { phase: 'open', priorityId: props.priorityIds.join(',') },
      at: new Date().toISOString(),
    });
  return (
    <Suspense>
      {moved > 0 ? (
        <div className={classes.recompute}>
          <Text size="sm">{t('effects.recomputeHint')}</Text>
          <Button size="compact-md" variant="default" onClick={choose}>
            {t('effects.recompute', { count: moved })}
          </Button>
        </div>
      ) : null}
      {run ? <RunStrip id={run} onUndo={setRun} onClose={() => setRun(null)} /> : null}
      {chosen ? (
        <BulkDialog
          action="recompute_deadline"
          selection={chosen}
          onStarted={(id) => {
            setRun(id);
            setChosen(null);
          }}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </Suspense>
  );
}
