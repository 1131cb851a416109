#!/bin/bash
# Makes every password and key that compose.yaml needs, in secrets/ beside it. What is there already is left alone.
set -euo pipefail
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets

encoded() { base64 -w 0 | tr '+/' '-_' | tr -d '='; }
random() { head -c "$1" /dev/urandom | encoded; }
make() { [[ -e $1 ]] || printf %s "$2" >"$1"; }

make postgres_password "$(random 32)"
for role in owner worker board codec; do
    password=$(random 32)
    make "${role}_database_url" "postgresql://frontdoor_${role}_login:$password@postgres:5432/frontdoor"
done
make temporal.env "POSTGRES_PWD=$(random 32)"
make payload_keys "k1:$(head -c 32 /dev/urandom | base64 -w 0)"
make link_key "$(random 48)"
# Who calls proves it by a token. Board and worker each make theirs with a key of their own (docs/security.md).
for process in worker board; do
    [[ -e ${process}_token_key ]] && continue
    openssl genpkey -algorithm ed25519 -outform DER -out key.der
    private=$(tail -c 32 key.der | encoded)
    public=$(openssl pkey -inform DER -in key.der -pubout -outform DER | tail -c 32 | encoded)
    rm key.der
    says="\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"$public\",\"kid\":\"$process-1\",\"alg\":\"Ed25519\",\"iss\":\"$process\""
    make "${process}_token_key" "{$says,\"d\":\"$private\"}"
    printf '{%s}' "$says" >"$process.public"
done
[[ -e token_keys ]] || printf '{"keys":[%s,%s]}' "$(<worker.public)" "$(<board.public)" >token_keys
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
