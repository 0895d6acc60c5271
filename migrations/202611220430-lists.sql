-- Saved views of the request list. No owner: shared with everybody, or with the people of one centre.
create table view (
  id uuid primary key,
  name text not null,
  owner_id uuid references person,
  centre_id uuid references centre,
  -- The parameters of the request list as its address writes them.
  filter jsonb not null default '{}',
  sort text not null default 'newest',
  columns text[] not null default '{}',
  density text,
  position integer not null default 0,
  created_by uuid references person,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index view_owner on view (owner_id, position, id);
create trigger log_view after insert or update or delete on view for each row execute function log_write('view', '', 'position');

-- One action on many requests, worked off row by row (decision 0016).
create table bulk_run (
  id uuid primary key,
  person_id uuid not null references person,
  channel text not null,
  action text not null,
  input jsonb not null default '{}',
  -- What was chosen: {"ids": n} or {"filter": {…}, "at": moment}; the rows themselves are in bulk_row.
  selection jsonb not null,
  state text not null default 'waiting',
  total integer not null,
  undo_of uuid references bulk_run,
  created_at timestamptz not null,
  ended_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index bulk_run_person on bulk_run (person_id, created_at desc, id desc);
create index bulk_run_unfinished on bulk_run (updated_at) where state in ('waiting', 'running');
create trigger log_bulk_run after insert or update or delete on bulk_run for each row execute function log_write('bulk_run', '', '');

create table bulk_row (
  run_id uuid not null references bulk_run on delete cascade,
  position integer not null,
  request_id uuid not null references request,
  state text not null default 'waiting',
  code text,
  words text,
  -- What the field was before and what we made it, for undoing; only of actions that can be undone.
  was jsonb,
  made jsonb,
  undone boolean not null default false,
  done_at timestamptz,
  primary key (run_id, position)
);
-- The next row to do, the rows of one result, and how many have each.
create index bulk_row_state on bulk_row (run_id, state, position);

-- Who took which requests out of the house, as what; written before the first byte leaves.
create table request_export (
  id uuid primary key,
  person_id uuid not null references person,
  format text not null,
  columns text[] not null,
  filter jsonb not null,
  row_count integer not null default 0,
  outcome text not null default 'begun',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create trigger log_request_export after insert or update or delete on request_export for each row
  execute function log_write('request_export', '', '');

-- Lists of what is open, newest first: their cost must not grow with what is over.
create index request_open_created on request (created_at desc, id desc) where phase not in ('solved', 'closed');
-- The list by priority reads one stretch of this for each priority, and the list by customer those without one by what they called themselves.
create index request_priority_created on request (priority_id, created_at desc, id desc);
create index request_unlinked_name on request (fold(coalesce(caller_name, caller_phone, caller_email, '')), id) where contact_id is null;
-- What was closed in some stretch of days.
create index request_closed on request (closed_at desc, id desc) where closed_at is not null;
-- What somebody has had in hand, closed or not: request_owner_open knows only what is open.
create index request_owner_created on request (owner_id, created_at desc, id desc) where owner_id is not null;
