import { Button, Group, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkRun } from '#contract/bulk.ts';
import { toastProblem } from '../../ui/toast.tsx';
import classes from './bulk.module.css';
import { isUnderWay, useRun, useRunCommands } from './bulk-api.ts';

/** How far a run is, with what can be done about it: stop, undo, try again. `onUndo` gets the run that undoes it. */
export function RunProgress(props: { run: BulkRun; onUndo?: (id: string) => void; linked?: boolean }) {
  const { run } = props;
  const { t } = useTranslation('worklist');
  const commands = useRunCommands();
  const [busy, setBusy] = useState(false);
  const underWay = isUnderWay(run);
  const over = run.total - run.waiting;
  const act = (work: () => Promise<unknown>) => async () => {
    setBusy(true);
    await work().catch(toastProblem);
    setBusy(false);
  };
  return (
    <div className={classes.progress}>
      <Progress.Root size="sm" className={classes.track}>
        <Progress.Section
          value={run.total === 0 ? 0 : (over / run.total) * 100}
          aria-label={t('bulk.progress')}
          color={underWay ? 'teal.7' : 'green.8'}
        />
      </Progress.Root>
      <p role="status" className={classes.counts}>
        {t(`bulk.state.${run.state}`, { over, total: run.total })}{' '}
        {t('bulk.counts', { done: run.done, refused: run.refused, failed: run.failed })}
        {run.undone > 0 ? ` ${t('bulk.undone', { count: run.undone })}` : ''}
      </p>
      <Group gap="xs">
        {underWay ? (
          <Button size="xs" variant="default" loading={busy} onClick={act(() => commands.stop(run.id))}>
            {t('bulk.stop')}
          </Button>
        ) : null}
        {run.mayUndo ? (
          <Button
            size="xs"
            variant="default"
            loading={busy}
            onClick={act(async () => props.onUndo?.((await commands.undo(run.id)).id))}
          >
            {t('bulk.undo')}
          </Button>
        ) : null}
        {run.state === 'done' && run.refused + run.failed > 0 && !props.linked ? (
          <Button size="xs" variant="default" loading={busy} onClick={act(() => commands.again(run.id))}>
            {t('bulk.again')}
          </Button>
        ) : null}
        {props.linked ? (
          <Button size="xs" variant="subtle" component={Link} to="/bulk/$id" params={{ id: run.id } as never}>
            {t('bulk.results')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

/** The run just started, at the foot of the list; stays until it is put away. */
export function RunStrip({ id, onUndo, onClose }: { id: string; onUndo: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation(['worklist', 'ui']);
  const run = useRun(id).data;
  if (!run) return null;
  return (
    <section className={classes.bar} aria-label={t('bulk.progress')}>
      <strong>{t(`bulk.do.${run.action}`)}</strong>
      <RunProgress run={run} onUndo={onUndo} linked />
      {isUnderWay(run) ? null : (
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('ui:close')}
        </Button>
      )}
    </section>
  );
}
