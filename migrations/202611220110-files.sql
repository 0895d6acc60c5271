-- Files live in the database: one transaction, one backup, any number of nodes. Content is kept once per digest.
create table file (
  sha256 bytea primary key,
  size integer not null,
  content bytea not null,
  created_at timestamptz not null default now()
);
alter table file alter column content set storage external;
