-- Privacy (GDPR 5(1)e, 15, 17, 20, 30): who read whose data, handing a person's data out, erasing it while counts, categories
-- and times stay, and doing so by itself after a while. Decision 0024.

alter table contact
  -- Why nothing of this customer may be erased for now (a claim, a court's order).
  add column hold_reason text,
  add column erased_at timestamptz;
alter table request add column erased_at timestamptz;
-- What retention looks through: closed and not yet erased, so it does not grow with what is over and done.
create index request_kept_closed on request (closed_at, id) where phase = 'closed' and erased_at is null;
-- Requests of somebody who wrote but was never identified.
create index request_unlinked_email on request (lower(caller_email)) where contact_id is null and caller_email is not null;

-- Who read a customer's data: one row for each person, customer and kind within an hour. No part of the log: it grows with
-- every look and is cut off by age.
create table customer_read (
  id uuid primary key,
  person_id uuid not null,
  -- Of a request nobody is linked to yet only the request is known.
  contact_id uuid,
  request_id uuid,
  kind text not null check (kind in ('customer', 'request', 'export')),
  at timestamptz not null,
  hour_at timestamptz not null
);
create unique index customer_read_once
  on customer_read (person_id, coalesce(contact_id, request_id), kind, hour_at);
create index customer_read_contact on customer_read (contact_id, at desc, id desc) where contact_id is not null;
create index customer_read_request on customer_read (request_id) where contact_id is null;
create index customer_read_person on customer_read (person_id, at desc, id desc);
create index customer_read_at on customer_read (at desc, id desc);

-- An order to erase: one customer's data on somebody's word, or what retention found. Never holds a name, and names no
-- `contact_id`, to which the log would add one.
create table erasure (
  id uuid primary key,
  kind text not null check (kind in ('customer', 'retention', 'replay')),
  customer_id uuid,
  person_id uuid references person,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'stopped')),
  reason text,
  total integer not null default 0,
  done integer not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index erasure_open on erasure (updated_at) where state in ('waiting', 'running');
create index erasure_created on erasure (created_at desc, id desc);
create index erasure_customer on erasure (customer_id, created_at desc) where customer_id is not null;
create trigger log_erasure after insert or update or delete on erasure for each row
  execute function log_write('erasure', '', 'total,done');
create table erasure_request (
  erasure_id uuid not null references erasure on delete cascade,
  request_id uuid not null,
  action text not null default 'erase' check (action in ('erase', 'delete')),
  done_at timestamptz,
  primary key (erasure_id, request_id)
);
create index erasure_request_open on erasure_request (erasure_id) where done_at is null;

-- Everything held about one customer as one file, for who ordered it, for a week.
create table customer_export (
  id uuid primary key,
  customer_id uuid not null references contact,
  person_id uuid not null references person,
  language text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'expired')),
  total integer not null default 0,
  done integer not null default 0,
  size bigint not null default 0,
  downloads integer not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz,
  expires_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index customer_export_open on customer_export (updated_at) where state in ('waiting', 'running');
create index customer_export_customer on customer_export (customer_id, created_at desc, id desc);
create index customer_export_expiry on customer_export (expires_at) where state = 'done';
create trigger log_customer_export after insert or update or delete on customer_export for each row
  execute function log_write('customer_export', '', 'total,done,size');
create table customer_export_part (
  export_id uuid not null references customer_export on delete cascade,
  position integer not null,
  content bytea not null,
  primary key (export_id, position)
);
alter table customer_export_part alter column content set storage external;

