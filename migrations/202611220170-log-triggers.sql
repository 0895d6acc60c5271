-- One log row per write of an audited row (S3-24..29). Who and why come from the setting `linja.context`, which the
-- command sets for its transaction; a write past the product is logged as the database user's.

-- The words people know a reference by, at this moment: names change later, the log does not (trap 61).
create function log_display(field text, value text) returns text language plpgsql stable as $$
begin
  case field
    when 'owner_id', 'person_id', 'pulled_by', 'comment_person_id', 'solved_by', 'closed_by' then
      return (select name from person where id = value::uuid);
    when 'category_id', 'original_category_id' then
      return (select path from category where id = value::uuid);
    when 'parent_id' then
      return (select path from category where id = value::uuid);
    when 'priority_id', 'original_priority_id' then
      return (select name from priority where id = value::uuid);
    when 'status_id' then
      return (select name from request_status where id = value::uuid);
    when 'centre_id' then
      return (select name from centre where id = value::uuid);
    when 'contact_id' then
      return (select name from contact where id = value::uuid);
    when 'organisation_id' then
      return (select name from organisation where id = value::uuid);
    when 'calendar_id' then
      return (select name from calendar where id = value::uuid);
    when 'related_to_id' then
      return (select number::text from request where id = value::uuid);
    else
      return null;
  end case;
end $$;

-- Arguments: the entity's name in the log; the column that names its request, or ''; columns that are not logged; and, for
-- a part of a settings record or customer, the column that names the whole, whose chain it then belongs to.
create function log_write() returns trigger language plpgsql as $$
declare
  context jsonb := setting_of_session('linja.context')::jsonb;
  ignored text[] := string_to_array(tg_argv[2], ',') || '{id,created_at,created_by,updated_at,version}';
  before_ jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  after_ jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  subject jsonb := case when tg_op = 'DELETE' then before_ else after_ end;
  entry change_log;
begin
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'field', k.field,
      'oldDisplay', case when right(k.field, 3) in ('_id', '_by') then log_display(k.field, before_ ->> k.field) end,
      'newDisplay', case when right(k.field, 3) in ('_id', '_by') then log_display(k.field, after_ ->> k.field) end))
      || jsonb_build_object('old', before_ -> k.field, 'new', after_ -> k.field) order by k.field)
    into entry.changes
    from jsonb_object_keys(subject) as k (field)
    where coalesce(before_ -> k.field, 'null') is distinct from coalesce(after_ -> k.field, 'null')
      and k.field <> all (ignored);
  -- A write that changes nothing logs nothing.
  if entry.changes is null then
    return null;
  end if;
  entry.entity := tg_argv[0];
  entry.entity_id := (subject ->> 'id')::uuid;
  entry.request_id := case when tg_argv[1] = '' then null else (subject ->> tg_argv[1])::uuid end;
  entry.chain := coalesce(entry.request_id, (subject ->> tg_argv[3])::uuid, entry.entity_id);
  entry.operation := lower(tg_op);
  entry.at := coalesce((context ->> 'now')::timestamptz, now());
  entry.actor_kind := coalesce(context ->> 'kind', 'database');
  entry.actor_id := (context ->> 'id')::uuid;
  entry.actor_name := coalesce(context ->> 'name', current_user);
  entry.channel := coalesce(context ->> 'channel', 'sql');
  entry.command_id := (context ->> 'command')::uuid;
  entry.trace_id := context ->> 'trace';
  -- Two writers of one chain meet at its unique (chain, seq); the later one's command runs again.
  select l.seq, l.hash into entry.seq, entry.previous_hash
    from change_log l where l.chain = entry.chain order by l.seq desc limit 1;
  entry.seq := coalesce(entry.seq, 0) + 1;
  entry.previous_hash := coalesce(entry.previous_hash, '\x');
  insert into change_log (chain, seq, at, entity, entity_id, request_id, operation, actor_kind, actor_id, actor_name,
      channel, command_id, trace_id, changes, previous_hash, hash)
    values (entry.chain, entry.seq, entry.at, entry.entity, entry.entity_id, entry.request_id, entry.operation,
      entry.actor_kind, entry.actor_id, entry.actor_name, entry.channel, entry.command_id, entry.trace_id, entry.changes,
      entry.previous_hash, change_log_hash(entry.previous_hash, entry));
  return null;
end $$;

create trigger log_request after insert or update or delete on request for each row
  execute function log_write('request', 'id', 'number,reply_token,message_count,active_at,waiting_since,caller_e164,deadline_calendar_version_id,deadline_budget_seconds,deadline_started_at,deadline_pauses,came_back_at');
-- A message's text stands in the message itself; the log keeps that it came, and every edit of it.
create trigger log_message_insert after insert on message for each row
  execute function log_write('message', 'request_id', 'request_id,body_text,quoted_text,body_html,mail_references,inbound_message_id');
create trigger log_message_edit after update or delete on message for each row
  execute function log_write('message', 'request_id', 'request_id,mail_references,inbound_message_id');
