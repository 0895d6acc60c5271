-- What of a customer's words a rule met goes with the customer.
insert into personal_column (table_name, key_column, column_name, erased) values ('request', 'id', 'rule_because', 'null');
