-- Requests on their way from one category to another, or with their category to another centre: in batches after the order,
-- so that nobody waits for the locks of hundreds of thousands. What the log says of each request stands there; this is only
-- how far it is.
create table category_move (
  id uuid primary key,
  from_id uuid not null references category,
  -- The same where the category went to another centre and its requests go along.
  to_id uuid not null references category,
  -- In whose name the log notes it.
  person_id uuid references person,
  channel text not null,
  total integer not null,
  moved integer not null default 0,
  -- Open ones go first; then all, newest first, from here on.
  open_moved boolean not null default false,
  after_at timestamptz,
  after_id uuid,
  due_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  updated_at timestamptz not null
);
create unique index category_move_running on category_move (from_id) where ended_at is null;
