create table priority (
  id uuid primary key,
  name text not null,
  rank integer not null,
  budget_minutes integer check (budget_minutes >= 0),
  calendar_id uuid not null references calendar,
  is_default boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index priority_default on priority (is_default) where is_default;

create table request_status (
  id uuid primary key,
  name text not null,
  phase text not null,
  is_default boolean not null default false,
  is_queue boolean not null default false,
  new_request_on_reply boolean not null default false,
  rank integer not null default 0,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index request_status_default on request_status (phase) where is_default;

create table category (
  id uuid primary key,
  name text not null,
  -- Names from the root with "/" between; kept by `edit-category` for the whole subtree when a name or parent changes.
  path text not null,
  parent_id uuid references category,
  centre_id uuid not null references centre,
  members_only boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create index category_parent on category (parent_id);
create unique index category_path on category (centre_id, fold(path)) where active;

create table category_member (
  category_id uuid not null references category,
  person_id uuid not null references person,
  id uuid not null unique default gen_random_uuid(),
  primary key (category_id, person_id)
);
create index category_member_person on category_member (person_id);

create table keyword_rule (
  id uuid primary key,
  name text not null,
  rank integer not null check (rank between 1 and 100),
  words text[] not null,
  search_in text not null default 'both',
  category_id uuid references category,
  priority_id uuid references priority,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);

-- What a request of the centre is about until somebody says otherwise (R6.1, last in precedence).
alter table centre add column default_category_id uuid references category;
