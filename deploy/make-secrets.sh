#!/bin/sh
# Makes the secrets compose.yaml names, once: random passwords and the two addresses of the database made from them.
set -eu
umask 077
folder=$(dirname "$0")/secrets
if [ -e "$folder" ]; then echo "$folder is there already; nothing was changed" >&2; exit 1; fi
mkdir "$folder"
word() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
owner=$(word)
application=$(word)
printf %s "$owner" >"$folder/owner-password"
printf %s "$application" >"$folder/application-password"
printf %s "postgres://linja_app:$application@database:5432/linja" >"$folder/database-url"
printf %s "postgres://linja:$owner@database:5432/linja" >"$folder/migration-database-url"
# Compose shows a file as it is here: it must be readable for the users inside (10001 and 999), the folder only for us.
chmod 0700 "$folder"
chmod 0444 "$folder"/*
