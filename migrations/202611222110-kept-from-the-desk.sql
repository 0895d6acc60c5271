-- The desk's own database user may add to the security log and to who read what, and take nothing out: what is old goes by
-- the functions below, which run as the owner and ask the database's clock, since the caller's may say anything.

-- Where the security log begins once its oldest end has been cut off: what the row before the first one was. The owner's.
create table security_log_cut (
  last_id bigint primary key,
  hash bytea not null,
  rows integer,
  cut_at timestamptz not null
);
-- What was cut off before this was noted: nobody knows how many rows, but the first one left says what came before it.
insert into security_log_cut (last_id, hash, cut_at)
  select id - 1, previous_hash, now() from security_event e
  where id = (select min(id) from security_event) and previous_hash <> '\x';
create trigger security_log_cut_fixed before update or delete on security_log_cut
  for each row execute function refuse_change();
create trigger security_log_cut_kept before truncate on security_log_cut
  for each statement execute function refuse_change();

create or replace function keep_security_event() returns trigger language plpgsql as $$
begin
  if setting_of_session('linja.security_kept_since') is null
    or old.at >= setting_of_session('linja.security_kept_since')::timestamptz or old.at >= now() - interval '30 days' then
    raise exception 'rows of security_event are deleted only when their time has passed' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;

-- Cuts off what is older than the setting says, never what is younger than thirty days. `now_` is the desk's clock, which
-- can make less of it old and not more. The last row stays in any case: the next one links to it. Gives how many went.
create function cut_security_log(now_ timestamptz) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  days integer := coalesce((select (value ->> 'securityLogDays')::integer from setting where key = 'sign_in_rules'), 400);
  since timestamptz := least(now_, now()) - make_interval(days => greatest(30, days));
  first_left bigint;
  cut security_event;
  gone integer;
begin
  -- The lock of those who add to it, so that the row that stays is the last one.
  perform pg_advisory_xact_lock(hashtextextended('security_event', 0));
  -- By the order of the chain up to the first row that stays; the clock of one node may have gone wrong.
  first_left := coalesce((select min(id) from security_event where at >= since), (select max(id) from security_event));
  select * into cut from security_event where id < first_left order by id desc limit 1;
  if cut.id is null then return 0; end if;
  perform set_config('linja.security_kept_since', since::text, true);
  delete from security_event where id < first_left;
  get diagnostics gone = row_count;
  perform set_config('linja.security_kept_since', '', true);
  insert into security_log_cut (last_id, hash, rows, cut_at) values (cut.id, cut.hash, gone, now());
  return gone;
end $$;

-- Each row follows the one before it, and the first one what was last cut off.
create or replace function verify_security_log() returns table (event_id bigint, at timestamptz, reason text)
  language sql stable as $$
  with walked as (
    select e as row_, coalesce(lag(e.hash) over (order by e.id),
      (select c.hash from security_log_cut c order by c.last_id desc limit 1), '\x') as expected_previous
    from security_event e)
  select (row_).id, (row_).at,
    case when (row_).hash <> security_event_hash((row_).previous_hash, row_) then 'content_changed' else 'link_broken' end
  from walked
  where (row_).hash <> security_event_hash((row_).previous_hash, row_) or (row_).previous_hash <> expected_previous
  order by (row_).id
$$;

-- Readings are kept for two years. Takes the oldest of those that are over, so many at once; gives how many went.
create function cut_customer_reads(now_ timestamptz, most integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  delete from customer_read where id in (
    select id from customer_read where at < least(now_, now()) - interval '730 days' order by at, id limit most);
  get diagnostics gone = row_count;
  return gone;
end $$;
