import type pg from 'pg';

/** Answers of the server are replaced by functions that are found first, for every connection made from now on. */
const instead = (client: pg.Client, functions: string) =>
  client.query(
    `drop schema if exists instead cascade; create schema instead; grant usage on schema instead to public;
    ${functions};
    do $$ begin
      execute format('alter database %I set search_path = instead, pg_catalog, public', current_database());
    end $$`,
  );

/** Makes a database of a test's own answer like one the desk refuses. */
export const pretendsToBe = {
  /** A PostgreSQL 15. */
  old: (client: pg.Client) =>
    instead(
      client,
      `create function instead.current_setting(name text) returns text language sql
        as $$ select case name when 'server_version_num' then '150018' else pg_catalog.current_setting(name) end $$`,
    ),
  /** Behind a pooler that gives everybody the same session in turn. */
  pooled: (client: pg.Client) =>
    instead(client, 'create function instead.pg_backend_pid() returns int language sql as $$ select 7 $$'),
};
