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
import { DraftLines, Lines } from './lines.tsx';
import { NextPanel } from './next-panel.tsx';

const FirstSteps = lazy(() =>
  Promise.all([import('../setup/first-steps.tsx'), everydayWords()]).then(([loaded]) => loaded),
);

/** The agent's own place: Next, what I hold, what came back, what waits. */
export function DeskPage() {
  const { t } = useTranslation('desk');
  const desk = useDesk();
  const { data } = desk;
  const drafts = useDrafts().data?.rows ?? [];
  return (
    <Page title={t('title')} hideTitle>
      <div className={classes.desk}>
        <NextPanel />
        <FirstStepsPlace />
        {desk.error ? <ProblemAlert error={desk.error} again={() => desk.refetch()} /> : null}
        {data && data.cameBack.length > 0 ? (
          <Panel title={t('cameBack.title')} note={data.cameBack.length} flush>
            <Lines rows={data.cameBack} />
          </Panel>
        ) : null}
        <Panel title={t('inHand.title')} note={data?.inHand.length} tour="hand" flush>
          {data ? (
            data.inHand.length > 0 ? (
              <Lines rows={data.inHand} />
            ) : (
              <EmptyState compact title={t('inHand.emptyTitle')} text={t('inHand.emptyText')} action={<FirstStep />} />
            )
          ) : (
            <LoadingLines lines={2} />
          )}
        </Panel>
        <Panel title={t('waiting.title')} note={data?.waiting.length} flush>
          {data ? (
            data.waiting.length > 0 ? (
              <Lines rows={data.waiting} />
            ) : (
              <EmptyState compact title={t('waiting.emptyTitle')} text={t('waiting.emptyText')} />
            )
          ) : (
            <LoadingLines lines={2} />
          )}
        </Panel>
        {drafts.length > 0 ? (
          <Panel title={t('drafts.title')} note={drafts.length} flush>
            <DraftLines rows={drafts} />
          </Panel>
        ) : null}
        {data ? <p className={classes.today}>{t('closedToday', { count: data.closedToday })}</p> : null}
      </div>
    </Page>
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
