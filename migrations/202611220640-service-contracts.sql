-- Service contracts (§2.13, §3.10): of a person or of a company, for a span of days in the office's zone. What they cover comes
-- with what is covered; that there is one decides how much a request presses (R8.2).

create table service_contract (
  id uuid primary key,
  number text not null check (number <> ''),
  name text,
  contact_id uuid references contact,
  organisation_id uuid references organisation,
  effective_on date not null,
  -- The last day it holds; none: until somebody ends it.
  expiry_on date,
  -- Expired is what an active one is after its last day, so it is never written down.
  status text not null default 'free' check (status in ('free', 'active', 'canceled', 'closed')),
  -- What requests of its customer get where nothing stronger says so.
  priority_id uuid references priority,
  note text,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint service_contract_one_customer check ((contact_id is null) <> (organisation_id is null)),
  constraint service_contract_days check (expiry_on >= effective_on)
);
-- The number of an erased customer's is no number any more.
create unique index service_contract_number on service_contract (fold(number)) where number <> '—';
create index service_contract_begins on service_contract (fold(number) text_pattern_ops);
create index service_contract_contact on service_contract (contact_id) where contact_id is not null;
create index service_contract_organisation on service_contract (organisation_id) where organisation_id is not null;
-- Whether any has a priority stands in the snapshot of the settings, as for people and companies.
create index service_contract_own_priority on service_contract (priority_id) where priority_id is not null;

create trigger log_service_contract after insert or update or delete on service_contract for each row
  execute function log_write('service_contract', '', '', 'contact_id');
create trigger clock_service_contract_new after insert on service_contract for each row
  when (new.priority_id is not null) execute function advance_settings_clock();
create trigger clock_service_contract after update of priority_id on service_contract for each row
  when (new.priority_id is distinct from old.priority_id) execute function advance_settings_clock();

insert into personal_column (table_name, key_column, column_name, erased) values
  ('service_contract', 'contact_id', 'number', '"—"'), ('service_contract', 'contact_id', 'name', 'null'),
  ('service_contract', 'contact_id', 'note', 'null');
