import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LoadingLines } from '../../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useZone } from '../../../ui/zone.ts';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { DayList, useDayWords } from './day-list.tsx';
import { FactRun } from './fact-run.tsx';
import { MessageEntry } from './message-entry.tsx';
import classes from './timeline.module.css';
import { useTimeline } from './timeline-api.ts';
import { partsOf } from './timeline-groups.ts';
import { useNewestInSight } from './use-newest-in-sight.ts';

/** Everything that happened, newest at the bottom beside the composer. */
export function Timeline() {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const query = useTimeline(request.id);
  const zone = useZone();
  const entries = query.data ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entries are new exactly when the answer is
  const parts = useMemo(() => partsOf(entries, zone), [query.data, zone]);
  const { scroller, atNewest, unseen, toNewest, onScroll } = useNewestInSight(
    entries[0]?.id,
    entries.at(-1)?.id,
    entries.length,
  );
  return (
    <div className={classes.frame}>
      <DayList parts={parts} scroller={scroller} />
      <section
        id={placeId('timeline')}
        ref={scroller}
        className={classes.scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t('page.timeline.label')}
      >
        {query.hasNextPage ? (
          <div className={classes.older}>
            <Button
              size="xs"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('page.timeline.older')}
            </Button>
          </div>
        ) : null}
        {query.error ? <ProblemAlert error={query.error} again={() => void query.refetch()} /> : null}
        {query.isPending ? <LoadingLines lines={5} /> : null}
        {query.data && entries.length === 0 ? (
          <EmptyState compact title={t('page.timeline.emptyTitle')} text={t('page.timeline.emptyText')} />
        ) : null}
        <ol className={classes.list}>
          {parts.map((part) => (
            <li key={part.key} data-key={part.key}>
              {part.kind === 'day' ? <Day at={part.at} /> : null}
              {part.kind === 'message' ? <MessageEntry message={part.message} /> : null}
              {part.kind === 'facts' ? <FactRun facts={part.facts} byRule={part.byRule} /> : null}
            </li>
          ))}
        </ol>
      </section>
      {!atNewest && entries.length > 0 ? (
        <Button
          id={placeId('newest')}
          size="xs"
          radius="xl"
          variant={unseen ? 'filled' : 'default'}
          className={classes.jump}
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={() => toNewest(true)}
        >
          {unseen ? t('page.timeline.newBelow') : t('page.timeline.newest')}
        </Button>
      ) : null}
    </div>
  );
}

/** The line between two days. */
function Day({ at }: { at: string }) {
  const dayWords = useDayWords();
  return (
    <h3 className={classes.day} tabIndex={-1}>
      <span>{dayWords(at)}</span>
    </h3>
  );
}
