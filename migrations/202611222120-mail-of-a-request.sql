-- Erasing, deleting and handing out a request ask for its mails and files, request by request: retention would walk through
-- all of them once for each.
create index inbound_message_request on inbound_message (request_id) where request_id is not null;
create index outbound_mail_request on outbound_mail (request_id) where request_id is not null;
create index attachment_request on attachment (request_id);
