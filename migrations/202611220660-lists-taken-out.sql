-- Taking requests out of the house as a list is reading whose they are: one row for each customer in it, within the hour.
alter table customer_read drop constraint customer_read_kind_check,
  add constraint customer_read_kind_check check (kind in ('customer', 'request', 'export', 'list'));
