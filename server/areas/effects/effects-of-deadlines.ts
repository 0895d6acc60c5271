import type { CalendarRules } from '#areas/calendars/index.ts';
import { type Budget, deadlineBy } from '#areas/catalog/index.ts';
import { deadlineStart, pausesOf, withPauses } from '#areas/requests/index.ts';
import type { Effect } from '#contract/effects.ts';
import {
  type DeadlineRow,
  type DeadlinesOf,
  listLastDeadlines,
  listOpenDeadlines,
} from './effects-of-deadlines-queries.ts';
import type { Foresight } from './foresight.ts';

/** How many of the last requests are counted anew, how many open ones at most, and how many are named. */
const lastOnes = 200;
const openOnes = 5000;
const named = 5;

/** The rules and budget a request would be counted by. */
export type Tried = { rules: CalendarRules; budget: Budget };

/** The moment a deadline counts from. */
type StartOf = (row: DeadlineRow) => Date;

type Moved = { number: number; was: string | null; would: string | null };

/**
 * What deadlines of these priorities, or of this centre, would be: of the last requests as if the draft had held then, and of the open ones as
 * a recompute after saving would make them. Nothing where there are no requests.
 * @param past by what one of the last is counted, null for one that says nothing of the draft; `open`: by what an open one is.
 * @param start from when each would count.
 */
export async function effectsOfDeadlines(
  { db, catalogue, now }: Foresight,
  of: DeadlinesOf,
  past: (row: DeadlineRow) => Tried | null,
  open: (row: DeadlineRow) => Tried,
  start: { past: StartOf; open: StartOf } = {
    past: startThen,
    // Counting anew starts where the centre's rule says today, as the recompute does.
    open: (row) => deadlineStart(catalogue, row),
  },
): Promise<Effect[]> {
  const [last, { rows, manual }] = await Promise.all([
    listLastDeadlines(db, of, lastOnes),
    listOpenDeadlines(db, of, openOnes),
  ]);
  const facts: Effect[] = [];
  const { looked, same: _, ...moves } = compared(last, past, start.past, now);
  if (looked > 0) facts.push({ code: 'deadlines_past', looked, ...moves });
  if (rows.length + manual > 0) {
    const { looked: counted, same: __, ...would } = compared(rows, open, start.open, now);
    facts.push({ code: 'deadlines_open', open: counted, manual, ...would });
  }
  return facts;
}

/**
 * What is new has no requests of its own: when the last ones of all would have been due by it, beside when they are.
 * Nothing on a desk without requests.
 */
export async function deadlinesIf(
  { db, catalogue, now }: Foresight,
  by: 'priority' | 'calendar',
  tried: (row: DeadlineRow) => Tried | null,
): Promise<Effect[]> {
  const last = await listLastDeadlines(db, { priorityIds: [...catalogue.priorities.keys()] }, lastOnes);
  const moves = compared(last, tried, startThen, now);
  return moves.looked > 0 ? [{ code: 'deadlines_if', by, ...moves }] : [];
}

const startThen: StartOf = (row) => row.deadline_started_at as Date;

function compared(
  rows: DeadlineRow[],
  by: (row: DeadlineRow) => Tried | null,
  start: (row: DeadlineRow) => Date,
  now: Date,
) {
  const count = { looked: 0, same: 0, earlier: 0, later: 0, gained: 0, lost: 0, lateNow: 0 };
  let [mostEarlier, mostLater] = [0, 0];
  const examples: Moved[] = [];
  for (const row of rows) {
    const tried = by(row);
    if (!tried) continue;
    count.looked += 1;
    const was = row.deadline_at;
    const would = counted(row, tried, start(row));
    const seconds = was && would ? Math.round((would.getTime() - was.getTime()) / 1000) : 0;
    const way = was === null ? (would ? 'gained' : 'same') : !would ? 'lost' : wayOf(seconds);
    count[way] += 1;
    if (way === 'same') continue;
    mostEarlier = Math.max(mostEarlier, -seconds);
    mostLater = Math.max(mostLater, seconds);
    if (would && would <= now && (was === null || was > now)) count.lateNow += 1;
    if (examples.length < named) {
      examples.push({ number: row.number, was: was?.toISOString() ?? null, would: would?.toISOString() ?? null });
    }
  }
  return { ...count, mostEarlier, mostLater, examples };
}

const wayOf = (seconds: number) => (seconds < 0 ? 'earlier' : seconds > 0 ? 'later' : 'same');

function counted(row: DeadlineRow, { rules, budget }: Tried, start: Date): Date | null {
  const plain = deadlineBy(rules, budget, start);
  const pauses = pausesOf(row);
  if (pauses.length === 0 || plain.budgetSeconds === null) return plain.deadlineAt;
  return withPauses(rules, start, plain.budgetSeconds, pauses).deadlineAt;
}

/** The budget a request was given; null where it was given none. */
export function budgetGiven({
  deadline_budget_days: days,
  deadline_budget_seconds: seconds,
}: DeadlineRow): Budget | null {
  if (days !== null) return { budgetMinutes: null, budgetBusinessDays: days };
  return seconds === null ? null : { budgetMinutes: seconds / 60, budgetBusinessDays: null };
}
