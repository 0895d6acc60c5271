import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { latePart } from '../../../shell/late-page.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { CategoryField } from './category-field.tsx';
import { DeadlineLines } from './deadline-lines.tsx';
import { KindChoice } from './kind-choice.tsx';
import { MissingList } from './missing-list.tsx';
import { PriorityField } from './priority-field.tsx';
import { ProblemCodeField } from './problem-code-field.tsx';
import { Sections } from './sections.tsx';
import { Standing } from './standing.tsx';
import { TimeLines } from './time-lines.tsx';
import classes from './what.module.css';

const EscalationLines = latePart(() => import('../../escalation/escalation-lines.tsx'));

/** *What is needed*: the kind, the sections it asks for, and where the request stands. */
export function WhatPanel() {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const classified = request.sections.some((one) => one.section === 'classification' && one.requirement !== 'hidden');
  return (
    <section className={classes.panel} aria-label={t('page.what.title')}>
      <MissingList />
      <KindChoice />
      <Sections />
      {classified ? <CategoryField /> : null}
      <ProblemCodeField />
      <PriorityField />
      <DeadlineLines />
      <Suspense fallback={null}>
        <EscalationLines requestId={request.id} />
      </Suspense>
      <TimeLines />
      <Standing />
    </section>
  );
}
