/** The numbers of requests one round writes, of `count` in all. */
export type Chunk = { from: number; to: number; count: number };

/** One customer for five requests, at least two thousand. */
export const countsOf = (requests: number) => ({ contacts: Math.max(2000, Math.floor(requests / 5)) });

const firstNames = [
  'Anna',
  'Berta',
  'Cecilia',
  'David',
  'Elias',
  'Frida',
  'Gustav',
  'Helena',
  'Ivar',
  'Johanna',
  'Klara',
  'Lukas',
];
const lastNames = [
  'Andersson',
  'Berg',
  'Chmielewska',
  'Dahl',
  'Eriksen',
  'Forsberg',
  'Granqvist',
  'Hansen',
  'Iversen',
  'Jansen',
];
const things = [
  'lamp',
  'heating',
  'invoice',
  'password',
  'delivery',
  'parking',
  'garden',
  'printer',
  'bicycle',
  'ticket',
  'window',
  'meter',
];
const states = ['broken', 'late', 'missing', 'wrong', 'twice', 'cold', 'loud', 'lost', 'stuck', 'empty', 'open', 'old'];
const array = (words: string[]) => `array['${words.join("', '")}']`;
const oneOf = (words: string[], n: string) => `(${array(words)})[1 + (${n}) % ${words.length}]`;

/** Customers: a tenth called by a number, the others by one of 120 names and a rarer second one. Takes their count. */
export const contactsText = `with made as (
    insert into contact (id, name, language, search_text, created_at, updated_at)
    select overlay(overlay(md5('contact ' || n) placing '7' from 13) placing '8' from 17)::uuid, name, 'en', lower(name) || ' +4670' || lpad(n::text, 7, '0') || ' 070' || lpad(n::text, 7, '0'), now(), now()
    from (select n, case when n % 10 = 0 then 'Customer ' || n
        else ${oneOf(firstNames, 'n')} || ' ' || initcap(substr(md5(n::text), 1, 5)) || ' ' || ${oneOf(lastNames, 'n / 12')} end as name
      from generate_series(1, $1::int) n) named
    returning id, search_text)
  insert into contact_phone (id, contact_id, position, number, e164)
    select uuidv7(), id, 0, substring(search_text from '[+][0-9]+'), substring(search_text from '[+][0-9]+') from made`;

/**
 * Ids grow with time, as the product's own do. Of ten, `waiting` wait; who called was sorted by a person, which is learned
 * from.
 */
const requestsText = ({ from, to, count }: Chunk, waiting: number) => `
  insert into request (id, number, reply_token, kind, channel, phase, status_id, subject, description, language, centre_id,
      category_id, original_category_id, category_source, category_at, human_category_id, human_category_at,
      priority_id, original_priority_id, contact_id, owner_id, deadline_at, reported_at,
      active_at, created_at, updated_at, solution, solved_at, closed_at, message_count, version)
  select uuidv7(at.moment - now()), 100000 + n, 'aaaa', 'information', (array['phone', 'email', 'web_form'])[1 + n % 3], s.phase, s.id,
    'Question number ' || n || ': ' || ${oneOf(things, 'n')} || ' ' || ${oneOf(states, 'n / 7')},
    rtrim(repeat('What was said about the ' || ${oneOf(things, 'n')} || ' of place ' || n % 5000 || '. ', 4)), 'en', $1,
    c.id, c.id, k.source, at.moment,
    case when k.source = 'manual' then c.id end, case when k.source = 'manual' then at.moment end,
    p.ids[1 + n / 7 % 3], p.ids[1 + n / 7 % 3], overlay(overlay(md5('contact ' || 1 + n % ${countsOf(count).contacts}) placing '7' from 13) placing '8' from 17)::uuid,
    case when s.phase <> 'registered' then ($3::uuid[])[1 + n % cardinality($3::uuid[])] end,
    now() + (abs(hashint4(n)) % 5000 - 1000) * interval '1 minute' + n % 997 * interval '1 second', at.moment, at.moment, at.moment, at.moment,
    case when s.phase = 'closed' then 'Answered' end, case when s.phase = 'closed' then at.moment + interval '1 hour' end,
    case when s.phase = 'closed' then at.moment + interval '1 hour' end, 3, case when s.phase = 'registered' then 1 else 2 end
  from generate_series(${from}, ${to}) n
    join request_status s on s.is_default
      and s.phase = case when n % 10 < ${waiting} then 'registered' when n % 10 = ${waiting} then 'in_process' else 'closed' end
    cross join (select array_agg(id order by rank) as ids from priority) p
    cross join lateral (select ($2::uuid[])[1 + n / 10 % cardinality($2::uuid[])] as id) c
    cross join lateral (select now() - (${count} - n) * interval '90 seconds' as moment) at
    cross join lateral (select case n % 3 when 0 then 'manual' else 'rule' end as source) k`;

/**
 * Owners have been told of what is due until two hours from now, as a desk that ran all the time would have told them: one of
 * a million that begins with none told, or wakes after a night, has tens of thousands to tell while it is measured.
 */
