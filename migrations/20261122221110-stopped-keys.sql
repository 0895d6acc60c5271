-- A key that is kept but out of use until somebody takes it into use again: after a restore those revoked since the backup
-- are there again, and nobody but their people can tell which.
alter table api_key add column stopped_at timestamptz;
drop trigger callers_key on api_key;
create trigger callers_key after update on api_key for each row
  when ((new.person_id, new.name, new.digest, new.expires_at, new.scopes, new.networks, new.stopped_at)
    is distinct from (old.person_id, old.name, old.digest, old.expires_at, old.scopes, old.networks, old.stopped_at)
    or new.last_used_at is null and old.last_used_at is not null)
  execute function tell_callers_changed('person_id');
-- When it was taken out of use is, like when it was last used, no change of the key.
drop trigger log_api_key on api_key;
create trigger log_api_key after insert or delete on api_key for each row
  execute function log_write('api_key', '', 'digest,last_used_at,last_address,stopped_at', 'person_id');
