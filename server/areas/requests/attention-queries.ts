import { type RawBuilder, sql } from 'kysely';
import { subtractWorkingTime } from '#areas/calendars/index.ts';
import type { Catalogue, CatalogueCentre } from '#areas/catalog/index.ts';

/** Nobody has begun: registered or assigned, and something to be done about. */
const notBegun = sql`(r.phase in ('registered', 'assigned') and r.kind <> 'comment')`;

/**
 * The lists of work nobody has begun, on alias `r`. *Escalated* (R11.1): all that is registered or assigned and does not
 * wait; nothing bad has happened to it, it is the list to work along so that nothing does. *Deferred* (R11.2): what has
 * been registered, or assigned, for longer than its centre allows, waiting or not. A request can be in both. Both are few
 * beside what is over: they ride request_open_deadline or request_open_created, whichever the order asks for.
 */
export function attentionCondition(
  catalogue: Catalogue,
  value: string | undefined,
  now: Date,
): RawBuilder<unknown> | null {
  if (!value) return null;
  const conditions = value
    .split(',')
    .filter(Boolean)
    .map((part) => ({ not: part.startsWith('-'), name: part.replace(/^-/, '') }))
    .map(({ not, name }) => ({ not, holds: named(catalogue, name, now) }));
  const any = (wanted: boolean) => conditions.filter((one) => one.not !== wanted).map((one) => one.holds);
  const [wanted, excluded] = [any(true), any(false)];
  const parts = [
    ...(wanted.length > 0 ? [sql`(${sql.join(wanted, sql` or `)})`] : []),
    ...(excluded.length > 0 ? [sql`not (${sql.join(excluded, sql` or `)})`] : []),
  ];
  return parts.length === 0 ? null : sql.join(parts, sql` and `);
}

function named(catalogue: Catalogue, name: string, now: Date): RawBuilder<unknown> {
  // Written out beside the narrower condition, so that the planner sees the partial indexes of what is open.
  const open = sql`r.phase not in ('solved', 'closed')`;
  if (name === 'escalated') return sql`(${open} and ${notBegun})`;
  if (name !== 'deferred') return sql`false`;
  const centres = [...catalogue.centres.values()].map((centre) => left(catalogue, centre, now));
  if (centres.length === 0) return sql`false`;
  return sql`(${open} and (${notBegun} or r.phase in ('waiting_customer', 'postponed')) and (${sql.join(centres, sql` or `)}))`;
}

/**
 * What has lain in a centre for longer than it allows. The fence is working time of the centre; the moment before which it
 * has passed is the same for all its requests, so it is worked out once here and not for each row.
 */
function left(catalogue: Catalogue, centre: CatalogueCentre, now: Date): RawBuilder<unknown> {
  const before = (minutes: number): Date => {
    const rules = catalogue.calendars.get(centre.calendarId)?.rules;
    const at = rules && subtractWorkingTime(rules, Temporal.Instant.fromEpochMilliseconds(now.getTime()), minutes * 60);
    return at ? new Date(at.epochMilliseconds) : new Date(0);
  };
  return sql`(r.centre_id = ${centre.id} and case when r.owner_id is null
    then r.created_at < ${before(centre.deferredRegisteredMinutes)}
    else r.owner_since < ${before(centre.deferredAssignedMinutes)} end)`;
}
