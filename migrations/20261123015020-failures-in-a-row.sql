-- How often what somebody signs in with has failed in a row, whatever time passed between: at a hundred it is taken no
-- longer. `failures`, which makes one wait, is forgotten after a quiet day; this is forgotten only by success or a new one.
alter table sign_in_attempt
  add column in_a_row integer not null default 0,
  -- Whose it is; null for addresses, and for names nobody here has.
  add column person_id uuid references person on delete cascade;
create index sign_in_attempt_person on sign_in_attempt (person_id) where person_id is not null;
