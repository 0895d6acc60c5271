-- Mail that became no request: retention finds it by its age.
create index inbound_message_loose_age on inbound_message (received_at)
  where request_id is null and state in ('set_aside', 'failed');

-- Why a mail failed may repeat words of it. It stands with the mail; in the event nobody could take it out again.
do $$ begin
  perform set_config('linja.redacting', 'event', true);
  update event set data = data - 'reason'
    where type in ('inbound_message.failed', 'inbound_message.set_aside') and data ? 'reason';
  perform set_config('linja.redacting', '', true);
end $$;
