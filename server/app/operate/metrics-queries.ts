import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** What waits, at this moment. Ages in seconds. */
export type Waiting = {
  outbox: number;
  outboxAge: number;
  jobsWaiting: number;
  jobsRunning: number;
  jobsRetried: number;
  jobsFailed: number;
  mailInStored: number;
  mailInFailed: number;
  mailOutQueued: number;
  mailOutWaitingForRelay: number;
  mailOutSending: number;
  mailOutFailed: number;
  mailOutOldestDue: number;
  requestsWaiting: number;
  requestsOpen: number;
  requestsLate: number;
};

/**
 * Counts of what is open only, so that the price does not grow with history: request_open_deadline and request_queue,
 * inbound_message_open, outbound_mail_due and outbound_mail_failed, and the queue's own tables, from which what is done is gone.
 * A failed mail counts for seven days, unless its request was erased: then it is nobody's any more.
 */
export async function countWaiting(db: Db, now: Date): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    with requests as (
      select count(*) as open, count(*) filter (where deadline_at < ${now}) as late
      from request where phase not in ('solved', 'closed')),
    mail_out as (
      select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'waiting_for_relay') as parked,
        count(*) filter (where state = 'sending') as sending,
        extract(epoch from ${now} - min(next_attempt_at) filter (where state <> 'sending' and next_attempt_at <= ${now})) as oldest
      from outbound_mail where state in ('queued', 'waiting_for_relay', 'sending')),
    mail_in as (
      select count(*) filter (where state = 'stored') as stored, count(*) filter (where state = 'failed') as failed
      from inbound_message where state in ('stored', 'failed')),
    jobs as (
      select count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
        count(*) filter (where locked_at is not null) as running,
        count(*) filter (where attempts > 0 and attempts < max_attempts and locked_at is null) as retried,
        count(*) filter (where attempts >= max_attempts and locked_at is null) as failed
      from graphile_worker._private_jobs)
    select (select count(*) from outbox)::int as outbox,
      coalesce((select extract(epoch from ${now} - e.at) from outbox o join event e on e.id = o.event_id order by o.id limit 1), 0)::float8 as "outboxAge",
      jobs.waiting::int as "jobsWaiting", jobs.running::int as "jobsRunning", jobs.retried::int as "jobsRetried", jobs.failed::int as "jobsFailed",
      mail_in.stored::int as "mailInStored", mail_in.failed::int as "mailInFailed",
      mail_out.queued::int as "mailOutQueued", mail_out.parked::int as "mailOutWaitingForRelay", mail_out.sending::int as "mailOutSending",
      (select count(*) from outbound_mail where state = 'failed' and recipients <> '[]' and updated_at > ${now}::timestamptz - interval '7 days')::int as "mailOutFailed",
      coalesce(mail_out.oldest, 0)::float8 as "mailOutOldestDue",
      (select count(*) from request where owner_id is null and phase = 'registered')::int as "requestsWaiting",
      requests.open::int as "requestsOpen", requests.late::int as "requestsLate"
    from requests, mail_out, mail_in, jobs`.execute(db);
  return rows[0] as Waiting;
}
