import type { z } from 'zod';
import {
  addWorkingTime,
  type ClosedReason,
  deadlineWords,
  findCalendarVersion,
  holidayNameIn,
} from '#areas/calendars/index.ts';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { requestRoutes } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { pausesOf, storedBudget, withPauses } from './request-deadline.ts';
import type { RequestRecord } from './request-queries.ts';

type Explanation = z.output<(typeof requestRoutes.deadline)['answer']>;

/**
 * The arithmetic of a stored deadline, from what it was computed with: the calendar's rules of that time, the start, the
 * budget, the pauses. It is the computation itself, run again, not a second one; words in the reader's language, in the
 * calendar's zone.
 */
export async function explainDeadline(
  db: Db,
  catalogue: Catalogue,
  row: RequestRecord,
  language: Language,
): Promise<Explanation> {
  const priority = { id: row.priority_id, name: catalogue.priorities.get(row.priority_id)?.name ?? '' };
  const plain = {
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    source: row.deadline_source as Explanation['source'],
    startedAt: row.deadline_started_at?.toISOString() ?? null,
    budgetSeconds: row.deadline_budget_seconds,
    priority,
  };
  const version = row.deadline_calendar_version_id
    ? await findCalendarVersion(db, row.deadline_calendar_version_id)
    : null;
  const budget = version && storedBudget(version.rules, row);
  if (!version || !row.deadline_started_at || budget === null || row.deadline_source === 'manual') {
    return { ...plain, calendar: null, words: '', steps: [] };
  }
  const { rules } = version;
  const instant = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());
  const { leftSeconds, resumedAt } = withPauses(rules, row.deadline_started_at, budget, pausesOf(row));
  const { steps } = addWorkingTime(rules, instant(resumedAt), leftSeconds);
  return {
    ...plain,
    calendar: { id: version.calendarId, name: version.name, zone: version.rules.zone },
    words: deadlineWords({
      language,
      zone: version.rules.zone,
      label: priority.name,
      budgetSeconds: leftSeconds,
      steps,
    }),
    steps: steps.map((step) => ({
      kind: step.kind,
      from: step.from.toString(),
      to: step.to.toString(),
      seconds: step.kind === 'open' ? step.seconds : 0,
      reasons: step.kind === 'closed' ? step.reasons.map((reason) => reasonText(reason, language)) : [],
    })),
  };
}

/** A closed stretch's reason for programs: `weekend`, `closed`, or the name of the holiday or special day. */
function reasonText(reason: ClosedReason, language: Language): string {
  if (reason.kind === 'holiday') return holidayNameIn(reason, language);
  return reason.kind === 'special' ? reason.name : reason.kind;
}
