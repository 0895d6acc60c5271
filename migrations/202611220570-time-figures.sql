-- Whose time a status is: waiting in the queue, with us, or outside the house (§2.7).
alter table request_status add column track_time_as text not null default 'internal'
  constraint request_status_track_time_as check (track_time_as in ('none', 'queue', 'internal', 'external'));
update request_status set track_time_as = case
    when phase in ('new', 'registered') then 'queue'
    when phase in ('assigned', 'in_process', 'postponed') then 'internal'
    when phase = 'waiting_customer' then 'external'
    else 'none' end;

-- Working and real seconds of a request so far, kept by whatever changes its status; the stretch that still runs begins at time_since.
alter table request
  add column time_since timestamptz,
  add column queue_seconds double precision not null default 0,
  add column queue_real_seconds double precision not null default 0,
  add column internal_seconds double precision not null default 0,
  add column internal_real_seconds double precision not null default 0,
  add column external_seconds double precision not null default 0,
  add column external_real_seconds double precision not null default 0,
  -- From its start, without the time it was closed: what closing took, once it is closed.
  add column open_seconds double precision not null default 0,
  add column open_real_seconds double precision not null default 0,
  add column reply_seconds double precision,
  add column reply_real_seconds double precision,
  -- The budget in business days, where the priority counts in those (§4.9 BD); the seconds beside it are what they came to.
  add column deadline_budget_days integer,
  -- When its owner is told that it comes near: within opening hours, as the deadline itself.
  add column deadline_warn_at timestamptz;

-- What is about to be due, to be told of once.
create index request_warn on request (deadline_warn_at) where phase not in ('solved', 'closed') and owner_id is not null;

-- Earlier stretches of the requests there are were not measured; the present one began with the latest thing known.
update request set time_since = greatest(created_at, pulled_at, waiting_since, solved_at, closed_at);
alter table request alter column time_since set default now(), alter column time_since set not null;

-- An office counts either working minutes or whole business days.
alter table priority add column budget_business_days integer
  constraint priority_budget_business_days check (budget_business_days between 0 and 3650);
alter table priority add constraint priority_one_budget check (budget_minutes is null or budget_business_days is null);

-- The figures follow from changes that are in the log already.
do $$
declare
  kept text;
begin
  select split_part(encode(tgargs, 'escape'), '\000', 3) into kept
    from pg_trigger where tgname = 'log_request' and tgrelid = 'request'::regclass;
  drop trigger log_request on request;
  execute format('create trigger log_request after insert or update or delete on request for each row
    execute function log_write(%L, %L, %L)', 'request', 'id',
    kept || ',time_since,queue_seconds,queue_real_seconds,internal_seconds,internal_real_seconds,external_seconds,external_real_seconds'
      || ',open_seconds,open_real_seconds,reply_seconds,reply_real_seconds,deadline_budget_days,deadline_warn_at');
end $$;
