-- What happened in the past (example data, imports) is told to batch subscribers such as the search index, but queues no
-- jobs: no mail is sent and nothing outside hears of it.
alter table outbox add column jobs boolean not null default true;
