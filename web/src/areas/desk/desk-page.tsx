import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { everydayWords } from '../../shell/i18n.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useDrafts } from '../requests/composer/drafts-api.ts';
import { useNewContact } from '../requests/new-contact.ts';
import { useDesk, useStanding } from './api.ts';
import classes from './desk.module.css';
import { DraftLines, type DraftRow, Lines } from './lines.tsx';
import { NextPanel } from './next-panel.tsx';

type Desk = NonNullable<ReturnType<typeof useDesk>['data']>;

const FirstSteps = lazy(() =>
  Promise.all([import('../setup/first-steps.tsx'), everydayWords()]).then(([loaded]) => loaded),
);

/** The agent's own place: Next, what I hold, what came back, what waits. */
export function DeskPage() {
  const { t } = useTranslation('desk');
  const desk = useDesk();
  const standing = useStanding();
  const drafts = useDrafts();
  // What stood already would be pushed down by what comes above it later.
  const isThere = !standing.isPending && !drafts.isPending;
  return (
    <Page title={t('title')} hideTitle>
      <div className={classes.desk}>
        <NextPanel />
        <FirstStepsPlace />
        {desk.error ? <ProblemAlert error={desk.error} again={() => desk.refetch()} /> : null}
        {desk.data && isThere ? (
          <Work desk={desk.data} drafts={drafts.data?.rows ?? []} />
        ) : desk.error ? null : (
          <LoadingLines lines={8} />
        )}
      </div>
    </Page>
  );
}

/** What came back, what I hold, what waits for others, what I have begun to write. */
function Work({ desk, drafts }: { desk: Desk; drafts: DraftRow[] }) {
  const { t } = useTranslation('desk');
  return (
    <>
      {desk.cameBack.length > 0 ? (
        <Panel title={t('cameBack.title')} note={desk.cameBack.length} flush>
          <Lines rows={desk.cameBack} />
        </Panel>
      ) : null}
      <Panel title={t('inHand.title')} note={desk.inHand.length} tour="hand" flush>
        {desk.inHand.length > 0 ? (
          <Lines rows={desk.inHand} />
        ) : (
          <EmptyState compact title={t('inHand.emptyTitle')} text={t('inHand.emptyText')} action={<FirstStep />} />
        )}
      </Panel>
      <Panel title={t('waiting.title')} note={desk.waiting.length} flush>
        {desk.waiting.length > 0 ? (
          <Lines rows={desk.waiting} />
        ) : (
          <EmptyState compact title={t('waiting.emptyTitle')} text={t('waiting.emptyText')} />
        )}
      </Panel>
      {drafts.length > 0 ? (
        <Panel title={t('drafts.title')} note={drafts.length} flush>
          <DraftLines rows={drafts} />
        </Panel>
      ) : null}
      <p className={classes.today}>{t('closedToday', { count: desk.closedToday })}</p>
    </>
  );
}

/** For whoever sets up a desk that was begun empty, until the steps are done or hidden. */
function FirstStepsPlace() {
  const me = useMe();
  const may = useMay();
  if (me.example || me.preferences.firstSteps !== undefined || !may('setting.edit')) return null;
  return (
    <Suspense fallback={<div className={classes.stepsToCome} />}>
      <FirstSteps />
    </Suspense>
  );
}

/** Where nothing waits either, the way to work is to take a contact. */
function FirstStep() {
  const { t } = useTranslation('shell');
  const may = useMay();
  const newContact = useNewContact();
  const { data } = useStanding();
  if (!may('request.register') || data?.waiting !== 0) return null;
  return (
    <Button variant="default" size="xs" onClick={newContact.start} loading={newContact.starting}>
      {t('newContact')}
    </Button>
  );
}
