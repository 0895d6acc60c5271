-- The log of settings, people and customers is asked who changed something, and when.
create index change_log_actor on change_log (actor_id, id desc) where request_id is null;
create index change_log_at on change_log (at) where request_id is null;
