-- From when on, and after how many attempts before that, a mail has been tried since somebody last queued it by hand; null:
-- since it was written. A day without success counts from there.
alter table outbound_mail add column queued_at timestamptz, add column attempts_before integer not null default 0;
