-- Automatic assignment (domain §4.12): how a category hands out what comes in, whose turn it is, and who or what gave a
-- request to its owner.

alter table category
  add column assign_method text not null default 'none'
    constraint category_assign_method check (assign_method in ('none', 'even', 'weighted', 'fewest_open')),
  -- Only people at the desk are given work; otherwise everybody who is not absent.
  add column assign_only_present boolean not null default true,
  -- The same customer within so many minutes goes to the same person; -1: not.
  add column same_agent_minutes integer not null default -1 check (same_agent_minutes between -1 and 525600),
  add column own_contact_first boolean not null default false,
  add column administrator_id uuid references person,
  add column administrator_last boolean not null default false,
  add column match_language boolean not null default false,
  add column required_skills text[] not null default '{}',
  add column reassign_when_absent boolean not null default false,
  add column take_over_when_replying boolean not null default false,
  -- Who is told of a request that nobody could be given.
  add column unassigned_addresses text[] not null default '{}',
  add column tell_members_unassigned boolean not null default true;

-- The place in the turn and the share of the work; weight 0: nothing by itself.
alter table category_member
  add column position integer,
  add column weight integer not null default 1 check (weight between 0 and 100);
update category_member m set position = o.position
  from (select m.id, row_number() over (partition by m.category_id order by fold(p.name), p.id) as position
    from category_member m join person p on p.id = m.person_id) o where o.id = m.id;
alter table category_member alter column position set not null;
create index category_member_turn on category_member (category_id, position, person_id);

-- Whoever joins stands last, whichever page made them a member; so nobody's turn is skipped or comes twice.
create function stand_last() returns trigger language plpgsql as $$
begin
  if new.position is null then
    select coalesce(max(position), 0) + 1 into new.position from category_member where category_id = new.category_id;
  end if;
  return new;
end $$;
create trigger category_member_position before insert on category_member for each row execute function stand_last();

-- Who was given the last one by turn. Not in `category`: it moves with every request and is no setting.
create table assignment_turn (
  category_id uuid primary key references category on delete cascade,
  position integer not null,
  person_id uuid not null
);
-- When somebody was last given something by itself: decides between equals.
create table person_assigned (
  person_id uuid primary key references person on delete cascade,
  at timestamptz not null
);

-- What people speak beside the language they read the desk in, and what they know.
alter table person add column languages text[] not null default '{}', add column skills text[] not null default '{}';

-- Who of us knows this customer.
alter table contact add column responsible_id uuid references person;

alter table centre
  -- One who still holds a request may pull another one with a reason, instead of not at all (R13.1).
  add column pull_with_reason boolean not null default false,
  -- What somebody who left still holds goes back to the queue after so many minutes; empty: it stays (R13.5).
  add column return_held_minutes integer check (return_held_minutes between 1 and 1440),
  -- Open requests of people who are away for days or have left go to somebody else (trap 41).
  add column redelegate boolean not null default false;

-- Who or what made the owner the owner: null: a person did, or there is none.
alter table request
  add column owner_source text constraint request_owner_source check (owner_source in
    ('even', 'weighted', 'fewest_open', 'same_agent', 'own_contact', 'administrator', 'rule', 'escalation', 'reply')),
  add column owner_since timestamptz;
update request set owner_since = updated_at where owner_id is not null and phase not in ('solved', 'closed');

-- Since when somebody has it stands in the log's own moment.
do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  drop trigger log_request on request;
  execute format('create trigger log_request after insert or update or delete on request for each row
    execute function log_write(%L, %L, %L)', 'request', 'id', kept || ',owner_since');
end $$;
-- Two more columns name a person; the rest of the function stays as it is by now.
do $$
begin
  execute replace(pg_get_functiondef('log_display(text, text)'::regprocedure),
    'when ''owner_id'',', 'when ''owner_id'', ''administrator_id'', ''responsible_id'',');
end $$;
