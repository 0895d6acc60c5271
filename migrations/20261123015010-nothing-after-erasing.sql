-- An erased request is done with: it takes no words, names nobody, and sends nothing (GDPR 17). Decision 0037.

-- A column that is personal only in some rows says in which: who wrote a message is a customer or one of ourselves.
alter table personal_column add column when_column text, add column when_value text;
insert into personal_column (table_name, key_column, column_name, erased, when_column, when_value) values
  ('message', 'request_id', 'author_id', 'null', 'author_kind', 'contact');
-- Why somebody took another request while holding enough is written by hand, and names people.
insert into personal_event_key (type, key) values ('request.pulled', 'reason');

-- Writes over every personal column of one table's rows.
create or replace function erase_columns(table_ text, key_ text, ids uuid[]) returns void language plpgsql as $$
declare
  assignments text;
begin
  select string_agg(format('%1$I = ', p.column_name)
      || case when p.when_column is null then '' else format('case when %I is distinct from %L then %I else ', p.when_column, p.when_value, p.column_name) end
      || format('(jsonb_populate_record(null::%2$I, %3$L::jsonb)).%1$I', p.column_name, p.table_name, jsonb_build_object(p.column_name, p.erased))
      || case when p.when_column is null then '' else ' end' end, ', ')
    into assignments from personal_column p where p.table_name = table_ and p.column_name is not null;
  if assignments is not null then
    execute format('update %I set %s where %I = any($1)', table_, assignments, key_) using ids;
  end if;
end $$;

-- What `redact_log` does once it may: nobody but the owner of the log can carry it out.
create function redact_chain(chain_ uuid, erasure_ uuid) returns integer language plpgsql as $$
declare
  context jsonb := setting_of_session('linja.context')::jsonb;
  row_ change_log;
  entry change_log;
  redacted jsonb;
  digests jsonb := '{}';
  touched integer := 0;
begin
  for row_ in select * from change_log where chain = chain_ and entity <> 'log_redaction' order by seq loop
    -- A reference to the customer shows the name they had.
    select jsonb_agg(case when c.change ->> 'field' = 'contact_id' and p.column_name is null then c.change - 'oldDisplay' - 'newDisplay'
        when p.column_name is null then c.change
        else c.change - 'oldDisplay' - 'newDisplay'
          || jsonb_build_object('old', erased_value(c.change -> 'old', p.erased), 'new', erased_value(c.change -> 'new', p.erased)) end
        order by c.position)
      into redacted
      from jsonb_array_elements(row_.changes) with ordinality as c (change, position)
        left join personal_column p on p.table_name = row_.entity and p.column_name = c.change ->> 'field'
          and (p.when_column is null or not exists (select from jsonb_array_elements(row_.changes) as w (change)
            where w.change ->> 'field' = p.when_column
              and coalesce(w.change ->> 'new', w.change ->> 'old') is distinct from p.when_value));
    if redacted is distinct from row_.changes then
      row_.changes := redacted;
      digests := digests || jsonb_build_object(row_.id, encode(change_log_hash(row_.previous_hash, row_), 'hex'));
      touched := touched + 1;
      perform set_config('linja.redacting', row_.id::text, true);
      update change_log set changes = redacted where id = row_.id;
    end if;
  end loop;
  perform set_config('linja.redacting', 'event', true);
  update event e set data = (select jsonb_object_agg(d.key,
      case when k.key is null or d.value = 'null' then d.value when jsonb_typeof(d.value) = 'array' then '[]' else '"—"' end)
      from jsonb_each(e.data) as d left join personal_event_key k on k.type = e.type and k.key = d.key)
    where e.request_id = chain_ and exists (select from personal_event_key k where k.type = e.type and e.data ? k.key);
  perform set_config('linja.redacting', '', true);
  if touched = 0 then return 0; end if;
  entry.chain := chain_;
  entry.entity := 'log_redaction';
  entry.entity_id := erasure_;
  entry.request_id := (select l.request_id from change_log l where l.chain = chain_ order by l.seq limit 1);
  entry.operation := 'update';
  entry.at := coalesce((context ->> 'now')::timestamptz, now());
  entry.actor_kind := coalesce(context ->> 'kind', 'database');
  entry.actor_id := (context ->> 'id')::uuid;
  entry.actor_name := coalesce(context ->> 'name', session_user);
  entry.channel := coalesce(context ->> 'channel', 'sql');
  entry.command_id := (context ->> 'command')::uuid;
  entry.trace_id := context ->> 'trace';
  entry.changes := jsonb_build_array(jsonb_build_object('field', 'erased_rows', 'old', null, 'new', touched, 'digests', digests));
  select l.seq + 1, l.hash into entry.seq, entry.previous_hash
    from change_log l where l.chain = chain_ order by l.seq desc limit 1;
  insert into change_log (chain, seq, at, entity, entity_id, request_id, operation, actor_kind, actor_id, actor_name,
      channel, command_id, trace_id, changes, previous_hash, hash)
    values (entry.chain, entry.seq, entry.at, entry.entity, entry.entity_id, entry.request_id, entry.operation,
      entry.actor_kind, entry.actor_id, entry.actor_name, entry.channel, entry.command_id, entry.trace_id, entry.changes,
      entry.previous_hash, change_log_hash(entry.previous_hash, entry));
  return touched;
