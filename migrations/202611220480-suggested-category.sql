-- Who or what chose the category and when (R6.1), and what the centre's own model would have said at registration.
alter table request
  add column category_source text,
  add column category_at timestamptz,
  add column suggested_category_id uuid references category,
  add column suggested_confidence real;

-- Who classified the requests there are is in their events; the latest word counts.
update request r set category_at = r.created_at, category_source = case
    when exists (select from event e where e.request_id = r.id and e.type = 'request.classified' and e.actor_kind = 'person')
      then 'manual' else 'centre' end
  where r.category_id is not null;

-- What a centre's people have sorted, in the order they did.
create index request_sorted_by_people on request (centre_id, category_at) where category_source = 'manual';

alter table centre add column suggestion_threshold real
  constraint centre_suggestion_threshold check (suggestion_threshold between 0.5 and 1);

-- What a centre has learned: made anew from its requests at any time, so neither logged nor a setting.
create table category_model (
  centre_id uuid primary key references centre on delete cascade,
  version integer not null,
  examples integer not null,
  -- Up to when sorted requests have been learned, and at the last training from nothing.
  learned_until timestamptz not null,
  examples_when_new integer not null,
  precision_measured jsonb,
  model bytea not null,
  trained_at timestamptz not null
);
-- Every node takes up a new model with the settings of the next call.
create trigger clock_category_model after insert or update or delete on category_model
  for each statement execute function advance_settings_clock();

-- When the category was set stands in the log's own moment, and what a model would have said is nobody's change.
do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  drop trigger log_request on request;
  execute format('create trigger log_request after insert or update or delete on request for each row
    execute function log_write(%L, %L, %L)', 'request', 'id',
    kept || ',category_at,suggested_category_id,suggested_confidence');
end $$;
