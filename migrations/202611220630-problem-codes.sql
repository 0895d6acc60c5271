-- Service problem codes (S1-37, S1-40): what exactly is wrong, in a short word the desk and those who do the work share.
-- Which categories a code is used in stands in rows of its own and not in the code: one code may be right in many places, and
-- one without any is right everywhere.

create table problem_code (
  id uuid primary key,
  code text not null check (code <> ''),
  -- By language; in at least one.
  names jsonb not null check (names <> '{}'),
  rank integer not null default 50 check (rank between 0 and 999),
  -- What a request with this code asks for at least (R8.1).
  priority_id uuid references priority,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index problem_code_code on problem_code (fold(code));

create table problem_code_category (
  problem_code_id uuid not null references problem_code,
  category_id uuid not null references category,
  id uuid not null unique default gen_random_uuid(),
  primary key (problem_code_id, category_id)
);
create index problem_code_category_category on problem_code_category (category_id);

create trigger log_problem_code after insert or update or delete on problem_code for each row
  execute function log_write('problem_code', '', '');
create trigger log_problem_code_category after insert or update or delete on problem_code_category for each row
  execute function log_write('problem_code_category', '', '', 'problem_code_id');
create trigger clock_problem_code after insert or update or delete on problem_code
  for each statement execute function advance_settings_clock();
create trigger clock_problem_code_category after insert or update or delete on problem_code_category
  for each statement execute function advance_settings_clock();

alter table request
  add column problem_code_id uuid references problem_code,
  -- The code that raised the priority, where one did (`priority_source`): the request may have another one since.
  add column priority_code_id uuid references problem_code;
create index request_problem_code on request (problem_code_id, created_at desc, id desc) where problem_code_id is not null;

-- A code is known in the log by the code itself; the rest of the function stays as it is by now.
do $$
begin
  execute replace(pg_get_functiondef('log_display(text, text)'::regprocedure), 'when ''centre_id'' then',
    'when ''problem_code_id'', ''priority_code_id'' then
      return (select code from problem_code where id = value::uuid);
    when ''centre_id'' then');
end $$;
