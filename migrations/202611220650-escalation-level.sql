-- Lists can be narrowed to and ordered by the escalation level reached; most requests never reach one.
create index request_escalation_level on request_escalation (level, request_id) where level > 0;
