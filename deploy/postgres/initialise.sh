#!/bin/sh
# Run once by the postgres image, on an empty data folder: the roles, and their passwords from the secrets.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file /opt/job-keeper/roles.sql
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$(cat /run/secrets/postgres_owner_password)" \
  --set keeper_password="$(cat /run/secrets/postgres_keeper_password)" <<'SQL'
alter role job_keeper_owner login password :'owner_password';
alter role job_keeper login password :'keeper_password';
SQL