-- What is personal, column by column, and what stands there once it is erased. A new column that holds words of or about a
-- customer needs its line here. Without a column: the rows themselves go. The application only reads this.
create table personal_column (
  table_name text not null,
  key_column text not null,
  column_name text,
  erased jsonb not null default 'null'
);
create unique index personal_column_once on personal_column (table_name, coalesce(column_name, ''));
insert into personal_column (table_name, key_column, column_name, erased) values
  ('request', 'id', 'subject', 'null'), ('request', 'id', 'description', 'null'), ('request', 'id', 'caller_name', 'null'),
  ('request', 'id', 'caller_phone', 'null'), ('request', 'id', 'caller_e164', 'null'), ('request', 'id', 'caller_email', 'null'),
  ('request', 'id', 'work_address', 'null'), ('request', 'id', 'information_given', 'null'),
  ('request', 'id', 'comment_text', 'null'), ('request', 'id', 'solution', 'null'), ('request', 'id', 'contact_id', 'null'),
  ('message', 'request_id', 'author_name', '"—"'), ('message', 'request_id', 'subject', 'null'),
  ('message', 'request_id', 'body_text', '"—"'), ('message', 'request_id', 'quoted_text', 'null'),
  ('message', 'request_id', 'body_html', 'null'), ('message', 'request_id', 'recipients', '[]'),
  ('message', 'request_id', 'mail_message_id', 'null'), ('message', 'request_id', 'mail_references', '[]'),
  ('message', 'request_id', 'held_effects', 'null'),
  ('outbound_mail', 'request_id', 'recipients', '[]'), ('outbound_mail', 'request_id', 'subject', '"—"'),
  ('outbound_mail', 'request_id', 'body_text', 'null'), ('outbound_mail', 'request_id', 'headers', '{}'),
  ('outbound_mail', 'request_id', 'error', 'null'),
  ('inbound_message', 'request_id', 'raw', '"\\x"'), ('inbound_message', 'request_id', 'envelope', '{}'),
  ('inbound_message', 'request_id', 'from_address', 'null'), ('inbound_message', 'request_id', 'subject', 'null'),
  ('draft', 'request_id', null, 'null'), ('handed_draft', 'request_id', null, 'null'),
  ('request_search', 'request_id', null, 'null'), ('notification', 'request_id', null, 'null'),
  ('attachment', 'request_id', null, 'null'),
  ('contact', 'id', 'name', '"—"'), ('contact', 'id', 'organisation_id', 'null'), ('contact', 'id', 'language', 'null'),
  ('contact', 'id', 'address', 'null'), ('contact', 'id', 'notes', 'null'), ('contact', 'id', 'hold_reason', 'null'), ('contact', 'id', 'search_text', '""'),
  ('contact_phone', 'contact_id', 'number', '"—"'), ('contact_phone', 'contact_id', 'e164', 'null'),
  ('contact_email', 'contact_id', 'address', '"—"'), ('contact_email', 'contact_id', 'address_key', '"—"');

-- The same for what events tell.
create table personal_event_key (type text not null, key text not null, primary key (type, key));
insert into personal_event_key (type, key) values
  ('request.customer_identified', 'name'), ('request.customer_identified', 'contactId'), ('request.postponed', 'reason'),
  ('request.solved', 'solution'), ('request.reopened', 'reason'), ('message.received', 'from'),
  ('draft.handed_over', 'note'), ('mail.sent', 'to'), ('mail.failed', 'to'), ('mail.failed', 'reason'),
  ('mail.delayed', 'reason');

-- Writes over every personal column of one table's rows.
create function erase_columns(table_ text, key_ text, ids uuid[]) returns void language plpgsql as $$
declare
  assignments text;
begin
  select string_agg(format('%1$I = (jsonb_populate_record(null::%2$I, %3$L::jsonb)).%1$I',
      p.column_name, p.table_name, jsonb_build_object(p.column_name, p.erased)), ', ')
    into assignments from personal_column p where p.table_name = table_ and p.column_name is not null;
  if assignments is not null then
    execute format('update %I set %s where %I = any($1)', table_, assignments, key_) using ids;
  end if;
end $$;

