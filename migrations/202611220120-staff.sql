create table calendar (
  id uuid primary key,
  name text not null,
  current_version_id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
-- Rules are never overwritten: a deadline names the version it was computed with and can always be explained.
create table calendar_version (
  id uuid primary key,
  calendar_id uuid not null references calendar,
  rules jsonb not null,
  created_at timestamptz not null default now()
);
create index calendar_version_calendar on calendar_version (calendar_id);
alter table calendar add foreign key (current_version_id) references calendar_version deferrable initially deferred;

create table centre (
  id uuid primary key,
  name text not null,
  calendar_id uuid not null references calendar,
  language text not null,
  active boolean not null default true,
  max_pulled integer not null default 1 check (max_pulled between 1 and 20),
  may_pick_from_pool boolean not null default true,
  pause_deadline_while_waiting boolean not null default false,
  reported_at_starts_deadline boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);

-- `person`, `session`, `account` and `verification` are the tables of the sign-in library as well.
create table person (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  roles text[] not null default '{agent}',
  language text not null default 'en',
  zone text not null default 'UTC',
  active boolean not null default true,
  preferences jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index person_email on person (lower(email));
create index person_name on person (fold(name), id);

create table session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);

create table account (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_person on account (person_id);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table centre_member (
  centre_id uuid not null references centre,
  person_id uuid not null references person,
  id uuid not null unique default gen_random_uuid(),
  primary key (centre_id, person_id)
);
create index centre_member_person on centre_member (person_id);

-- Keys are 256 random bits, so a plain digest is enough to store them by; the key itself is shown once.
create table api_key (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  start text not null,
  digest bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz
);
create index api_key_person on api_key (person_id);
