-- Who is at work (domain §2.16). Presence changes many times a day and is no part of the log; what it was is kept as spans,
-- for reports, and every change is an event.
create table person_presence (
  person_id uuid primary key references person,
  state text not null check (state in ('available', 'busy', 'break', 'away', 'offline')),
  note text,
  -- When the person said to be back; seen again after that, they are available.
  until_at timestamptz,
  since timestamptz not null,
  -- The last act of the person in the web client, by the minute.
  active_at timestamptz not null,
  -- What led to the state: an offline person who chose it stays so; every other one is back with the next act.
  set_by text not null check (set_by in ('self', 'activity', 'inactivity', 'sign_out', 'supervisor'))
);

create table presence_span (
  id uuid primary key,
  person_id uuid not null references person,
  state text not null,
  from_at timestamptz not null,
  to_at timestamptz
);
-- A person is in one state at a time.
create unique index presence_span_open on presence_span (person_id) where to_at is null;
create index presence_span_person on presence_span (person_id, from_at);

-- After this long without an act a person counts as gone (offline).
alter table centre add column inactivity_minutes integer not null default 120
  check (inactivity_minutes between 5 and 1440);
