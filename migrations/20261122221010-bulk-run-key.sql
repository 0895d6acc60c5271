-- The API key an action on many was ordered with: it goes on only while that key serves, and does only what it is limited
-- to. No reference: a key that is revoked goes, and the run has to know that there was one. Null: ordered in the browser.
alter table bulk_run add column api_key_id uuid;

do $$ begin
  execute replace(pg_get_functiondef('log_display(text, text)'::regprocedure), 'when ''centre_id'' then',
    'when ''api_key_id'' then return (select name from api_key where id = value::uuid); when ''centre_id'' then');
end $$;
