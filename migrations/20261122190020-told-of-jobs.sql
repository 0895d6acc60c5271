-- Who wants to hear of comments that become jobs in their categories, found as quickly as who wants to hear of what is new.
create index notification_choice_job on notification_choice (person_id) where choices ? 'became_job';
