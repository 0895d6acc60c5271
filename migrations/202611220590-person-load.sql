-- How many requests each person has at hand, kept with every change instead of counted for each that is handed out: "fewest
-- open" (domain §4.12) asks 500 people at once. The count changes in the transaction that changes the owner (trap 36).

alter table person_assigned rename to person_load;
alter table person_load rename column at to assigned_at;
alter table person_load
  alter column assigned_at drop not null,
  -- What the person owns and is to work on now: neither solved, closed nor postponed.
  add column open integer not null default 0;

insert into person_load (person_id, open)
  select owner_id, count(*) from request
    where owner_id is not null and phase not in ('solved', 'closed', 'postponed') group by owner_id
  on conflict (person_id) do update set open = excluded.open;

create function count_at_hand() returns trigger language plpgsql as $$
declare
  before uuid;
  after uuid;
begin
  if tg_op <> 'INSERT' and old.phase not in ('solved', 'closed', 'postponed') then before := old.owner_id; end if;
  if tg_op <> 'DELETE' and new.phase not in ('solved', 'closed', 'postponed') then after := new.owner_id; end if;
  if before is not distinct from after then return null; end if;
  -- In the order of their ids, so that two who hand work to one another do not wait for one another.
  if before < after or after is null then update person_load set open = open - 1 where person_id = before; end if;
  if after is not null then
    insert into person_load (person_id, open) values (after, 1)
      on conflict (person_id) do update set open = person_load.open + 1;
  end if;
  if before > after then update person_load set open = open - 1 where person_id = before; end if;
  return null;
end $$;

create trigger request_at_hand after insert on request for each row
  when (new.owner_id is not null) execute function count_at_hand();
create trigger request_at_hand_changed after update on request for each row
  when (old.owner_id is distinct from new.owner_id or old.phase <> new.phase) execute function count_at_hand();
create trigger request_at_hand_gone after delete on request for each row
  when (old.owner_id is not null) execute function count_at_hand();
