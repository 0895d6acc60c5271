import { sql } from 'kysely';
import { type Catalogue, pathAsRead } from '#areas/catalog/index.ts';
import type { Fact, Message, TimelineEntry } from '#contract/requests.ts';
import { type Db, preparedQuery } from '#platform/db.ts';
import { cursorOf, readCursor } from '#platform/http/cursor.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { Recipient } from './message-queries.ts';
import { visibleTo } from './visible-to-queries.ts';
import { shownWritten } from './written-html.ts';

/** Events that the header shows and nobody needs to read among what happened. */
const notTold = ['request.read', 'request.due_soon', 'escalation.started'];

/** Events that a message of the same moment already tells. */
const toldByMessages = ['message.received', 'message.written', 'message.released', ...notTold];

type Row = {
  at: Date;
  id: string;
  message: null | {
    kind: Message['kind'];
    author_kind: Message['author']['kind'];
    author_id: string | null;
    author_name: string;
    subject: string | null;
    body_text: string;
    quoted_text: string | null;
    has_html: boolean;
    html: string | null;
    leaves_at: string | null;
    recipients: Recipient[];
    unverified: boolean;
    attachments: Message['attachments'] | null;
    mentions: Message['mentions'] | null;
    delivery: Message['delivery'];
  };
  event: null | { type: string; command_id: string; actor_kind: string; actor_name: string; data: Fact['facts'] };
};

/**
 * A page of what happened, newest page first, oldest entry first within it: messages and facts by moment. Undefined when
 * this actor may not see the request. One prepared statement; rides message_request and event_request from the end.
 */
export async function findTimeline(
  db: Db,
  catalogue: Catalogue,
  actor: AnyActor,
  requestId: string,
  before: string | undefined,
  limit: number,
): Promise<{ entries: TimelineEntry[]; previous: string | null } | undefined> {
  const cursor = readCursor(before, 2);
  const older = (at: string, id: string) =>
    cursor ? sql`(${sql.raw(at)}, ${sql.raw(id)}) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql`true`;
  const read = await preparedQuery<Row | { id: null }>(
    db,
    sql`select entry.* from (select from request r where r.id = ${requestId} and ${visibleTo(actor)}) as seen left join (
      (select m.created_at as at, m.id, jsonb_build_object(
          'kind', m.kind, 'author_kind', m.author_kind, 'author_id', m.author_id, 'author_name', m.author_name,
          'subject', m.subject, 'body_text', m.body_text, 'quoted_text', m.quoted_text, 'has_html', m.body_html is not null,
          'html', case when m.kind <> 'inbound' then m.body_html end,
          'leaves_at', to_char(m.held_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'recipients', m.recipients, 'unverified', m.unverified,
          'attachments', (select jsonb_agg(jsonb_build_object('id', a.id, 'filename', a.filename, 'mime', a.mime, 'size', a.size,
              'inline', a.inline) order by a.position) from attachment a where a.message_id = m.id),
          'mentions', (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name)
              from message_mention n join person p on p.id = n.person_id where n.message_id = m.id),
          'delivery', case when m.kind in ('reply', 'question') and m.recipients <> '[]' then coalesce(
              (select jsonb_build_object('state', d.state, 'error', d.error, 'attempts', d.attempts,
                'sentAt', to_char(d.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from outbound_mail d where d.message_id = m.id),
              '{"state": "queued", "error": null, "sentAt": null, "attempts": 0}'::jsonb) end) as message, null::jsonb as event
        from message m where m.request_id = ${requestId} and m.withdrawn_at is null and ${older('m.created_at', 'm.id')}
        order by m.created_at desc, m.id desc limit ${limit + 1})
      union all
      (select e.at, e.id, null, jsonb_build_object('type', e.type, 'command_id', e.command_id, 'actor_kind', e.actor_kind, 'actor_name', e.actor_name, 'data', e.data)
        from event e where e.request_id = ${requestId} and e.type <> all (${toldByMessages}) and ${older('e.at', 'e.id')}
        order by e.at desc, e.id desc limit ${limit + 1})
    ) as entry on true order by at desc, id desc limit ${limit + 1}`,
    { brief: true },
  );
  if (read.length === 0) return undefined;
  // Of a request with nothing in its timeline there is the one empty row of the join.
  const rows = read.filter((row) => row.id !== null);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const isWhole = (type: string) => type === 'macro.run' || type === 'request.rules_applied';
  // A macro is one fact, and so are rules applied again: what each of their steps recorded is told by them.
  const wholes = new Set(page.flatMap(({ event }) => (event && isWhole(event.type) ? [event.command_id] : [])));
  const told = page.filter(({ event }) => !event || isWhole(event.type) || !wholes.has(event.command_id));
  return {
    entries: told.reverse().map((row) => presentEntry(row, catalogue)),
    previous: rows.length > limit && last ? cursorOf([last.at.toISOString(), last.id]) : null,
  };
}

function presentEntry(row: Row, catalogue: Catalogue): TimelineEntry {
  const at = row.at.toISOString();
  const m = row.message;
  if (m) {
    return {
      type: 'message',
      id: row.id,
      at,
      kind: m.kind,
      author: { kind: m.author_kind, id: m.author_id, name: m.author_name },
      subject: m.subject,
      text: m.body_text,
      quoted: m.quoted_text,
      hasHtml: m.has_html,
      html: m.html === null ? null : shownWritten(m.html),
      leavesAt: m.leaves_at,
      recipients: m.recipients.flatMap(({ type, address, name }) => (type === 'from' ? [] : [{ type, address, name }])),
      unverified: m.unverified,
      attachments: m.attachments ?? [],
      mentions: m.mentions ?? [],
      delivery: m.delivery,
    };
  }
  const e = row.event as NonNullable<Row['event']>;
  return {
    type: 'fact',
    id: row.id,
    at,
    event: e.type,
    actor: { kind: e.actor_kind, name: e.actor_name },
    facts: asRead(e.type, e.data, catalogue),
  };
}

/** Facts keep a category by the path it had; the reader gets it in the own language. */
function asRead(event: string, facts: Fact['facts'], catalogue: Catalogue): Fact['facts'] {
  const named = event === 'request.classified' ? ['from', 'to'] : ['category'];
  const read = named.flatMap((name) => {
    const path = facts[name];
    if (typeof path === 'string') return [[name, pathAsRead(catalogue, path)]];
    // What applying the rules again changed, before and after.
    const change = event === 'request.rules_applied' ? (path as Record<string, string | null> | null) : null;
    if (!change) return [];
    const each = Object.entries(change).map(([end, one]) => [end, one && pathAsRead(catalogue, one)]);
    return [[name, Object.fromEntries(each)]];
  });
  return read.length > 0 ? { ...facts, ...Object.fromEntries(read) } : facts;
}
