-- How much of somebody's waits for messages that were not sent is asked with each file they hand in.
create index upload_person on upload (person_id);