end $$;

create or replace function redact_log(chain_ uuid, erasure_ uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from erasure where id = erasure_ and state = 'running') then
    raise exception 'no erasure is under way' using errcode = 'insufficient_privilege';
  end if;
  if not (exists (select from request where id = chain_ and erased_at is not null and phase in ('solved', 'closed'))
    or exists (select from contact where id = chain_ and erased_at is not null and hold_reason is null)
    or (not exists (select from request where id = chain_)
      and exists (select from change_log where chain = chain_ and entity = 'request' and operation = 'delete'))) then
    raise exception 'the log of what is not erased is not touched' using errcode = 'insufficient_privilege';
  end if;
  return redact_chain(chain_, erasure_);
end $$;

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
  -- What has not left has nobody to go to any more; whoever has it in hand notes nothing then.
  update outbound_mail set state = 'failed', next_attempt_at = null, updated_at = now_
    where request_id = request_ and state not in ('sent', 'failed');
  update inbound_message set external_id = 'erased ' || encode(sha256(convert_to(external_id, 'UTF8')), 'hex')
    where request_id = request_ and external_id not like 'erased %';
  perform erase_columns('request', 'id', array[request_]);
  -- With another token, no mail finds its way back into what has been erased.
  update request set erased_at = now_, version = version + 1, updated_at = now_,
    reply_token = replace(gen_random_uuid()::text, '-', '') where id = request_;
  perform forget_files(digests);
end $$;

-- Requests that were opened again or written on after they were erased hold words once more: the rules find them again.
update request r set erased_at = null, version = version + 1 where erased_at is not null
  and (phase not in ('solved', 'closed')
    or num_nonnulls(subject, description, caller_name, caller_phone, caller_email, work_address, information_given, comment_text,
      solution, contact_id, rule_because) > 0
    or exists (select from message m where m.request_id = r.id and m.created_at > r.erased_at)
    or exists (select from draft d where d.request_id = r.id) or exists (select from handed_draft d where d.request_id = r.id));
-- Every way in refuses; this is for one nobody has thought of.
alter table request add constraint request_erased_is_empty check (erased_at is null or (phase in ('solved', 'closed')
  and num_nonnulls(subject, description, caller_name, caller_phone, caller_email, work_address, information_given, comment_text,
    solution, contact_id, rule_because) = 0));

-- What was erased before is brought to the same: the hashes stay, and each chain says which of its rows changed.
update message m set author_id = null from request r
  where r.id = m.request_id and r.erased_at is not null and m.author_kind = 'contact' and m.author_id is not null;
do $$
declare
  old_ record;
begin
  for old_ in select x.request_id, (array_agg(x.erasure_id order by x.done_at desc))[1] as erasure_id
    from erasure_request x left join request r on r.id = x.request_id
    where x.done_at is not null and (r.id is null or r.erased_at is not null) group by x.request_id
  loop
    perform redact_chain(old_.request_id, old_.erasure_id);
  end loop;
end $$;