export const ownersToldText = `insert into deadline_notice (request_id, kind, deadline_at)
  select r.id, k.kind, r.deadline_at from request r cross join unnest(array['due_soon', 'overdue']) as k (kind)
  where r.owner_id is not null and r.phase not in ('solved', 'closed') and r.deadline_at < now() + interval '2 hours'
  on conflict do nothing`;

/** What the customer wrote, what was answered, what was noted. */
const messagesText = `
  insert into message (id, request_id, kind, author_kind, author_name, subject, body_text, created_at)
  select uuidv7(r.created_at + m * interval '10 minutes' - now()), r.id, (array['inbound', 'reply', 'note'])[m],
    (array['customer', 'person', 'person'])[m], 'Somebody', r.subject,
    repeat('Words of message ' || m || ' about ' || ${oneOf(things, 'r.number + m')} || '. ', 10), r.created_at + m * interval '10 minutes'
  from r cross join generate_series(1, 3) m`;

const eventsText = `
  insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
  select uuidv7(r.created_at - now()), 'request.registered', r.id, uuidv7(), r.created_at, 'system', 'Import', 'import',
    jsonb_build_object('number', r.number, 'channel', r.channel, 'kind', r.kind, 'blank', false)
  from r`;

/** One row of the log with its hash by the product's own function, linked to the row before. */
const entry = (
  seq: number,
  of: { at: string; entity: string; id: string; operation: string; changes: string; before: string },
) => `
  insert into change_log (chain, seq, at, entity, entity_id, request_id, operation, actor_kind, actor_name, channel, changes, previous_hash, hash)
  select e.chain, e.seq, e.at, e.entity, e.entity_id, e.request_id, e.operation, 'system', 'Import', 'import', e.changes, e.previous_hash,
    change_log_hash(e.previous_hash, row(null, e.chain, e.seq, e.at, e.entity, e.entity_id, e.request_id, e.operation, 'system', null,
      'Import', 'import', null, null, e.changes, null, null)::change_log)
  from (select r.id as chain, ${seq} as seq, ${of.at} as at, '${of.entity}' as entity, ${of.id} as entity_id, r.id as request_id,
      '${of.operation}' as operation, ${of.changes} as changes, ${of.before} as previous_hash from `;

const notLogged = `'{id,created_at,created_by,updated_at,version,number,reply_token,message_count,active_at,waiting_since}'`;
const changesOf = (
  row: string,
  ignored: string,
) => `(select jsonb_agg(jsonb_build_object('field', f.key, 'old', null, 'new', f.value) order by f.key)
    from jsonb_each(jsonb_strip_nulls(to_jsonb(${row}))) f where f.key <> all (${ignored}))`;

/** Registering, three messages, and what became of it: as many rows as the triggers would write, with whole chains. */
const logTexts = () => {
  const message = (seq: number, kind: string) =>
    `l${seq} as (${entry(seq, {
      at: 'm.created_at',
      entity: 'message',
      id: 'm.id',
      operation: 'insert',
      changes: `jsonb_build_array(jsonb_build_object('field', 'author_name', 'old', null, 'new', m.author_name),
        jsonb_build_object('field', 'kind', 'old', null, 'new', m.kind), jsonb_build_object('field', 'subject', 'old', null, 'new', m.subject))`,
      before: 'l.hash',
    })} l${seq - 1} l join r on r.id = l.chain join m on m.request_id = r.id and m.kind = '${kind}' offset 0) e returning chain, hash)`;
  return `l1 as (${entry(1, { at: 'r.created_at', entity: 'request', id: 'r.id', operation: 'insert', changes: changesOf('r', notLogged), before: "'\\x'::bytea" })} r offset 0) e
    returning chain, hash),
  ${message(2, 'inbound')}, ${message(3, 'reply')}, ${message(4, 'note')},
  l5 as (${entry(5, {
    at: "r.created_at + interval '1 hour'",
    entity: 'request',
    id: 'r.id',
    operation: 'update',
    changes: `jsonb_build_array(jsonb_build_object('field', 'owner_id', 'old', null, 'new', r.owner_id),
        jsonb_build_object('field', 'phase', 'old', 'registered', 'new', r.phase))`,
    before: 'l.hash',
  })} l4 l join r on r.id = l.chain where r.phase <> 'registered' offset 0) e)`;
};

/** The same document as the product's own indexing makes (area search). */
const searchText = `
  insert into request_search (request_id, document)
  select r.id, setweight(to_tsvector('simple', coalesce(r.subject, '')), 'A')
    || setweight(to_tsvector('simple', concat_ws(' ', r.number, c.name)), 'B')
    || to_tsvector('simple', concat_ws(' ', r.description, m.texts))
  from r left join contact c on c.id = r.contact_id
    left join (select request_id, string_agg(body_text, ' ') as texts from m group by request_id) m on m.request_id = r.id`;

/** All that belongs to the requests of one round, in one statement. Takes centre, categories and agents. */
export const chunkText = (chunk: Chunk, waiting: number) => `
  with r as (${requestsText(chunk, waiting)} returning *),
  m as (${messagesText} returning id, request_id, kind, author_name, subject, body_text, created_at),
  e as (${eventsText}),
  ${logTexts()},
  s as (${searchText})
  select count(*) from r`;
