-- Escalation (domain §2.6, §3.2, §4.11): what happens by itself, level by level, when a request of a priority is not dealt with.

create table escalation_chain (
  id uuid primary key,
  priority_id uuid not null unique references priority,
  -- Counted in the hours of the priority's calendar only; else around the clock.
  in_time_frame_only boolean not null default true,
  on_new_request text not null default 'restart',
  on_read text not null default 'none',
  on_owner_changed text not null default 'none',
  on_new_info text not null default 'none',
  on_closed text not null default 'stop',
  on_priority_changed text not null default 'continue',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint escalation_chain_reactions check (
    array[on_new_request, on_read, on_owner_changed, on_new_info, on_closed, on_priority_changed]
      <@ array['none', 'stop', 'continue', 'restart'])
);

create table escalation_level (
  id uuid primary key,
  priority_id uuid not null references priority,
  level integer not null check (level between 1 and 9),
  -- From the level before, not from registration (R11.3).
  after_minutes integer not null check (after_minutes between 1 and 525600),
  assign_to text not null default 'nobody' check (assign_to in ('nobody', 'person', 'queue', 'automatic')),
  -- Empty with `person`: whoever was meant is not known here, and it goes to the queue.
  person_id uuid references person,
  tell_owner boolean not null default false,
  tell_administrator boolean not null default false,
  tell_customer boolean not null default false,
  -- Which text the customer gets; none, or one that has been deleted: the product's own words.
  customer_text_id uuid references text_module on delete set null,
  addresses text[] not null default '{}',
  address_text_id uuid references text_module on delete set null,
  constraint escalation_level_once unique (priority_id, level)
);
create index escalation_level_text on escalation_level (customer_text_id, address_text_id);

create trigger log_escalation_chain after insert or update or delete on escalation_chain for each row
  execute function log_write('escalation_chain', '', 'priority_id', 'priority_id');
create trigger log_escalation_level after insert or update or delete on escalation_level for each row
  execute function log_write('escalation_level', '', 'priority_id', 'priority_id');
create trigger clock_escalation_chain after insert or update or delete on escalation_chain
  for each statement execute function advance_settings_clock();
create trigger clock_escalation_level after insert or update or delete on escalation_level
  for each statement execute function advance_settings_clock();

-- The texts a level sends are known in the log by their names; the rest of the function stays as it is by now.
do $$
begin
  execute replace(pg_get_functiondef('log_display(text, text)'::regprocedure), 'when ''centre_id'' then',
    'when ''customer_text_id'', ''address_text_id'' then
      return (select name from text_module where id = value::uuid);
    when ''centre_id'' then');
end $$;

-- Where a request stands in its chain. Beside the request and not in it: a level that comes due must not rewrite a row that
-- bears twenty indexes, nor make a version that refuses what somebody is writing.
create table request_escalation (
  id uuid primary key,
  request_id uuid not null unique references request on delete cascade,
  priority_id uuid not null references priority,
  -- Whose it was at the last event: tells a new owner from the same one.
  owner_id uuid,
  -- The last level carried out; 0: none yet.
  level integer not null default 0,
  -- Stopped by an event of the chain; held while the request waits, is blank, a comment, solved or closed.
  stopped boolean not null default false,
  held boolean not null default false,
  -- Running: when the next level is due. Standing still: how long it still has, in seconds of the chain's clock.
  due_at timestamptz,
  left_seconds double precision,
  -- Which event it stands so by, and since when.
  because text,
  changed_at timestamptz not null,
  -- Up to which event it has followed its request, so that one delivered twice counts once.
  seen_at timestamptz not null,
  seen_event_id uuid not null,
  check (due_at is null or left_seconds is null)
);
create index request_escalation_due on request_escalation (due_at) where due_at is not null;
create trigger log_request_escalation after insert or update or delete on request_escalation for each row
  execute function log_write('request_escalation', 'request_id', 'request_id,priority_id,owner_id,held,because,changed_at,seen_at,seen_event_id');

-- Events of requests that chains have not followed yet; empty but for a moment.
create table escalation_event (
  event_id uuid primary key,
  request_id uuid not null,
  take_from timestamptz not null
);
create index escalation_event_request on escalation_event (request_id);
create index escalation_event_take on escalation_event (take_from);

-- The list of deferred work (R11.2): after how many minutes of working time of the centre something counts as left lying.
alter table centre
  add column deferred_registered_minutes integer not null default 240 check (deferred_registered_minutes between 1 and 525600),
  add column deferred_assigned_minutes integer not null default 480 check (deferred_assigned_minutes between 1 and 525600);

-- Since when its owner has it. Here and not in the commands, because every way to change an owner must count.
alter table request add column if not exists owner_since timestamptz;
create function keep_owner_since() returns trigger language plpgsql as $$
begin
  new.owner_since := case when new.owner_id is not null then
    coalesce((setting_of_session('linja.context')::jsonb ->> 'now')::timestamptz, now()) end;
  return new;
end $$;
create trigger request_owner_given before insert on request for each row
  when (new.owner_id is not null) execute function keep_owner_since();
create trigger request_owner_changed before update on request for each row
  when (old.owner_id is distinct from new.owner_id) execute function keep_owner_since();
update request set owner_since = updated_at
  where owner_id is not null and owner_since is null and phase not in ('solved', 'closed');

-- Since when somebody has it stands in the log's own moment.
do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  if not 'owner_since' = any (string_to_array(kept, ',')) then
    drop trigger log_request on request;
    execute format('create trigger log_request after insert or update or delete on request for each row
      execute function log_write(%L, %L, %L)', 'request', 'id', kept || ',owner_since');
  end if;
end $$;
