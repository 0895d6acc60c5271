create table organisation (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index organisation_name on organisation (fold(name));

create table contact (
  id uuid primary key,
  name text not null,
  organisation_id uuid references organisation,
  language text,
  address text,
  notes text,
  is_vip boolean not null default false,
  -- Name, organisation, addresses, numbers and digits, folded: what the customer list searches in.
  search_text text not null default '',
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create index contact_name on contact (fold(name), id);
create index contact_search on contact using gin (search_text gin_trgm_ops);
create index contact_organisation on contact (organisation_id);

create table contact_phone (
  id uuid primary key,
  contact_id uuid not null references contact on delete cascade,
  position integer not null,
  number text not null,
  e164 text
);
create index contact_phone_contact on contact_phone (contact_id);
-- Who is calling, by any spelling of the number.
create index contact_phone_e164 on contact_phone (e164);

create table contact_email (
  id uuid primary key,
  contact_id uuid not null references contact on delete cascade,
  position integer not null,
  address text not null,
  address_key text not null
);
create index contact_email_contact on contact_email (contact_id);
create index contact_email_key on contact_email (address_key);