create trigger log_outbound_mail after insert or update or delete on outbound_mail for each row
  execute function log_write('outbound_mail', 'request_id', 'request_id,message_id,headers,next_attempt_at,attempts,sender,mail_message_id');

create trigger log_contact after insert or update or delete on contact for each row
  execute function log_write('contact', '', 'search_text');
create trigger log_contact_phone after insert or update or delete on contact_phone for each row
  execute function log_write('contact_phone', '', 'position', 'contact_id');
create trigger log_contact_email after insert or update or delete on contact_email for each row
  execute function log_write('contact_email', '', 'position,address_key', 'contact_id');
create trigger log_organisation after insert or update or delete on organisation for each row
  execute function log_write('organisation', '', '');

create trigger log_person after insert or update or delete on person for each row
  execute function log_write('person', '', 'image,email_verified,preferences');
create trigger log_centre after insert or update or delete on centre for each row execute function log_write('centre', '', '');
create trigger log_centre_member after insert or update or delete on centre_member for each row
  execute function log_write('centre_member', '', '', 'centre_id');
create trigger log_api_key after insert or delete on api_key for each row execute function log_write('api_key', '', 'digest,last_used_at', 'person_id');
create trigger log_calendar after insert or update or delete on calendar for each row
  execute function log_write('calendar', '', 'current_version_id');
create trigger log_calendar_version after insert or update or delete on calendar_version for each row
  execute function log_write('calendar_version', '', '', 'calendar_id');
create trigger log_priority after insert or update or delete on priority for each row execute function log_write('priority', '', '');
create trigger log_request_status after insert or update or delete on request_status for each row
  execute function log_write('request_status', '', '');
create trigger log_category after insert or update or delete on category for each row execute function log_write('category', '', '');
create trigger log_category_member after insert or update or delete on category_member for each row
  execute function log_write('category_member', '', '', 'category_id');
create trigger log_keyword_rule after insert or update or delete on keyword_rule for each row
  execute function log_write('keyword_rule', '', '');
create trigger log_mail_address after insert or update or delete on mail_address for each row
  execute function log_write('mail_address', '', 'address_key');
create trigger log_setting_new after insert on setting for each row when (not new.secret)
  execute function log_write('setting', '', 'secret');
create trigger log_setting_change after update on setting for each row when (not new.secret and not old.secret)
  execute function log_write('setting', '', 'secret');

create trigger clock_calendar after insert or update or delete on calendar for each statement execute function advance_settings_clock();
create trigger clock_centre after insert or update or delete on centre for each statement execute function advance_settings_clock();
create trigger clock_priority after insert or update or delete on priority for each statement execute function advance_settings_clock();
create trigger clock_status after insert or update or delete on request_status for each statement execute function advance_settings_clock();
create trigger clock_category after insert or update or delete on category for each statement execute function advance_settings_clock();
create trigger clock_keyword_rule after insert or update or delete on keyword_rule for each statement execute function advance_settings_clock();
create trigger clock_mail_address after insert or update or delete on mail_address for each statement execute function advance_settings_clock();

-- Walks every chain: each row must carry the hash of the one before it, and its own hash must be what its content gives.
create function verify_change_log() returns table (log_id bigint, chain uuid, entity text, entity_id uuid, request_id uuid, at timestamptz, reason text)
  language sql stable as $$
  with walked as (
    select l as row_, lag(l.hash) over w as expected_previous, lag(l.seq) over w as previous_seq
    from change_log l window w as (partition by l.chain order by l.seq))
  select (row_).id, (row_).chain, (row_).entity, (row_).entity_id, (row_).request_id, (row_).at,
    case
      when (row_).seq <> coalesce(previous_seq, 0) + 1 then 'row_missing'
      when (row_).previous_hash <> coalesce(expected_previous, '\x') then 'link_broken'
      else 'content_changed'
    end
  from walked
  where (row_).seq <> coalesce(previous_seq, 0) + 1
    or (row_).previous_hash <> coalesce(expected_previous, '\x')
    or (row_).hash <> change_log_hash((row_).previous_hash, row_)
  order by (row_).id
$$;

-- What the log says a request's fields are, against what they are: finds a row changed with the triggers switched off
-- and rows cut from a chain's end, which no chain can see.
create function requests_against_log() returns table (request_id uuid, number integer, field text, logged jsonb, actual jsonb)
  language sql stable as $$
  with last_said as (
    select distinct on (l.request_id, c.change ->> 'field') l.request_id, c.change ->> 'field' as field, c.change -> 'new' as logged
    from change_log l cross join lateral jsonb_array_elements(l.changes) as c (change)
    where l.entity = 'request'
    order by l.request_id, c.change ->> 'field', l.seq desc)
  select r.id, r.number, coalesce(s.field, 'request'), s.logged, to_jsonb(r) -> s.field
  from request r left join last_said s on s.request_id = r.id
  where s.field is null or coalesce(s.logged, 'null') is distinct from coalesce(to_jsonb(r) -> s.field, 'null')
  order by r.number
$$;
