-- What Next and the queue look through before they take a row stands in the index itself: the heads of hundreds of categories
-- (domain §4.13) and the earliest of all that is open are read without the requests they belong to.

drop index request_queue;
create index request_queue on request (category_id, priority_id, deadline_at asc nulls last, created_at, id)
  include (status_id, language)
  where owner_id is null and phase = 'registered' and kind <> 'comment';

drop index request_open_deadline;
create index request_open_deadline on request (deadline_at asc nulls last, id)
  include (category_id, priority_id, created_at, owner_id, phase, kind, status_id, language)
  where phase not in ('solved', 'closed');
