-- The log (domain §2.15, §4.20). Two levels: `event` is one typed row per intention, `change_log` one row per write of
-- an audited row, made by a trigger so that no writer can go round it.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Folds case, diacritics and the letters unaccent knows, so that "Malmö" is found by "malmo". Declared immutable, which
-- holds as long as nobody edits the dictionary's rules file; indexes depend on it.
create function fold(value text) returns text
  language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

create table setting (
  key text primary key,
  id uuid not null default gen_random_uuid(),
  value jsonb not null,
  -- Values of secret settings never reach the log.
  secret boolean not null default false,
  updated_at timestamptz not null default now()
);

-- Counts every write of a settings table. A process keeps its snapshot of the settings as long as the count it was
-- read at still stands; each request reads the count with its own sign-in, so no node works on an old snapshot.
create table settings_clock (
  only_row boolean primary key default true check (only_row),
  version integer not null default 1
);
insert into settings_clock default values;

create function advance_settings_clock() returns trigger language plpgsql as $$
begin
  update settings_clock set version = version + 1;
  return null;
end $$;
create trigger setting_clock after insert or update or delete on setting
  for each statement execute function advance_settings_clock();

create table event (
  id uuid primary key,
  type text not null,
  request_id uuid,
  command_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  channel text not null,
  trace_id text,
  data jsonb not null default '{}'
);
-- The facts of a request's timeline.
create index event_request on event (request_id, at, id) where request_id is not null;
create index event_type on event (type, at);

create table outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null
);

create table change_log (
  id bigint generated always as identity primary key,
  -- The request, customer or settings record the row belongs to: rows of one chain are linked by hash.
  chain uuid not null,
  seq integer not null,
  at timestamptz not null,
  entity text not null,
  entity_id uuid not null,
  request_id uuid,
  operation text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  channel text not null,
  command_id uuid,
  trace_id text,
  -- [{field, old, new, oldDisplay?, newDisplay?}]: raw values, and the words people knew them by at that moment.
  changes jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint change_log_chain_seq unique (chain, seq)
);
-- Settings and customers' changes, newest first.
create index change_log_entity on change_log (entity, id desc) where request_id is null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % cannot be changed or deleted', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger change_log_fixed before update or delete on change_log
  for each row execute function refuse_change();
create trigger change_log_kept before truncate on change_log
  for each statement execute function refuse_change();
create trigger event_fixed before update or delete on event
  for each row execute function refuse_change();
create trigger event_kept before truncate on event
  for each statement execute function refuse_change();

-- What the hash of a row covers. The moment goes in as seconds since 1970, so that the session's zone cannot change it.
create function change_log_hash(previous bytea, row_ change_log) returns bytea
  language sql stable
  as $$ select sha256(previous || convert_to(concat_ws('|', row_.chain, row_.seq, extract(epoch from row_.at), row_.entity,
    row_.entity_id, row_.request_id, row_.operation, row_.actor_kind, row_.actor_id, row_.actor_name, row_.channel,
    row_.command_id, row_.trace_id, row_.changes), 'UTF8')) $$;

create function setting_of_session(name text) returns text language sql stable
  as $$ select nullif(current_setting(name, true), '') $$;

create view field_change as
  select l.id as log_id, l.at, l.entity, l.entity_id, l.request_id, l.operation, l.actor_kind, l.actor_id, l.actor_name,
    l.channel, l.command_id, c.position::integer as position, c.change ->> 'field' as field,
    c.change -> 'old' as old_value, c.change -> 'new' as new_value,
    coalesce(c.change ->> 'oldDisplay', c.change ->> 'old') as old_display,
    coalesce(c.change ->> 'newDisplay', c.change ->> 'new') as new_display
  from change_log l cross join lateral jsonb_array_elements(l.changes) with ordinality as c (change, position);
