-- A session's token opens the desk to whoever can read it, in the database or in a backup: from now on only its digest is
-- kept, as of keys and links. A token is 256 random bits, so that a plain digest is enough. Nobody is signed out by this.
drop trigger callers_session on session;
alter table session add column digest bytea;
update session set digest = sha256(convert_to(token, 'UTF8'));
alter table session drop column token, alter column digest set not null, add unique (digest);
create trigger callers_session after update on session for each row
  when (new.last_seen_at < old.last_seen_at
    or (new.person_id, new.digest, new.expires_at, new.created_at, new.method)
      is distinct from (old.person_id, old.digest, old.expires_at, old.created_at, old.method))
  execute function tell_callers_changed('person_id');

-- What an identity provider gives is asked for and forgotten; these columns never held anything.
alter table account drop column access_token, drop column refresh_token, drop column id_token,
  drop column access_token_expires_at, drop column refresh_token_expires_at, drop column scope;

-- Who comes in by single sign-on has the provider's second factor, also for their keys.
create trigger callers_account after insert on account for each row when (new.provider_id like 'oidc %')
  execute function tell_callers_changed('person_id');
create trigger callers_account_end after delete on account for each row when (old.provider_id like 'oidc %')
  execute function tell_callers_changed('person_id');
