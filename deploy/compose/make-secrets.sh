#!/bin/bash
# Makes every password and key that compose.yaml needs, in secrets/ beside it. What is there already is left alone.
set -euo pipefail
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets

random() { head -c "$1" /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '='; }
make() { [[ -e $1 ]] || printf %s "$2" >"$1"; }

make postgres_password "$(random 32)"
for role in owner worker board codec; do
    password=$(random 32)
    make "${role}_database_url" "postgresql://frontdoor_${role}_login:$password@postgres:5432/frontdoor"
done
make temporal.env "POSTGRES_PWD=$(random 32)"
make payload_keys "k1:$(head -c 32 /dev/urandom | base64 -w 0)"
make link_key "$(random 48)"
make codec_tokens "operator=$(random 32)"
make oidc_client_secret "set-this"
# What make-databases.sh gives the roles: a name and a password a line.
for role in owner worker board codec; do
    url=$(<"${role}_database_url")
    password=${url#*_login:}
    echo "frontdoor_${role}_login ${password%@*}"
done >passwords
temporal=$(<temporal.env)
echo "temporal ${temporal#POSTGRES_PWD=}" >>passwords
# The containers' account, which is nobody here, has to read them; the folder itself is closed.
chmod 0644 ./*
chmod 0700 .
echo "The secrets are in $PWD. Lose payload_keys, and nothing that Temporal holds can ever be read again."
