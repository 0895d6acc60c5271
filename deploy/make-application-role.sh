#!/bin/sh
# Once, when the database is made: the user the desk works as, who owns nothing. Its rights come with the migrations.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set password="$(cat /run/secrets/application_password)" <<'SQL'
create role linja_app login password :'password';
SQL
