import { sql } from 'kysely';
import type { CalendarRules } from '#areas/calendars/calendar-rules.ts';
import { trackOfPhase } from '#areas/catalog/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { firstSteps } from '#contract/desk.ts';
import { phases } from '#contract/requests.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { DefaultNames } from './default-names.ts';

/** Two first runs at once wait for each other here. */
export async function lockFirstRun(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7265502)`.execute(tx);
}

/** Whether anybody can sign in yet: the first run is done as soon as there is a person. */
export async function someoneExists(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Which of the first steps are done: more than the rows every desk starts with. Each asks for two rows at most, by the
 * primary keys of small tables.
 */
export async function findStepsDone(db: Db): Promise<Record<(typeof firstSteps)[number], boolean>> {
  const { rows } = await sql<Record<(typeof firstSteps)[number], boolean>>`select
    exists (select from mail_address where active) as address,
    exists (select from setting where key = 'mail_relay' and value ->> 'host' is not null) as delivery,
    (select count(*) > 1 from (select from person where active limit 2) p) as people,
    (select count(*) > 1 from (select from category where active limit 2) c) as categories,
    exists (select from request) as request`.execute(db);
  // A select without a table always gives its one row.
  return rows[0] as (typeof rows)[number];
}

const officeWeek = (from: string, to: string): CalendarRules['week'] => {
  const day = [{ from, to }];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
};
const everyDay = (): CalendarRules['week'] => {
  const day = [{ from: '00:00', to: '24:00' }];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
};

export type StartingRows = {
  officeHoursId: string;
  aroundTheClockId: string;
  priorityIds: { high: string; medium: string; low: string };
  centreId: string;
  categoryId: string;
};

/** What every desk starts with: calendars, priorities (High 1 h, Medium 3 h, Low 9 h), a status per phase, a centre, a category. */
export async function insertStartingRows(
  tx: Tx,
  names: DefaultNames,
  language: Language,
  zone: string,
  now: Date,
): Promise<StartingRows> {
  const stamp = { created_at: now, updated_at: now };
  const officeHoursId = await insertCalendar(
    tx,
    names.officeHours,
    { zone, week: officeWeek('08:00', '17:00'), holidays: [], specialDays: [] },
    now,
  );
  const aroundTheClockId = await insertCalendar(
    tx,
    names.aroundTheClock,
    { zone, week: everyDay(), holidays: [], specialDays: [] },
    now,
  );
  const priorityIds = { high: newId(now), medium: newId(now), low: newId(now) };
  await tx
    .insertInto('priority')
    .values([
      {
        id: priorityIds.high,
        name: names.priorities.high,
        rank: 1,
        budget_minutes: 60,
        calendar_id: officeHoursId,
        ...stamp,
      },
      {
        id: priorityIds.medium,
        name: names.priorities.medium,
        rank: 2,
        budget_minutes: 180,
        calendar_id: officeHoursId,
        is_default: true,
        ...stamp,
      },
      {
        id: priorityIds.low,
        name: names.priorities.low,
        rank: 3,
        budget_minutes: 540,
        calendar_id: officeHoursId,
        ...stamp,
      },
    ])
    .execute();
  await tx
    .insertInto('request_status')
    .values(
      phases.map((phase, rank) => ({
        id: newId(now),
        name: names.statuses[phase],
        phase,
        is_default: true,
        is_queue: phase === 'registered',
        track_time_as: trackOfPhase(phase),
        rank,
        ...stamp,
      })),
    )
    .execute();
  const centreId = newId(now);
  await tx
    .insertInto('centre')
    .values({ id: centreId, name: names.centre, calendar_id: officeHoursId, language, ...stamp })
    .execute();
  const categoryId = newId(now);
  await tx
    .insertInto('category')
    .values({ id: categoryId, name: names.category, path: names.category, centre_id: centreId, ...stamp })
    .execute();
  await tx.updateTable('centre').set({ default_category_id: categoryId }).where('id', '=', centreId).execute();
  return { officeHoursId, aroundTheClockId, priorityIds, centreId, categoryId };
}

async function insertCalendar(tx: Tx, name: string, rules: CalendarRules, now: Date): Promise<string> {
  const id = newId(now);
  const versionId = newId(now);
  await tx
    .insertInto('calendar')
    .values({ id, name, current_version_id: versionId, created_at: now, updated_at: now })
    .execute();
  await tx
    .insertInto('calendar_version')
    .values({ id: versionId, calendar_id: id, rules: sql`${JSON.stringify(rules)}::jsonb`, created_at: now })
    .execute();
  return id;
}
