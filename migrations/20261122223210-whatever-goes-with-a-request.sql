-- Deleting and erasing a request, which retention does by the thousand, asks each table that names one for what goes with it:
-- without these it would walk through all that is kept, once for each request.
create index request_related on request (related_to_id) where related_to_id is not null;
create index draft_request on draft (request_id);
create index handed_draft_request on handed_draft (request_id);
create index macro_run_request on macro_run (request_id);
create index notification_request on notification (request_id);
create index bulk_row_request on bulk_row (request_id);
-- Mail that became no request is looked for by its sender when a customer is erased, and listed by how it ended.
create index inbound_message_loose on inbound_message (lower(from_address)) where request_id is null;
create index inbound_message_set_aside on inbound_message (received_at desc, id desc) where state = 'set_aside';