-- Digests of the files of a request, sent or still in somebody's draft.
create function files_of_request(request_ uuid) returns bytea[] language sql stable as $$
  select array_agg(distinct f.sha256) from (
    select sha256 from attachment where request_id = request_
    union select u.sha256 from draft d join upload u on u.person_id = d.person_id and strpos(d.entries::text, u.id::text) > 0
      where d.request_id = request_
    union select u.sha256 from handed_draft h join upload u on strpos(h.entries::text, u.id::text) > 0
      where h.request_id = request_) as f
$$;

-- Removes the bytes nobody names any more, and what was handed in with them and stands in no draft.
create function forget_files(digests bytea[]) returns void language plpgsql as $$
declare
  digest bytea;
begin
  delete from upload u where u.sha256 = any(digests)
    and not exists (select from draft d where d.person_id = u.person_id and strpos(d.entries::text, u.id::text) > 0)
    and not exists (select from handed_draft h where strpos(h.entries::text, u.id::text) > 0);
  foreach digest in array coalesce(digests, '{}') loop
    begin
      delete from file where sha256 = digest;
    exception when foreign_key_violation then
      -- Somebody else was sent the same file.
      null;
    end;
  end loop;
end $$;

-- Takes the words of and about a customer out of one closed request: its own, its messages, mails, files, drafts, what was
-- told of it and its place in the search. Kind, category, priority, times, number and counts stay.
create function erase_request(request_ uuid, now_ timestamptz) returns void language plpgsql as $$
declare
  part record;
  digests bytea[] := files_of_request(request_);
begin
  delete from message_signature where message_id in (select id from message where request_id = request_);
  for part in select distinct table_name, key_column, column_name is null as whole
    from personal_column where table_name not like 'contact%' order by whole desc, table_name
  loop
    if part.whole then
      execute format('delete from %I where %I = $1', part.table_name, part.key_column) using request_;
    elsif part.table_name <> 'request' then
      perform erase_columns(part.table_name, part.key_column, array[request_]);
    end if;
  end loop;
  update inbound_message set external_id = 'erased ' || encode(sha256(convert_to(external_id, 'UTF8')), 'hex')
    where request_id = request_ and external_id not like 'erased %';
  perform erase_columns('request', 'id', array[request_]);
  -- With another token, no mail finds its way back into what has been erased.
  update request set erased_at = now_, version = version + 1, updated_at = now_,
    reply_token = replace(gen_random_uuid()::text, '-', '') where id = request_;
  perform forget_files(digests);
end $$;

-- Deletes rows with all that belongs to them. What only mentions them forgets the mention.
create function delete_whole(table_ regclass, key_ name, ids uuid[]) returns void language plpgsql as $$
declare
  part record;
  own uuid[];
begin
  if cardinality(coalesce(ids, '{}')) = 0 then return; end if;
  if exists (select from pg_attribute where attrelid = table_ and attname = 'id' and atttypid = 'uuid'::regtype) then
    execute format('select array_agg(id) from %s where %I = any($1)', table_, key_) into own using ids;
    if cardinality(coalesce(own, '{}')) = 0 then return; end if;
    for part in select c.conrelid::regclass as child, a.attname, a.attnotnull
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = table_ and cardinality(c.conkey) = 1
    loop
      if part.attnotnull or part.attname in ('request_id', 'message_id') then
        perform delete_whole(part.child, part.attname, own);
      else
        execute format('update %s set %2$I = null where %2$I = any($1)', part.child, part.attname) using own;
      end if;
    end loop;
  end if;
  execute format('delete from %s where %I = any($1)', table_, key_) using ids;
end $$;

create function delete_request_whole(request_ uuid) returns void language plpgsql as $$
declare
  digests bytea[] := files_of_request(request_);
begin
  perform delete_whole('request', 'id', array[request_]);
  perform forget_files(digests);
end $$;

-- A value of the log once it is erased: what was empty stays empty.
create function erased_value(value jsonb, erased jsonb) returns jsonb language sql immutable
  as $$ select case when value is null or value = 'null' then value when erased = 'null' then '"—"' else erased end $$;

