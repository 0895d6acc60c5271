-- When people are not at work: whole days of the person's own zone, or hours. Kept as moments, so that "absent now" is one
-- comparison whatever the zone; the zone tells which days were meant.
create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  from_at timestamptz not null,
  to_at timestamptz not null,
  whole_days boolean not null,
  zone text not null,
  reason text not null check (reason in ('sick', 'vacation', 'training', 'other')),
  note text,
  source text not null default 'manual' check (source in ('manual', 'calendar')),
  created_at timestamptz not null,
  created_by uuid references person,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint absence_lasts check (to_at > from_at)
);
-- Absent now, and the next absence of one person.
create index absence_person on absence (person_id, to_at);
-- The calendar of a team over some weeks.
create index absence_period on absence (to_at, from_at);

create trigger log_absence after insert or update or delete on absence for each row
  execute function log_write('absence', '', '', 'person_id');
