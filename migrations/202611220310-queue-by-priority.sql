-- The queue in its order (§4.13) within each category and priority: where many requests share a deadline, or none has one,
-- the priority decides, and the first of each group can be read off without sorting what waits.
drop index request_queue;
create index request_queue on request (category_id, priority_id, deadline_at asc nulls last, created_at, id)
  where owner_id is null and phase = 'registered';
