-- Each process keeps in memory who calls with which key or session. What may change that is told twice when it is written:
-- to all processes by NOTIFY with the commit, and on the connection that writes as an INFO message, which no setting can
-- silence, so that the process that wrote knows before its own commit answers. Both name the person; empty means everybody.
create function tell_callers_changed() returns trigger language plpgsql as $$
declare
  row_ jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  who text := coalesce(row_ ->> tg_argv[0], '');
begin
  perform pg_notify('linja_callers', who);
  raise info using message = 'callers changed', errcode = 'LJ001', detail = who;
  return null;
end $$;

-- A new person, key or session is unknown to everybody anyway.
create trigger callers_person after update or delete on person for each row execute function tell_callers_changed('id');
create trigger callers_session_end after delete on session for each row execute function tell_callers_changed('person_id');
-- Being seen again, and a new place of the same key, change nothing of what may be done.
create trigger callers_session after update on session for each row
  when (new.last_seen_at < old.last_seen_at
    or (new.person_id, new.token, new.expires_at, new.created_at, new.method)
      is distinct from (old.person_id, old.token, old.expires_at, old.created_at, old.method))
  execute function tell_callers_changed('person_id');
create trigger callers_key_end after delete on api_key for each row execute function tell_callers_changed('person_id');
create trigger callers_key after update on api_key for each row
  when ((new.person_id, new.name, new.digest, new.expires_at, new.scopes, new.networks)
    is distinct from (old.person_id, old.name, old.digest, old.expires_at, old.scopes, old.networks)
    or new.last_used_at is null and old.last_used_at is not null)
  execute function tell_callers_changed('person_id');
create trigger callers_centre_member after insert or update or delete on centre_member for each row
  execute function tell_callers_changed('person_id');
create trigger callers_category_member after insert or update or delete on category_member for each row
  execute function tell_callers_changed('person_id');
create trigger callers_totp_factor after insert or update of confirmed_at or delete on totp_factor for each row
  execute function tell_callers_changed('person_id');
create trigger callers_passkey after insert or delete on passkey for each row
  execute function tell_callers_changed('person_id');
-- Settings decide what a sign-in is worth, and their count comes with each caller.
create trigger callers_settings after update on settings_clock for each row execute function tell_callers_changed('');
