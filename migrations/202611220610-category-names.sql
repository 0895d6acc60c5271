-- A category is called by one name here and, where it matters, by another in each language; customers may read a name of
-- its own, or are not shown it at all (R6.3).

alter table category
  -- The name in languages of the desk other than the one it was given in: {"sv": "Vatten"}.
  add column names jsonb not null default '{}' constraint category_names check (jsonb_typeof(names) = 'object'),
  add column external_name text,
  add column external_names jsonb not null default '{}'
    constraint category_external_names check (jsonb_typeof(external_names) = 'object'),
  -- Neither seen nor chosen by customers; what lies below it is internal as well, whatever stands there.
  add column internal boolean not null default false;

-- The path a reader of a language knows a category by, where no snapshot of the settings is at hand: one way up the tree.
create function category_path_in(category_id uuid, language text) returns text language sql stable as $$
  with recursive up as (
    select c.parent_id, coalesce(c.names ->> language, c.name) as path from category c where c.id = category_id
    union all
    select c.parent_id, coalesce(c.names ->> language, c.name) || '/' || up.path
      from category c join up on c.id = up.parent_id)
  select path from up where parent_id is null
$$;
