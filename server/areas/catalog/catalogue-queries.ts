import type { Db } from '#platform/db.ts';

/**
 * The rows a catalogue is made of, in its order: calendars with the rules they have now, priorities, statuses, centres,
 * categories and our own mail addresses. A few tables read whole, sent one behind the other; need no index.
 */
export const catalogueRows = (db: Db) =>
  [
    db
      .selectFrom('calendar as c')
      .innerJoin('calendar_version as v', 'v.id', 'c.current_version_id')
      .select(['c.id', 'c.name', 'v.id as version_id', 'v.rules'])
      .execute(),
    db.selectFrom('priority').selectAll().orderBy('rank').execute(),
    db.selectFrom('request_status').selectAll().orderBy('rank').execute(),
    db.selectFrom('centre').selectAll().orderBy('name').execute(),
    db.selectFrom('category').selectAll().orderBy('path').execute(),
    db.selectFrom('mail_address').select('address_key').execute(),
  ] as const;
