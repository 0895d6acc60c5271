import type pg from 'pg';

const rules = { zone: 'Europe/Warsaw', week: {}, exceptions: [] };

/** Rows of a desk at work, for each table that is there by then; columns as the first version of the table has them. */
const rows: [table: string, statement: string][] = [
  [
    'setting',
    `insert into setting (key, value) values ('desk', '{"language": "en", "country": "PL", "zone": "Europe/Warsaw", "organisation": "City"}')`,
  ],
  [
    'event',
    `insert into event (id, type, command_id, at, actor_kind, actor_name, channel) values (gen_random_uuid(), 'person.created', gen_random_uuid(), now(), 'system', 'Linja', 'cli')`,
  ],
  ['file', `insert into file (sha256, size, content) values ('\\x00', 1, '\\x41')`],
  [
    'calendar',
    `begin; insert into calendar (id, name, current_version_id) values ('00000000-0000-7000-8000-000000000001', 'Office', '00000000-0000-7000-8000-000000000002');
    insert into calendar_version (id, calendar_id, rules) values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', '${JSON.stringify(rules)}'); commit`,
  ],
  [
    'centre',
    `insert into centre (id, name, calendar_id, language) select gen_random_uuid(), 'Centre', id, 'en' from calendar`,
  ],
  [
    'person',
    `insert into person (id, name, email, roles) values (gen_random_uuid(), 'Ada', 'ada@desk.example', '{administrator,agent}'), (gen_random_uuid(), 'Carl', 'carl@desk.example', '{agent}')`,
  ],
  [
    'account',
    `insert into account (id, person_id, account_id, provider_id, password) select gen_random_uuid(), id, id, 'credential', 'x' from person`,
  ],
  ['centre_member', `insert into centre_member (centre_id, person_id) select c.id, p.id from centre c, person p`],
  ['contact', `insert into contact (id, name) values (gen_random_uuid(), 'Eva'), (gen_random_uuid(), 'Jan')`],
  [
    'priority',
    `insert into priority (id, name, rank, calendar_id, is_default, budget_minutes) select gen_random_uuid(), 'Normal', 1, id, true, 480 from calendar`,
  ],
  [
    'request_status',
    `insert into request_status (id, name, phase, is_default) select gen_random_uuid(), p, p, true from unnest('{registered,in_process,postponed,solved,closed}'::text[]) p`,
  ],
  [
    'category',
    `insert into category (id, name, path, centre_id) select gen_random_uuid(), 'Lamps', 'Lamps', id from centre`,
  ],
  [
    'category_member',
    `insert into category_member (category_id, person_id) select c.id, p.id from category c, person p`,
  ],
  [
    'request',
    `insert into request (id, reply_token, channel, phase, status_id, subject, centre_id, category_id, original_category_id, priority_id, original_priority_id, contact_id, reported_at, active_at, created_at, updated_at)
    select gen_random_uuid(), 'aaaa', 'phone', s.phase, s.id, 'Lamp', c.centre_id, c.id, c.id, p.id, p.id, k.id, now(), now(), now(), now() from request_status s, category c, priority p, contact k`,
  ],
  [
    'message',
    `insert into message (id, request_id, kind, author_kind, author_name, body_text, created_at) select gen_random_uuid(), id, 'reply', 'person', 'Ada', 'Words', now() from request`,
  ],
  [
    'mail_address',
    `insert into mail_address (id, address, address_key, name, centre_id, is_default) select gen_random_uuid(), 'desk@city.example', 'desk@city.example', 'City', id, true from centre`,
  ],
  [
    'outbound_mail',
    `insert into outbound_mail (id, message_id, request_id, sender, recipients, subject, mail_message_id, created_at, updated_at, state) select gen_random_uuid(), id, request_id, '{"address": "desk@city.example", "name": "City"}', '[]', 'Lamp', id, now(), now(), 'sent' from message`,
  ],
];

/** Whether there is a table of this name. */
export const exists = async (client: pg.Client, table: string) =>
  (await client.query('select to_regclass($1) as name', [`public.${table}`])).rows[0].name !== null;

/** Fills the tables a schema has by then, whichever version it is of; gives how many rows each has. */
export async function fillEarlierSchema(client: pg.Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [table, statement] of rows) {
    if (!(await exists(client, table))) continue;
    await client.query(statement);
    counts.set(table, (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n);
  }
  return counts;
}
