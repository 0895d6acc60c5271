-- What a person last chose or confirmed as category: kept when a rule puts another one in its place, so that the quality
-- of what machines say can be measured, and learned from.
alter table request
  add column human_category_id uuid references category,
  add column human_category_at timestamptz;

do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  drop trigger log_request on request;
  -- What people chose is in the log already; saying it again in a second column is nobody's change.
  update request set human_category_id = category_id, human_category_at = category_at
    where category_source = 'manual' and category_id is not null;
  -- When it was chosen stands in the log's own moment.
  execute format('create trigger log_request after insert or update or delete on request for each row
    execute function log_write(%L, %L, %L)', 'request', 'id', kept || ',human_category_at');
  execute replace(pg_get_functiondef('log_display(text, text)'::regprocedure),
    'when ''category_id'', ''original_category_id'' then',
    'when ''category_id'', ''original_category_id'', ''human_category_id'' then');
end $$;

-- What people have sorted into a category, in the order they did: for learning, and for joining categories.
create index request_chosen_by_people on request (human_category_id, human_category_at) include (id)
  where human_category_id is not null;
drop index request_sorted_by_people;
