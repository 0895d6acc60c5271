import { Button, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { BulkOrder, Selection } from '#contract/bulk.ts';
import type { ViewFilter } from '#contract/views.ts';
import { latePart } from '../../../shell/late-page.ts';
import classes from './effects.module.css';

const BulkDialog = latePart(() => import('../../worklist/bulk-dialog.tsx'));
const RunStrip = latePart(() =>
  import('../../worklist/run-progress.tsx').then((module) => ({ default: module.RunStrip })),
);

/** What saving leaves as it is, offered as one action on many open requests: seen before, and stopped at any time. */
export function RunOnOpen(props: {
  action: BulkOrder['action'];
  filter: ViewFilter;
  /** Whether there is something to do; what goes on stays in sight when there is no longer. */
  offered: boolean;
  hint: string;
  verb: string;
}) {
  const [chosen, setChosen] = useState<Selection | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const choose = () => setChosen({ filter: { phase: 'open', ...props.filter }, at: new Date().toISOString() });
  return (
    <Suspense>
      {props.offered ? (
        <div className={classes.recompute}>
          <Text size="sm">{props.hint}</Text>
          <Button size="compact-md" variant="default" onClick={choose}>
            {props.verb}
          </Button>
        </div>
      ) : null}
      {run ? <RunStrip id={run} onUndo={setRun} onClose={() => setRun(null)} /> : null}
      {chosen ? (
        <BulkDialog
          action={props.action}
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
