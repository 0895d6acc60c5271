-- What was written to many requests at once stands in their messages. Beside the run it is needed only until each of its rows
-- has been worked off, and in the log, in a chain of no request, nobody could ever erase it. Decision 0037.

-- The words of an order on many requests, while they may still be needed. No part of the log.
create table bulk_words (
  run_id uuid primary key references bulk_run on delete cascade,
  words jsonb not null,
  -- From when on they are not kept for another try; null while the run goes on.
  forget_at timestamptz
);
create index bulk_words_forget on bulk_words (forget_at) where forget_at is not null;
-- What is still to be sent to our own people repeats subjects of requests.
create index outbound_mail_desk_text on outbound_mail (id) where message_id is null and body_text is not null;

-- The words of what was ordered before: of what goes on or may be tried again they are kept, all else forgets them.
insert into bulk_words (run_id, words, forget_at)
  select b.id, jsonb_strip_nulls(jsonb_build_object('text', b.input -> 'text', 'reason', b.input -> 'reason')),
    case when b.state = 'done' then now() + interval '7 days' end
  from bulk_run b where (b.input ? 'text' or b.input ? 'reason')
    and (b.state in ('waiting', 'running') or (b.state = 'done'
      and exists (select from bulk_row r where r.run_id = b.id and r.state in ('refused', 'failed'))));

-- A value of a run or an export without what somebody wrote: an order says only that it had words, a filter that it had some.
create function without_words(entity text, field text, value jsonb) returns jsonb language sql immutable as $$
  select case
    when entity = 'bulk_run' and field = 'input' and (value ? 'text' or value ? 'reason')
      then value - 'text' - 'reason' || '{"worded": true}'
    when entity = 'bulk_run' and field = 'selection' and value #> '{filter,q}' is not null then jsonb_set(value, '{filter,q}', '"—"')
    when entity = 'request_export' and field = 'filter' and value ? 'q' then jsonb_set(value, '{q}', '"—"')
    else value end
$$;

-- The rows themselves change past the log, which then tells the same of them.
alter table bulk_run disable trigger log_bulk_run;
update bulk_run set input = without_words('bulk_run', 'input', input), selection = without_words('bulk_run', 'selection', selection)
  where input ? 'text' or input ? 'reason' or selection #> '{filter,q}' is not null;
alter table bulk_run enable trigger log_bulk_run;
alter table request_export disable trigger log_request_export;
update request_export set filter = without_words('request_export', 'filter', filter) where filter ? 'q';
alter table request_export enable trigger log_request_export;

-- As erasing does it (redact_log): hashes stay, and each chain says which of its rows changed and what they hash to now.
do $$
declare
  chain_ uuid;
  row_ change_log;
  entry change_log;
  redacted jsonb;
  digests jsonb;
begin
  for chain_ in select distinct l.chain from change_log l cross join lateral jsonb_array_elements(l.changes) as c (change)
    where l.request_id is null and l.entity in ('bulk_run', 'request_export')
      and (without_words(l.entity, c.change ->> 'field', c.change -> 'old') is distinct from c.change -> 'old'
        or without_words(l.entity, c.change ->> 'field', c.change -> 'new') is distinct from c.change -> 'new')
  loop
    digests := '{}';
    for row_ in select * from change_log where chain = chain_ order by seq loop
      select jsonb_agg(c.change || jsonb_build_object(
          'old', without_words(row_.entity, c.change ->> 'field', c.change -> 'old'),
          'new', without_words(row_.entity, c.change ->> 'field', c.change -> 'new')) order by c.position)
        into redacted from jsonb_array_elements(row_.changes) with ordinality as c (change, position);
      entry := row_;
      if redacted is distinct from row_.changes then
        row_.changes := redacted;
        digests := digests || jsonb_build_object(row_.id, encode(change_log_hash(row_.previous_hash, row_), 'hex'));
        perform set_config('linja.redacting', row_.id::text, true);
        update change_log set changes = redacted where id = row_.id;
      end if;
    end loop;
    perform set_config('linja.redacting', '', true);
    insert into change_log (chain, seq, at, entity, entity_id, operation, actor_kind, actor_name, channel, changes, previous_hash, hash)
      select e.chain, e.seq, e.at, e.entity, e.entity_id, e.operation, e.actor_kind, e.actor_name, e.channel, e.changes,
        e.previous_hash, change_log_hash(e.previous_hash, e)
      from (select (jsonb_populate_record(null::change_log, jsonb_build_object('chain', chain_, 'seq', entry.seq + 1,
        'at', now(), 'entity', 'log_redaction', 'entity_id', chain_, 'operation', 'update', 'actor_kind', 'system',
        'actor_name', 'Linja', 'channel', 'sql', 'previous_hash', entry.hash, 'changes', jsonb_build_array(jsonb_build_object(
          'field', 'erased_rows', 'old', null, 'new', (select count(*) from jsonb_object_keys(digests)), 'digests', digests))))).*) as e;
  end loop;
  perform set_config('linja.redacting', 'event', true);
  update event set data = jsonb_set(data, '{filter,q}', '"—"')
    where type = 'requests.exported' and data #> '{filter,q}' is not null;
  perform set_config('linja.redacting', '', true);
end $$;
drop function without_words(text, text, jsonb);

-- Besides what personal_column names: words that lie beside a request and name it by other means than a reference.
create function forget_words_beside(request_ uuid, number_ integer) returns void language sql as $$
  delete from bulk_words where forget_at is not null
    and run_id in (select run_id from bulk_row where request_id = request_);
  delete from outbound_mail where message_id is null and body_text is not null
    and body_text ~ ('/requests/' || number_ || '(\D|$)');
$$;

create or replace function erase_request(request_ uuid, now_ timestamptz) returns void language plpgsql as $$
declare
  part record;
  digests bytea[] := files_of_request(request_);
begin
  perform forget_words_beside(r.id, r.number) from request r where r.id = request_;
  delete from message_signature where message_id in (select id from message where request_id = request_);
  for part in select distinct table_name, key_column, column_name is null as whole
    from personal_column where table_name not like 'contact%' order by whole desc, table_name
  loop
    if part.whole then
      execute format('delete from %I where %I = $1', part.table_name, part.key_column) using request_;
    elsif part.table_name <> 'request' then
      perform erase_columns(part.table_name, part.key_column, array[request_]);
    end if;
  end loop;
  update inbound_message set external_id = 'erased ' || encode(sha256(convert_to(external_id, 'UTF8')), 'hex')
    where request_id = request_ and external_id not like 'erased %';
  perform erase_columns('request', 'id', array[request_]);
  -- With another token, no mail finds its way back into what has been erased.
  update request set erased_at = now_, version = version + 1, updated_at = now_,
    reply_token = replace(gen_random_uuid()::text, '-', '') where id = request_;
  perform forget_files(digests);
end $$;

create or replace function delete_request_whole(request_ uuid) returns void language plpgsql as $$
declare
  digests bytea[] := files_of_request(request_);
begin
  perform forget_words_beside(r.id, r.number) from request r where r.id = request_;
  perform delete_whole('request', 'id', array[request_]);
  perform forget_files(digests);
end $$;
