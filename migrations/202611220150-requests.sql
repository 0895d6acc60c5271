-- Numbers come from a sequence: gaps are fine, the same number twice is not (trap 2).
create sequence request_number as integer start with 100001;

create table request (
  id uuid primary key,
  number integer not null unique default nextval('request_number'),
  -- The part of the mail tag nobody can guess (R7.2).
  reply_token text not null,
  kind text not null default 'undetermined',
  sub_kind text,
  channel text,
  intake_mode text not null default 'call_taker',
  phase text not null,
  status_id uuid not null references request_status,
  subject text,
  description text,
  language text,
  centre_id uuid references centre,
  category_id uuid references category,
  original_category_id uuid references category,
  priority_id uuid not null references priority,
  original_priority_id uuid not null references priority,
  priority_source text not null default 'default',
  owner_id uuid references person,
  contact_id uuid references contact,
  caller_name text,
  caller_phone text,
  caller_e164 text,
  caller_email text,
  work_address text,
  information_given text,
  comment_text text,
  comment_subject text,
  comment_person_id uuid references person,
  solution text,
  deadline_at timestamptz,
  deadline_source text not null default 'computed',
  deadline_started_at timestamptz,
  deadline_budget_seconds integer,
  deadline_calendar_version_id uuid references calendar_version,
  -- [{from, to?}]: when the deadline stood still, in centres that want it (§4.9).
  deadline_pauses jsonb not null default '[]',
  postponed_until timestamptz,
  waiting_since timestamptz,
  pulled_by uuid references person,
  pulled_at timestamptz,
  pull_disposition text,
  came_back_at timestamptz,
  reported_at timestamptz not null,
  replied_at timestamptz,
  solved_at timestamptz,
  solved_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  related_to_id uuid references request,
  message_count integer not null default 0,
  active_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  version integer not null default 1
);
-- The queue in its order (§4.13): only what waits, so its size does not grow with history.
create index request_queue on request (category_id, deadline_at asc nulls last, created_at, id)
  where owner_id is null and phase = 'registered';
create index request_owner_open on request (owner_id, deadline_at) where phase not in ('solved', 'closed');
create index request_held on request (pulled_by) where pulled_by is not null and pull_disposition is null;
create index request_postponed on request (postponed_until) where phase = 'postponed';
create index request_contact on request (contact_id, created_at desc) where contact_id is not null;
create index request_caller on request (caller_e164) where caller_e164 is not null and contact_id is null;
-- Lists, newest first, and by deadline or activity among what is open.
create index request_created on request (created_at desc, id desc);
create index request_category_created on request (category_id, created_at desc, id desc);
create index request_open_deadline on request (deadline_at asc nulls last, id) where phase not in ('solved', 'closed');
create index request_active on request (active_at desc, id desc);
create index request_closed_by on request (closed_by, closed_at desc) where closed_by is not null;

create table message (
  id uuid primary key,
  request_id uuid not null references request,
  kind text not null,
  author_kind text not null,
  author_id uuid,
  author_name text not null,
  subject text,
  body_text text not null,
  quoted_text text,
  body_html text,
  recipients jsonb not null default '[]',
  mail_message_id text,
  mail_references text[] not null default '{}',
  inbound_message_id uuid,
  unverified boolean not null default false,
  created_at timestamptz not null
);
create index message_request on message (request_id, created_at, id);
-- Threading: In-Reply-To and References against every mail that came or went (§4.7).
create index message_mail_id on message (mail_message_id) where mail_message_id is not null;

create table attachment (
  id uuid primary key,
  message_id uuid not null references message,
  request_id uuid not null references request,
  position integer not null,
  filename text not null,
  mime text not null,
  size integer not null,
  content_id text,
  inline boolean not null default false,
  sha256 bytea not null references file
);
create index attachment_message on attachment (message_id, position);

create table request_search (
  request_id uuid primary key references request,
  document tsvector not null
);
create index request_search_document on request_search using gin (document);
