create table mail_address (
  id uuid primary key,
  address text not null,
  address_key text not null,
  name text not null,
  centre_id uuid not null references centre,
  category_id uuid references category,
  priority_id uuid references priority,
  language text,
  is_default boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index mail_address_key on mail_address (address_key);
create unique index mail_address_default on mail_address (is_default) where is_default;

-- What reached us, as it reached us. Written before anything looks into it; never deleted by the product.
create table inbound_message (
  id uuid primary key,
  channel text not null,
  external_id text not null,
  raw bytea not null,
  size integer not null,
  envelope jsonb not null default '{}',
  state text not null default 'stored',
  reason text,
  from_address text,
  subject text,
  attempts integer not null default 0,
  request_id uuid references request,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  constraint inbound_message_once unique (channel, external_id)
);
alter table inbound_message alter column raw set storage external;
create index inbound_message_received on inbound_message (received_at desc, id desc);
create index inbound_message_open on inbound_message (state, received_at desc, id desc) where state in ('stored', 'failed');

create table outbound_mail (
  id uuid primary key,
  message_id uuid not null unique references message,
  request_id uuid not null references request,
  state text not null default 'queued',
  sender jsonb not null,
  recipients jsonb not null,
  subject text not null,
  mail_message_id text not null,
  headers jsonb not null default '{}',
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  error text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sent_at timestamptz
);
create index outbound_mail_created on outbound_mail (created_at desc, id desc);
create index outbound_mail_due on outbound_mail (next_attempt_at) where state in ('queued', 'waiting_for_relay', 'sending');
