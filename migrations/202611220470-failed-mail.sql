-- Mails that could not be delivered are counted by the metrics and by the doctor, however many were sent in all.
create index outbound_mail_failed on outbound_mail (updated_at) where state = 'failed';