-- Takes personal values out of the log of one erased request or customer. Runs as the owner of the log, since nobody else
-- may change it; it changes nothing but values of personal columns, keeps every hash, and adds to the same chain which rows
-- it touched and what each hashes to now. Refused unless what the log tells of has itself been erased.
create function redact_log(chain_ uuid, erasure_ uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  context jsonb := setting_of_session('linja.context')::jsonb;
  row_ change_log;
  entry change_log;
  redacted jsonb;
  digests jsonb := '{}';
  touched integer := 0;
begin
  if not exists (select from erasure where id = erasure_ and state = 'running') then
    raise exception 'no erasure is under way' using errcode = 'insufficient_privilege';
  end if;
  if not (exists (select from request where id = chain_ and erased_at is not null and phase in ('solved', 'closed'))
    or exists (select from contact where id = chain_ and erased_at is not null and hold_reason is null)
    or (not exists (select from request where id = chain_)
      and exists (select from change_log where chain = chain_ and entity = 'request' and operation = 'delete'))) then
    raise exception 'the log of what is not erased is not touched' using errcode = 'insufficient_privilege';
  end if;
  for row_ in select * from change_log where chain = chain_ and entity <> 'log_redaction' order by seq loop
    -- A reference to the customer shows the name they had.
    select jsonb_agg(case when c.change ->> 'field' = 'contact_id' and p.column_name is null then c.change - 'oldDisplay' - 'newDisplay'
        when p.column_name is null then c.change
        else c.change - 'oldDisplay' - 'newDisplay'
          || jsonb_build_object('old', erased_value(c.change -> 'old', p.erased), 'new', erased_value(c.change -> 'new', p.erased)) end
        order by c.position)
      into redacted
      from jsonb_array_elements(row_.changes) with ordinality as c (change, position)
        left join personal_column p on p.table_name = row_.entity and p.column_name = c.change ->> 'field';
    if redacted is distinct from row_.changes then
      row_.changes := redacted;
      digests := digests || jsonb_build_object(row_.id, encode(change_log_hash(row_.previous_hash, row_), 'hex'));
      touched := touched + 1;
      perform set_config('linja.redacting', row_.id::text, true);
      update change_log set changes = redacted where id = row_.id;
    end if;
  end loop;
  perform set_config('linja.redacting', 'event', true);
  update event e set data = (select jsonb_object_agg(d.key,
      case when k.key is null or d.value = 'null' then d.value when jsonb_typeof(d.value) = 'array' then '[]' else '"—"' end)
      from jsonb_each(e.data) as d left join personal_event_key k on k.type = e.type and k.key = d.key)
    where e.request_id = chain_ and exists (select from personal_event_key k where k.type = e.type and e.data ? k.key);
  perform set_config('linja.redacting', '', true);
  if touched = 0 then return 0; end if;
  entry.chain := chain_;
  entry.entity := 'log_redaction';
  entry.entity_id := erasure_;
  entry.request_id := (select l.request_id from change_log l where l.chain = chain_ order by l.seq limit 1);
  entry.operation := 'update';
  entry.at := coalesce((context ->> 'now')::timestamptz, now());
  entry.actor_kind := coalesce(context ->> 'kind', 'database');
  entry.actor_id := (context ->> 'id')::uuid;
  entry.actor_name := coalesce(context ->> 'name', session_user);
  entry.channel := coalesce(context ->> 'channel', 'sql');
  entry.command_id := (context ->> 'command')::uuid;
  entry.trace_id := context ->> 'trace';
  entry.changes := jsonb_build_array(jsonb_build_object('field', 'erased_rows', 'old', null, 'new', touched, 'digests', digests));
  select l.seq + 1, l.hash into entry.seq, entry.previous_hash
    from change_log l where l.chain = chain_ order by l.seq desc limit 1;
  insert into change_log (chain, seq, at, entity, entity_id, request_id, operation, actor_kind, actor_id, actor_name,
      channel, command_id, trace_id, changes, previous_hash, hash)
    values (entry.chain, entry.seq, entry.at, entry.entity, entry.entity_id, entry.request_id, entry.operation,
      entry.actor_kind, entry.actor_id, entry.actor_name, entry.channel, entry.command_id, entry.trace_id, entry.changes,
      entry.previous_hash, change_log_hash(entry.previous_hash, entry));
  return touched;
end $$;

-- Rows of the log change only under the hands of redact_log, and only in what they say.
create function refuse_log_change() returns trigger language plpgsql as $$
begin
  if setting_of_session('linja.redacting') in (old.id::text, tg_table_name)
    and to_jsonb(new) - tg_argv[0] = to_jsonb(old) - tg_argv[0] then
    return new;
  end if;
  raise exception 'rows of % cannot be changed or deleted', tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger change_log_fixed on change_log;
create trigger change_log_fixed before delete on change_log for each row execute function refuse_change();
create trigger change_log_redacted before update on change_log for each row execute function refuse_log_change('changes');
drop trigger event_fixed on event;
create trigger event_fixed before delete on event for each row execute function refuse_change();
create trigger event_redacted before update on event for each row execute function refuse_log_change('data');

-- Walks every chain: each row must carry the hash of the one before it, and its own hash must be what its content gives, or
-- a later row of the same chain says that personal values were erased from it and what it hashes to since.
create or replace function verify_change_log() returns table (log_id bigint, chain uuid, entity text, entity_id uuid, request_id uuid, at timestamptz, reason text)
  language sql stable as $$
  with redacted as (
    select distinct l.chain, d.key::bigint as id, d.value as digest
    from change_log l cross join lateral jsonb_array_elements(l.changes) as c (change)
      cross join lateral jsonb_each_text(c.change -> 'digests') as d
    where l.entity = 'log_redaction'),
  walked as (
    select l as row_, l.id, l.chain, encode(change_log_hash(l.previous_hash, l), 'hex') as content, lag(l.hash) over w as expected_previous,
      lag(l.seq) over w as previous_seq
    from change_log l window w as (partition by l.chain order by l.seq))
  select (row_).id, (row_).chain, (row_).entity, (row_).entity_id, (row_).request_id, (row_).at,
    case
      when (row_).seq <> coalesce(previous_seq, 0) + 1 then 'row_missing'
      when (row_).previous_hash <> coalesce(expected_previous, '\x') then 'link_broken'
      else 'content_changed'
    end
  from walked left join redacted x on x.id = walked.id and x.chain = walked.chain and x.digest = walked.content
  where (row_).seq <> coalesce(previous_seq, 0) + 1
    or (row_).previous_hash <> coalesce(expected_previous, '\x')
    or (encode((row_).hash, 'hex') <> content and x.id is null)
  order by (row_).id
$$;

-- The text of a mail of the desk to its own people (what happened to which request) is needed until it is sent, and is no
-- part of the log: it would keep words of requests beyond their erasure.
drop trigger log_outbound_mail on outbound_mail;
create trigger log_outbound_mail after insert or update or delete on outbound_mail for each row
  execute function log_write('outbound_mail', 'request_id', 'request_id,message_id,headers,next_attempt_at,attempts,sender,mail_message_id,body_text');
create function forget_sent_text() returns trigger language plpgsql as $$
begin
  -- One whose text was logged before keeps it, as the log says that it has it.
  if not exists (select from change_log where chain = new.id and changes @> '[{"field": "body_text"}]') then
    new.body_text := null;
  end if;
  return new;
end $$;
create trigger outbound_mail_sent before update on outbound_mail for each row
  when (new.state = 'sent' and new.message_id is null and new.body_text is not null)
  execute function forget_sent_text();
