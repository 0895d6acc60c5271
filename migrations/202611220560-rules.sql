-- Rules that decide what a contact is about and how much it presses (R6.1, R6.2, R8.1). One rule meets a contact: the first
-- in this order. A keyword rule is a rule whose one condition is words.

create table rule (
  id uuid primary key,
  name text not null,
  -- The highest is tried first (R6.2).
  rank integer not null check (rank between 1 and 100000),
  -- Whether its category goes before the one the customer chose in a form (R6.1: mail filter > form choice > keywords).
  beats_choice boolean not null default true,
  conditions jsonb not null,
  category_id uuid references category,
  priority_id uuid references priority,
  owner_id uuid references person,
  language text,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create trigger log_rule after insert or update or delete on rule for each row execute function log_write('rule', '', '');
create trigger clock_rule after insert or update or delete on rule for each statement execute function advance_settings_clock();

insert into rule (id, name, rank, beats_choice, conditions, category_id, priority_id, active, created_at, updated_at, version)
  select id, name, rank, false, jsonb_build_array(jsonb_build_object('on', 'words', 'in', search_in, 'anyOf', to_jsonb(words))),
    category_id, priority_id, active, created_at, updated_at, version
  from keyword_rule;
drop table keyword_rule;

-- How important a customer is: a person's or company's own priority (R8.1), and who may become a customer (S5-6).
alter table contact
  add column is_prospect boolean not null default false,
  add column priority_id uuid references priority;
alter table organisation
  add column is_prospect boolean not null default false,
  add column priority_id uuid references priority;
-- Whether anybody has a priority of their own stands in the snapshot of the settings, so that registering need not ask.
create index contact_own_priority on contact (priority_id) where priority_id is not null;
create trigger clock_contact_new after insert on contact for each row
  when (new.priority_id is not null) execute function advance_settings_clock();
create trigger clock_contact after update of priority_id on contact for each row
  when (new.priority_id is distinct from old.priority_id) execute function advance_settings_clock();
create trigger clock_organisation after update of priority_id on organisation for each row
  when (new.priority_id is distinct from old.priority_id) execute function advance_settings_clock();

-- The rule a request met when it was registered, by the name it had then, and what of it was so.
alter table request
  add column rule_name text,
  add column rule_because jsonb;

do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  drop trigger log_request on request;
  execute format('create trigger log_request after insert or update or delete on request for each row
    execute function log_write(%L, %L, %L)', 'request', 'id', kept || ',rule_because');
end $$;
