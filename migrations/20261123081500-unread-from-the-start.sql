-- A request that is made with its first message has an owner who has not read it, when it is given to one at once: as if
-- the message had been added afterwards (keep_read_light).
create function begin_unread() returns trigger language plpgsql as $$
declare
  context jsonb := setting_of_session('linja.context')::jsonb;
begin
  if (context ->> 'id')::uuid is distinct from new.owner_id then
    new.unread_since := coalesce((context ->> 'now')::timestamptz, now());
  end if;
  return new;
end $$;
create trigger request_begin_unread before insert on request for each row
  when (new.message_count > 0 and new.owner_id is not null and new.unread_since is null)
  execute function begin_unread();
