import type pg from 'pg';
import { describeBreach, verifyLog } from '#areas/changes/index.ts';
import { kyselyOn } from '#platform/db.ts';
import type { Ledger } from './ledger.ts';

/** What is wrong, in words; empty where every promise was kept. */
export type Verdict = { broken: string[]; events: number; reached: number; sentAgain: number };

/** Event `e` is still to be relayed: a timer may have made it after the load was worked off. */
const waits = 'exists (select from outbox o where o.event_id = e.id)';

/**
 * Holds what the database and the relay have against what was acknowledged: each request, message and reply there once, no
 * number twice, nobody given what somebody else has, every event with every subscriber, the log whole.
 * @param owner connected past the network that is disturbed.
 */
export async function judge(owner: pg.Client, ledger: Ledger, taken: ReadonlyMap<string, number>): Promise<Verdict> {
  const broken: string[] = [];
  const expect = (what: string, bad: number) => {
    if (bad !== 0) broken.push(`${what}: ${bad}`);
  };
  const count = async (text: string, values: unknown[] = []) =>
    Number((await owner.query<{ n: string }>(text, values)).rows[0]?.n ?? Number.NaN);

  const registered = JSON.stringify([...ledger.requests].map(([id, number]) => ({ id, number })));
  expect(
    'requests acknowledged and not there under their number',
    await count(
      `select count(*) as n from jsonb_to_recordset($1::jsonb) as a (id uuid, number int)
        left join request r on r.id = a.id where r.number is distinct from a.number`,
      [registered],
    ),
  );
  expect(
    'numbers given twice',
    await count('select count(*) as n from (select number from request group by number having count(*) > 1) x'),
  );
  const subjects = [...ledger.mails].map((word) => `Mail ${word}`);
  expect(
    'mails acknowledged that are not there exactly once, as mail, as message and as request',
    await count(
      `select count(*) as n from unnest($1::text[]) as s (subject)
        left join lateral (select count(*) as mails, count(*) filter (where i.state = 'ingested') as ingested
          from inbound_message i where i.subject = s.subject) i on true
        left join lateral (select count(*) as messages, count(distinct m.request_id) as requests from message m
          where m.kind = 'inbound' and m.subject = s.subject) m on true
        where (i.mails, i.ingested, m.messages, m.requests) is distinct from (1::bigint, 1::bigint, 1::bigint, 1::bigint)`,
      [subjects],
    ),
  );
  expect(
    'replies acknowledged that are not there once, with one mail that was sent',
    await count(
      `select count(*) as n from unnest($1::uuid[]) as a (id) left join message m on m.id = a.id
        where m.id is null or (select count(*) from outbound_mail o where o.message_id = m.id and o.state = 'sent') <> 1`,
      [[...ledger.replies]],
    ),
  );
  const { rows: sent } = await owner.query<{ id: string }>(
    `select mail_message_id as id from outbound_mail where state = 'sent' and message_id = any ($1::uuid[])`,
    [[...ledger.replies]],
  );
  expect('replies that the relay never took', sent.filter(({ id }) => !taken.has(id)).length);
  const sentAgain = sent.reduce((sum, { id }) => sum + Math.max(0, (taken.get(id) ?? 0) - 1), 0);

  expect(
    'pulls acknowledged without their event by that person',
    await count(
      `select count(*) as n from jsonb_to_recordset($1::jsonb) as a ("requestId" uuid, "agentId" uuid)
        where not exists (select from event e where e.type = 'request.pulled' and e.request_id = a."requestId"
          and e.actor_id = a."agentId")`,
      [JSON.stringify(ledger.pulls)],
    ),
  );
  expect(
    'requests pulled twice',
    await count(
      `select count(*) as n from (select request_id from event where type = 'request.pulled'
        group by request_id having count(*) > 1) x`,
    ),
  );
  expect(
    'events that did not reach the subscribers within the relay exactly once',
    await count(
      `select count(*) as n from event e where (select count(*) from witness.batch w where w.event_id = e.id) <> 1
        and not ${waits}`,
    ),
  );
  expect(
    'events that did not reach the subscribers with jobs',
    await count(
      `select count(*) as n from event e where not exists (select from witness.job w where w.event_id = e.id)
        and not ${waits} and not exists (select from graphile_worker._private_jobs j where j.payload ->> 'eventId' = e.id::text)`,
    ),
  );
  expect(
    'requests that search does not know',
    await count(
      `select count(*) as n from request r where not exists (select from request_search s where s.request_id = r.id)
        and not exists (select from event e where e.request_id = r.id and ${waits})`,
    ),
  );
  expect('jobs given up', await count('select count(*) as n from graphile_worker.jobs where attempts >= max_attempts'));
  const { broken: breach } = await verifyLog(kyselyOn(owner));
  if (breach) broken.push(`the log is broken: ${describeBreach(breach)}`);
  broken.push(...ledger.faults.splice(0));
  const reached = await count(
    `select count(*) as n from event e where exists (select from witness.batch w where w.event_id = e.id)
      and exists (select from witness.job w where w.event_id = e.id)`,
  );
  return { broken, events: await count('select count(*) as n from event'), reached, sentAgain };
}
