-- Working together (domain §3.2, trap 43): who is looking at a request, whether its owner has read it, who was mentioned,
-- and what people are told.

-- Who has a request open. Gone with the server's memory when it must be: nothing here is worth a write-ahead log.
create unlogged table request_viewer (
  request_id uuid not null,
  person_id uuid not null,
  tab_id uuid not null,
  state text not null check (state in ('viewing', 'writing_reply', 'writing_note')),
  seen_at timestamptz not null,
  primary key (request_id, person_id, tab_id)
);
create index request_viewer_seen on request_viewer (seen_at);

-- The read light. Never read by this owner: red; somebody else has written since: yellow; else green.
alter table request add column owner_first_read_at timestamptz;
alter table request add column owner_read_at timestamptz;
alter table request add column unread_since timestamptz;

-- A new owner has read nothing, and what another than the owner writes is unread. Here and not in the commands, because
-- every way to change an owner or to add a message must count, also those that come later.
create function keep_read_light() returns trigger language plpgsql as $$
declare
  context jsonb := setting_of_session('linja.context')::jsonb;
begin
  if old.owner_id is distinct from new.owner_id then
    new.owner_first_read_at := null;
    new.owner_read_at := null;
    new.unread_since := null;
  elsif new.unread_since is null and (context ->> 'id')::uuid is distinct from new.owner_id then
    new.unread_since := coalesce((context ->> 'now')::timestamptz, now());
  end if;
  return new;
end $$;
create trigger request_read_light before update on request for each row
  when (old.owner_id is distinct from new.owner_id
    or (new.message_count > old.message_count and new.owner_id is not null))
  execute function keep_read_light();

-- Reading is no change of the request: the log's trigger keeps its columns and leaves out these three as well.
do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  drop trigger log_request on request;
  execute format('create trigger log_request after insert or update or delete on request for each row
    execute function log_write(%L, %L, %L)', 'request', 'id',
    kept || ',owner_first_read_at,owner_read_at,unread_since');
end $$;

create table message_mention (
  message_id uuid not null references message on delete cascade,
  person_id uuid not null references person,
  primary key (message_id, person_id)
);

-- What somebody is told. One event tells one person once, however often it is delivered.
create table notification (
  id uuid primary key,
  person_id uuid not null references person,
  request_id uuid not null references request,
  kind text not null,
  event_id uuid not null,
  actor_name text not null,
  facts jsonb not null default '{}',
  on_screen boolean not null default true,
  created_at timestamptz not null,
  read_at timestamptz,
  -- When it is to go out by e-mail or push; empty: not wanted, sent, or no longer needed.
  email_due_at timestamptz,
  push_due_at timestamptz,
  constraint notification_once unique (event_id, person_id)
);
create unique index notification_new_once on notification (person_id, request_id) where kind = 'new_in_categories';
create index notification_person on notification (person_id, created_at desc, id desc) where on_screen;
create index notification_unread on notification (person_id, request_id) where read_at is null and on_screen;
create index notification_email_due on notification (email_due_at) where email_due_at is not null;
create index notification_push_due on notification (push_due_at) where push_due_at is not null;

-- What a person wants to be told and how; what is not written here is as the product proposes.
create table notification_choice (
  person_id uuid primary key references person,
  choices jsonb not null default '{}',
  outside_hours text not null default 'wait' check (outside_hours in ('wait', 'always')),
  updated_at timestamptz not null
);
create index notification_choice_new on notification_choice (person_id) where choices ? 'new_in_categories';

create table push_subscription (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  browser text not null default '',
  created_at timestamptz not null
);
create index push_subscription_person on push_subscription (person_id);

-- Deadlines that were told of, so that each is told once; a moved deadline is another one.
create table deadline_notice (
  request_id uuid not null references request on delete cascade,
  kind text not null check (kind in ('due_soon', 'overdue')),
  deadline_at timestamptz not null,
  primary key (request_id, kind)
);

-- A mail of the desk to its own people belongs to no message and no request; its text is its own.
alter table outbound_mail alter column message_id drop not null;
alter table outbound_mail alter column request_id drop not null;
alter table outbound_mail add column body_text text;
