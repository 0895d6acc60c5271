import { useMediaQuery } from '@mantine/hooks';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '#contract/requests.ts';
import { useMay } from '../../../shell/session.tsx';
import { useReading } from '../../together/use-reading.ts';
import { useViewing } from '../../together/use-viewing.ts';
import { useNeighbours } from '../ahead.ts';
import { Composer, modesOf } from '../composer/composer.tsx';
import { hasText } from '../composer/composer-draft.ts';
import { useComposer } from '../composer/use-composer.ts';
import { RequestDialogs } from '../dialogs/request-dialogs.tsx';
import { RequestHeader } from '../header/request-header.tsx';
import { ChangeLog } from '../log/change-log.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { WhatPanel } from '../what/what-panel.tsx';
import { WhoPanel } from '../who/who-panel.tsx';
import { Announcement } from './announcement.tsx';
import { columnsAt, type View, viewsOf } from './columns.ts';
import { useWrite } from './page-api.ts';
import { type RequestDesk as Desk, missingOf, RequestContext, useRequestDesk } from './request-context.ts';
import classes from './request-desk.module.css';
import { Splitter, useColumnWidth } from './splitter.tsx';
import { useDialog } from './use-dialog.ts';
import { useFlush } from './use-flush.ts';
import { useGoTo } from './use-go-to.ts';
import { ViewTabs } from './view-tabs.tsx';
import { WritingPlace } from './writing-place.tsx';

/** The three columns of a request; narrower screens fold them into tabs. Nothing unmounts, so nothing typed is lost. */
export function RequestDesk({ request, focusWho }: { request: RequestDetail; focusWho: boolean }) {
  const may = useMay();
  const write = useWrite(request);
  const { flush, onFlush } = useFlush();
  const { dialog, openDialog, closeDialog } = useDialog();
  const [tried, setTried] = useState(false);
  const { columns, chosen, show } = useColumns();
  const { goTo, asked } = useGoTo(show);
  const missing = missingOf(request);
  const desk: Desk = {
    request,
    can: (action) => request.can.includes(action),
    write,
    missing,
    tried,
    tryCompleting: () => {
      setTried(true);
      show('what');
    },
    goTo,
    asked,
    openDialog,
    flush,
    onFlush,
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (focusWho) goTo('who');
  }, []);
  useViewing(request);
  useReading(request);
  useNeighbours(request.number);
  const views = viewsOf(columns, may('log.read'));
  return (
    <RequestContext.Provider value={desk}>
      <div className={classes.desk} data-columns={columns}>
        <RequestHeader />
        <Announcement />
        <Columns views={views} chosen={chosen} show={show} columns={columns} />
      </div>
      <RequestDialogs open={dialog} onClose={closeDialog} />
    </RequestContext.Provider>
  );
}

/** How many columns there is room for, and which of the folded parts are shown. */
function useColumns() {
  const wide = useMediaQuery('(min-width: 80em)', true, { getInitialValueInEffect: false });
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const columns = columnsAt(wide, narrow);
  const [wanted, setWanted] = useState<Partial<Record<'side' | 'main', View>>>({});
  const group = (view: View) => (columns === 'three' && (view === 'what' || view === 'log') ? 'side' : 'main');
  const show = (view: View) => setWanted((before) => ({ ...before, [group(view)]: view }));
  const chosen = (view: View): boolean => {
    if (columns === 'three') return view === 'who' || view === 'talk' || (wanted.side ?? 'what') === view;
    if (columns === 'two' && view === 'who') return true;
    const main = wanted.main ?? 'talk';
    return (columns === 'two' && main === 'who' ? 'talk' : main) === view;
  };
  return { columns, chosen, show };
}

function Columns(props: {
  views: ReturnType<typeof viewsOf>;
  chosen: (view: View) => boolean;
  show: (view: View) => void;
  columns: ReturnType<typeof columnsAt>;
}) {
  const { t } = useTranslation('requests');
  const { chosen, show, columns, views } = props;
  // Header, conversation and composer are on the screen first; the sides, which take as long again, follow at once.
  const sides = useDeferredValue(true, false);
  const left = useColumnWidth('left', 288, 240, 420);
  const right = useColumnWidth('right', 348, 300, 520);
  const style = useMemo(
    () => ({ '--left': `${left.width}px`, '--right': `${right.width}px` }) as React.CSSProperties,
    [left.width, right.width],
  );
  return (
    <div className={classes.columns} style={style}>
      {columns === 'three' ? null : (
        <ViewTabs views={views} chosen={chosen} show={show} className={classes.tabs ?? ''} />
      )}
      <div className={classes.who} id="request-view-who" hidden={!chosen('who')}>
        {sides ? <WhoPanel /> : null}
      </div>
      {columns === 'three' ? <Splitter of={left} side="left" label={t('page.column_left')} /> : null}
      <div className={classes.talk} id="request-view-talk" hidden={!chosen('talk')}>
        <Timeline />
        <Writing />
      </div>
      {columns === 'three' ? <Splitter of={right} side="right" label={t('page.column_right')} /> : null}
      <div className={classes.side} hidden={!chosen('what') && !chosen('log')}>
        {columns === 'three' && views.length > 1 ? (
          <ViewTabs views={views} chosen={chosen} show={show} className={classes.sideTabs ?? ''} />
        ) : null}
        <div id="request-view-what" hidden={!chosen('what')}>
          {sides ? <WhatPanel /> : null}
        </div>
        <div id="request-view-log" hidden={!chosen('log')}>
          {chosen('log') ? <ChangeLog /> : null}
        </div>
      </div>
    </div>
  );
}

/** The composer, where there is anything the person may write. */
function Writing() {
  const { can } = useRequestDesk();
  const modes = modesOf(can);
  const composer = useComposer(modes);
  if (modes.length === 0) return null;
  return (
    <WritingPlace modes={modes} begun={hasText(composer.draft)}>
      <Composer composer={composer} modes={modes} />
    </WritingPlace>
  );
}
