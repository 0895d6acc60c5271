-- Sign-in: second factors, passkeys, sessions one can see, counters against guessing, and the security log.

alter table session
  -- How the person came in: password, totp, recovery, passkey, sso.
  add column method text not null default 'password',
  add column last_seen_at timestamptz not null default now(),
  -- The session at the identity provider, for its sign-out to reach ours.
  add column sso_session text;
create index session_sso on session (sso_session) where sso_session is not null;

create table totp_factor (
  person_id uuid primary key references person on delete cascade,
  -- Encrypted with the desk's sign-in secret.
  secret text not null,
  confirmed_at timestamptz,
  -- The last time step a code was taken of: no code works twice (RFC 6238 §5.2).
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);

-- Single-use codes of 80 random bits, so that a plain digest is enough to keep them by.
create table recovery_code (
  person_id uuid not null references person on delete cascade,
  digest bytea not null,
  primary key (person_id, digest)
);

create table trusted_device (
  digest bytea primary key,
  person_id uuid not null references person on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index trusted_device_person on trusted_device (person_id);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  name text not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  -- Whether the authenticator keeps a copy elsewhere, as password keepers do.
  backed_up boolean not null default false,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- A sign-in half done, by the digest of the cookie that belongs to it: the password was right, a passkey was challenged,
-- somebody is away at the identity provider.
create table sign_in_ticket (
  digest bytea primary key,
  kind text not null,
  person_id uuid references person on delete cascade,
  content jsonb not null default '{}',
  expires_at timestamptz not null
);
create index sign_in_ticket_expiry on sign_in_ticket (expires_at);

-- Counters against guessing; in the database, so that every node counts alike.
create table sign_in_attempt (
  bucket text primary key,
  failures integer not null default 0,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
create index sign_in_attempt_age on sign_in_attempt (last_at);

-- A provider's person belongs to one of ours.
create unique index account_provider on account (provider_id, account_id);

-- Who came in, who was refused, who changed how one comes in. Linked by hash like the change log; only its oldest end
-- may be cut off, when the time it is kept for has passed.
create table security_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  type text not null,
  -- Whose sign-in it is about; null for an address nobody has.
  person_id uuid,
  person_name text,
  actor_id uuid,
  actor_name text not null,
  address text,
  user_agent text,
  facts jsonb not null default '{}',
  previous_hash bytea not null default '\x',
  hash bytea not null default '\x'
);
create index security_event_person on security_event (person_id, id desc);
create index security_event_type on security_event (type, id desc);

create function security_event_hash(previous bytea, row_ security_event) returns bytea
  language sql stable
  as $$ select sha256(previous || convert_to(concat_ws('|', row_.id, extract(epoch from row_.at), row_.type,
    row_.person_id, row_.person_name, row_.actor_id, row_.actor_name, row_.address, row_.user_agent, row_.facts), 'UTF8')) $$;

create function link_security_event() returns trigger language plpgsql as $$
begin
  -- One chain: the next writer waits until this one has committed, and the number is drawn when it is its turn.
  perform pg_advisory_xact_lock(hashtextextended('security_event', 0));
  new.id := nextval(pg_get_serial_sequence('security_event', 'id'));
  new.previous_hash := coalesce((select hash from security_event order by id desc limit 1), '\x');
  new.hash := security_event_hash(new.previous_hash, new);
  return new;
end $$;
create trigger security_event_link before insert on security_event
  for each row execute function link_security_event();
create trigger security_event_fixed before update on security_event
  for each row execute function refuse_change();
create trigger security_event_kept before truncate on security_event
  for each statement execute function refuse_change();

create function keep_security_event() returns trigger language plpgsql as $$
begin
  if setting_of_session('linja.security_kept_since') is null
    or old.at >= setting_of_session('linja.security_kept_since')::timestamptz then
    raise exception 'rows of security_event are deleted only when their time has passed' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create trigger security_event_delete before delete on security_event
  for each row execute function keep_security_event();

-- The first row left is the anchor: what came before it has been cut off in time.
create function verify_security_log() returns table (event_id bigint, at timestamptz, reason text)
  language sql stable as $$
  with walked as (
    select e as row_, lag(e.hash) over (order by e.id) as expected_previous,
      row_number() over (order by e.id) as position
    from security_event e)
  select (row_).id, (row_).at,
    case when (row_).hash <> security_event_hash((row_).previous_hash, row_) then 'content_changed' else 'link_broken' end
  from walked
  where (row_).hash <> security_event_hash((row_).previous_hash, row_)
    or (position > 1 and (row_).previous_hash <> expected_previous)
  order by (row_).id
$$;

alter table api_key
  -- Null: all its person may do. Otherwise the permissions it is limited to.
  add column scopes text[],
  -- Null: from anywhere. Otherwise the networks it may call from.
  add column networks cidr[],
  add column last_address text;

-- Sends somebody to a page where a new password can be set, once.
create table password_link (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  digest bytea not null unique,
  created_by uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_link_person on password_link (person_id);

-- Where a key was last used is, like when, no change of the key.
drop trigger log_api_key on api_key;
create trigger log_api_key after insert or delete on api_key for each row
  execute function log_write('api_key', '', 'digest,last_used_at,last_address', 'person_id');
