#!/bin/sh
# Makes the secrets that docker-compose.yml mounts: ./deploy/make-secrets.sh [FOLDER]. Random ones; a secret that is there stays as it is.
# The folder is closed to others; the files in it are readable, because containers read them as users of their own.
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/secrets}
mkdir -p "$folder"
chmod 700 "$folder"

random() { openssl rand -hex 24; }
# Prints the secret $1; makes it first when it is missing.
secret() {
  [ -s "$folder/$1" ] || random >"$folder/$1"
  cat "$folder/$1"
}
# RabbitMQ's form of a password: base64 of the salt and the SHA-256 of salt and password.
rabbitmq_hash() {
  salt=$(mktemp)
  openssl rand 4 >"$salt"
  { cat "$salt"; { cat "$salt"; printf %s "$1"; } | openssl dgst -sha256 -binary; } | openssl base64 -A
  rm -f "$salt"
}

secret postgres_password >/dev/null
owner=$(secret postgres_owner_password)
keeper=$(secret postgres_keeper_password)
printf 'postgresql://job_keeper_owner:%s@postgres:5432/job_keeper\n' "$owner" >"$folder/database_owner_url"
printf 'postgresql://job_keeper:%s@postgres:5432/job_keeper\n' "$keeper" >"$folder/database_url"

keeper=$(secret rabbitmq_keeper_password)
mediator=$(secret rabbitmq_mediator_password)
printf 'amqp://keeper:%s@rabbitmq:5672/job-keeper\n' "$keeper" >"$folder/amqp_url"
sed -e "s|\(\"name\": \"keeper\", \"password_hash\": \"\)\"|\1$(rabbitmq_hash "$keeper")\"|" \
  -e "s|\(\"name\": \"mediator\", \"password_hash\": \"\)\"|\1$(rabbitmq_hash "$mediator")\"|" \
  "$here/rabbitmq/definitions.json" >"$folder/rabbitmq_definitions"

# API keys, as `job-keeper keys make` makes them: the keys for those who call, their hashes for the service.
api_key() { # api_key NAME
  [ -s "$folder/$1" ] || printf 'jk_%s\n' "$(openssl rand 32 | openssl base64 -A | tr '+/' '-_' | tr -d '=')" >"$folder/$1"
  printf %s "$(cat "$folder/$1")" | openssl dgst -sha256 -r | cut -d ' ' -f 1
}
cat >"$folder/api_keys" <<KEYS
- { name: mediator, hash: 'sha256:$(api_key api_key_mediator)', scopes: ['requests:submit', 'requests:read', 'requests:cancel'], tenants: '*' }
- name: operator
  hash: 'sha256:$(api_key api_key_operator)'
  scopes: ['requests:read', 'requests:cancel', 'requests:remove', 'queue:operate', 'policies:manage']
  tenants: '*'
KEYS

if [ ! -s "$folder/databricks_token" ]; then
  : >"$folder/databricks_token"
  echo "Put the token of your Databricks workspace into $folder/databricks_token." >&2
fi
