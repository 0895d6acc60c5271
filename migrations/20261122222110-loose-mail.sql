-- Mail that became no request: an erasure finds it by its sender, retention by its age.
create index inbound_message_loose on inbound_message (lower(from_address))
  where request_id is null and state in ('set_aside', 'failed');
create index inbound_message_loose_age on inbound_message (received_at)
  where request_id is null and state in ('set_aside', 'failed');
