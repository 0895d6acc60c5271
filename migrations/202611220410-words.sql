-- Words kept for writing: text modules and templates, signatures, macros. Texts are objects of language → formatted
-- text of the small set, tidied before they are written.

create table text_module (
  id uuid primary key,
  kind text not null default 'module' check (kind in ('module', 'template')),
  -- What is typed after `::`.
  keyword text not null,
  name text not null,
  texts jsonb not null,
  -- Null: everybody's.
  owner_id uuid references person,
  -- Offered only there: a centre, or a category with all below it.
  centre_id uuid references centre,
  category_id uuid references category,
  used_in text not null default 'both' check (used_in in ('reply', 'note', 'both')),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
-- A keyword means one thing to one person: theirs first, then everybody's.
create unique index text_module_keyword
  on text_module (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), fold(keyword));

create table signature (
  id uuid primary key,
  -- Whose: a person's, a centre's, or, with neither, the whole desk's.
  person_id uuid references person,
  centre_id uuid references centre,
  texts jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check (person_id is null or centre_id is null)
);
create unique index signature_whose
  on signature (coalesce(person_id, centre_id, '00000000-0000-0000-0000-000000000000'));

-- The signature a mail of ours carries, as it was rendered when the message was written.
create table message_signature (
  message_id uuid primary key references message,
  html text not null
);

create table macro (
  id uuid primary key,
  name text not null,
  -- A key pressed with Alt, or null.
  shortcut text,
  owner_id uuid references person,
  centre_id uuid references centre,
  steps jsonb not null,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index macro_name on macro (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), fold(name));
create index macro_owner on macro (owner_id);

-- A run under its own id happens once, however often it is sent.
create table macro_run (
  id uuid primary key,
  macro_id uuid not null,
  request_id uuid not null references request,
  person_id uuid,
  at timestamptz not null
);

-- How often a text module, template or macro was used; orders what is offered. Not audited: it is a convenience.
create table writing_use (
  subject_id uuid primary key,
  times integer not null default 1,
  last_at timestamptz not null
);

create trigger log_text_module after insert or update or delete on text_module for each row
  execute function log_write('text_module', '', '');
create trigger log_signature after insert or update or delete on signature for each row
  execute function log_write('signature', '', '');
create trigger log_macro after insert or update or delete on macro for each row execute function log_write('macro', '', '');

create trigger clock_text_module after insert or update or delete on text_module for each statement execute function advance_settings_clock();
create trigger clock_signature after insert or update or delete on signature for each statement execute function advance_settings_clock();
create trigger clock_macro after insert or update or delete on macro for each statement execute function advance_settings_clock();
