import type { CalendarRules } from '#areas/calendars/index.ts';
import { type Budget, deadlineBy } from '#areas/catalog/index.ts';
import { pausesOf, withPauses } from '#areas/requests/index.ts';
import type { Effect } from '#contract/effects.ts';
import { type DeadlineRow, listLastDeadlines, listOpenDeadlines } from './effects-of-deadlines-queries.ts';
import type { Foresight } from './foresight.ts';

/** How many of the last requests are counted anew, how many open ones at most, and how many are named. */
const lastOnes = 200;
const openOnes = 5000;
const named = 5;

/** The rules and budget a request would be counted by. */
export type Tried = { rules: CalendarRules; budget: Budget };

type Moved = { number: number; was: string; would: string | null };

/**
 * What deadlines of these priorities would be: of the last requests as if the draft had held then, and of the open ones as
 * a recompute after saving would make them. Nothing for priorities without requests.
 * @param past by what one of the last is counted; `open`: by what an open one is.
 */
export async function effectsOfDeadlines(
  { db, now }: Foresight,
  priorityIds: string[],
  past: (row: DeadlineRow) => Tried,
  open: (row: DeadlineRow) => Tried,
): Promise<Effect[]> {
  const [last, { rows, manual }] = await Promise.all([
    listLastDeadlines(db, priorityIds, lastOnes),
    listOpenDeadlines(db, priorityIds, openOnes),
  ]);
  const facts: Effect[] = [];
  if (last.length > 0) facts.push({ code: 'deadlines_past', looked: last.length, ...compared(last, past, now) });
  if (rows.length + manual > 0) {
    const { lateNow, ...counts } = compared(rows, open, now);
    facts.push({ code: 'deadlines_open', open: rows.length, manual, lateNow, ...counts });
  }
  return facts;
}

function compared(rows: DeadlineRow[], by: (row: DeadlineRow) => Tried, now: Date) {
  let [earlier, later, lateNow, mostEarlier, mostLater] = [0, 0, 0, 0, 0];
  const examples: Moved[] = [];
  for (const row of rows) {
    const was = row.deadline_at as Date;
    const would = counted(row, by(row));
    // A deadline that there would be no more is as late as can be.
    const seconds = would ? Math.round((would.getTime() - was.getTime()) / 1000) : Number.POSITIVE_INFINITY;
    if (seconds === 0) continue;
    if (seconds < 0) earlier += 1;
    else later += 1;
    mostEarlier = Math.max(mostEarlier, -seconds);
    if (Number.isFinite(seconds)) mostLater = Math.max(mostLater, seconds);
    if (would && would <= now && was > now) lateNow += 1;
    if (examples.length < named) {
      examples.push({ number: row.number, was: was.toISOString(), would: would?.toISOString() ?? null });
    }
  }
  return { earlier, later, lateNow, mostEarlier, mostLater, examples };
}

function counted(row: DeadlineRow, { rules, budget }: Tried): Date | null {
  const start = row.deadline_started_at as Date;
  const plain = deadlineBy(rules, budget, start);
  const pauses = pausesOf(row);
  if (pauses.length === 0 || plain.budgetSeconds === null) return plain.deadlineAt;
  return withPauses(rules, start, plain.budgetSeconds, pauses).deadlineAt;
}

/** The budget a request was given. */
export const budgetGiven = (row: DeadlineRow): Budget => ({
  budgetMinutes: row.deadline_budget_days === null ? (row.deadline_budget_seconds ?? 0) / 60 : null,
  budgetBusinessDays: row.deadline_budget_days,
});
