import { workingSecondsBetween } from '#areas/calendars/index.ts';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { TimeFigures, TrackTimeAs } from '#contract/requests.ts';
import type { RequestColumns, RequestRecord } from './request-queries.ts';

/** Working and real seconds of one stretch; never the one from the other, never by subtracting local times (§4.9, trap 31). */
type Spent = { business: number; real: number };
type Figures = Record<'queue' | 'internal' | 'external' | 'open', Spent>;

/** What the figures of a request are read from. */
export type TimedRow = Pick<
  RequestRecord,
  | 'phase'
  | 'status_id'
  | 'priority_id'
  | 'pulled_at'
  | 'time_since'
  | 'queue_seconds'
  | 'queue_real_seconds'
  | 'internal_seconds'
  | 'internal_real_seconds'
  | 'external_seconds'
  | 'external_real_seconds'
  | 'open_seconds'
  | 'open_real_seconds'
  | 'reply_seconds'
  | 'reply_real_seconds'
>;

/**
 * The columns that settle what the status now left has taken; the next stretch begins at `now`. Written by whatever
 * changes the status, in its own statement (§2.7). The calendar is the priority's of that moment, so later changes of
 * hours or holidays do not move what is settled.
 */
export function timeColumns(catalogue: Catalogue, row: TimedRow, now: Date): RequestColumns {
  const { queue, internal, external, open } = figuresUntil(catalogue, row, now);
  return {
    time_since: now > row.time_since ? now : row.time_since,
    queue_seconds: queue.business,
    queue_real_seconds: queue.real,
    internal_seconds: internal.business,
    internal_real_seconds: internal.real,
    external_seconds: external.business,
    external_real_seconds: external.real,
    open_seconds: open.business,
    open_real_seconds: open.real,
  };
}

/** The columns of a first answer to the customer: what it took from the start. Nothing when there was one before. */
export function replyColumns(catalogue: Catalogue, row: TimedRow & { replied_at: Date | null }, now: Date) {
  if (row.replied_at) return {};
  const { open } = figuresUntil(catalogue, row, now);
  return { replied_at: now, reply_seconds: open.business, reply_real_seconds: open.real };
}

/** The figures of a request at a moment, as its page, lists and exports show them: whole seconds. */
export function timesOf(catalogue: Catalogue, row: TimedRow, now: Date): TimeFigures {
  const { queue, internal, external, open } = figuresUntil(catalogue, row, now);
  const reply = row.reply_seconds === null ? null : { business: row.reply_seconds, real: row.reply_real_seconds ?? 0 };
  return {
    reply: reply && whole(reply),
    close: row.phase === 'closed' ? whole(open) : null,
    queue: whole(queue),
    internal: whole(internal),
    external: whole(external),
    open: whole(open),
    running: row.phase === 'closed' ? 'none' : trackOf(catalogue, row),
  };
}

function figuresUntil(catalogue: Catalogue, row: TimedRow, now: Date): Figures {
  const figures: Figures = {
    queue: { business: row.queue_seconds, real: row.queue_real_seconds },
    internal: { business: row.internal_seconds, real: row.internal_real_seconds },
    external: { business: row.external_seconds, real: row.external_real_seconds },
    open: { business: row.open_seconds, real: row.open_real_seconds },
  };
  for (const stretch of stretches(catalogue, row, now)) {
    const spent = spentBetween(catalogue, row, stretch.from, stretch.to);
    if (stretch.track !== 'none') add(figures, stretch.track, spent);
    // Being closed is nobody's time; a request opened again goes on with what it had taken.
    if (row.phase !== 'closed') add(figures, 'open', spent);
  }
  return figures;
}

/** Next claims in one statement and settles nothing: until the next change its moment parts the queue from the work. */
function stretches(catalogue: Catalogue, row: TimedRow, now: Date): { track: TrackTimeAs; from: Date; to: Date }[] {
  const track = trackOf(catalogue, row);
  const from = row.time_since;
  const pulled = row.pulled_at;
  if (!pulled || pulled <= from || pulled > now) return [{ track, from, to: now }];
  return [
    { track: 'queue', from, to: pulled },
    { track, from: pulled, to: now },
  ];
}

function spentBetween(catalogue: Catalogue, row: TimedRow, from: Date, to: Date): Spent {
  if (to <= from) return { business: 0, real: 0 };
  const { calendar } = catalogue.priorities.get(row.priority_id) ?? catalogue.defaultPriority;
  const instant = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return {
    business: workingSecondsBetween(calendar.rules, instant(from), instant(to)),
    real: (to.getTime() - from.getTime()) / 1000,
  };
}

const trackOf = (catalogue: Catalogue, row: TimedRow): TrackTimeAs =>
  catalogue.statuses.get(row.status_id)?.trackTimeAs ?? 'none';

/** Thousandths are kept (§4.9 h) and nothing finer, so that many changes do not gather the dust of binary fractions. */
function add(figures: Figures, name: keyof Figures, spent: Spent): void {
  const sum = (one: number, other: number) => Math.round((one + other) * 1000) / 1000;
  const { business, real } = figures[name];
  figures[name] = { business: sum(business, spent.business), real: sum(real, spent.real) };
}

const whole = ({ business, real }: Spent) => ({ business: Math.round(business), real: Math.round(real) });
