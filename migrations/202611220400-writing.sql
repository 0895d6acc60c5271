-- Files handed in for a message that is still being written. They go a while after nobody needs them any more: sent ones
-- stand as attachments by then, and their bytes stay because those name them.
create table upload (
  id uuid primary key,
  person_id uuid not null references person,
  sha256 bytea not null references file,
  filename text not null,
  mime text not null,
  size integer not null,
  keep_until timestamptz not null,
  created_at timestamptz not null
);
create index upload_keep_until on upload (keep_until);
-- Whether bytes are still named by somebody is asked when they would go.
create index upload_sha256 on upload (sha256);
create index attachment_sha256 on attachment (sha256);

-- What somebody is writing on a request. Not in the log: nobody has said it yet.
create table draft (
  person_id uuid not null references person,
  request_id uuid not null references request,
  mode text not null,
  -- {reply|note|call_note: {html, attachmentIds}}; only what is not empty. Each kind has a text of its own.
  entries jsonb not null,
  recipients jsonb not null default '{}',
  afterwards text not null default 'stay',
  since_count integer,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (person_id, request_id)
);
create index draft_newest on draft (person_id, updated_at desc, request_id);
create index draft_age on draft (updated_at);

-- A draft handed to a colleague, until they take it over. Beside their own one, so that neither is lost.
create table handed_draft (
  id uuid primary key,
  request_id uuid not null references request,
  to_person_id uuid not null references person,
  from_person_id uuid not null references person,
  note text,
  mode text not null,
  entries jsonb not null,
  recipients jsonb not null default '{}',
  afterwards text not null default 'stay',
  created_at timestamptz not null
);
create index handed_draft_to on handed_draft (to_person_id, created_at desc);
create index handed_draft_age on handed_draft (created_at);

-- A reply waits here before it leaves, so that it can be taken back; taken back it is kept, and marked.
alter table message add column held_until timestamptz;
alter table message add column held_effects jsonb;
alter table message add column withdrawn_at timestamptz;
create index message_held on message (held_until) where held_until is not null;

drop trigger log_message_insert on message;
create trigger log_message_insert after insert on message for each row
  execute function log_write('message', 'request_id', 'request_id,body_text,quoted_text,body_html,mail_references,inbound_message_id,held_until,held_effects');
drop trigger log_message_edit on message;
create trigger log_message_edit after update or delete on message for each row
  execute function log_write('message', 'request_id', 'request_id,mail_references,inbound_message_id,held_until,held_effects');
