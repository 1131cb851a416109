#!/bin/bash
# Restores a backup into an empty database, brings it to this version's shape, and has the journal verified.
#   FRONTDOOR_DATABASE_URL=postgresql://… restore.sh FILE [--public-key FILE --kept FILE]
# What follows the file goes to `ops verify`: the public key of the checkpoints, and a checkpoint that was kept elsewhere.
#
#   FRONTDOOR_DATABASE_URL an empty database, as the role that owns it (frontdoor_owner)
#   PG_BIN                 the folder of pg_restore; by default the one on PATH
#   PYTHON                 the engine's Python; by default .venv/bin/python
# Exit code 0: it is as it was written. 1: it is restored, and `ops verify` found that something was changed.
# Stop every worker before; start them when this has ended, then run `starter.py ops rebuild` (docs/deploy.md).
set -euo pipefail
umask 077

file=${1:?name the backup}
shift
url=${FRONTDOOR_DATABASE_URL:?it is not set}
PATH=${PG_BIN:+$PG_BIN:}$PATH
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"
take_password "$url"
file=$(realpath -- "$file")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python=${PYTHON:-.venv/bin/python}

tables=$(psql --dbname="$database" --no-psqlrc --tuples-only --no-align \
    --command "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
if [[ $tables != 0 ]]; then
    echo "The database is not empty: restore into a new one, and keep the old until the new one is verified." >&2
    exit 2
fi

open() {
    case $file in
    *.gpg) gpg --batch --quiet --decrypt -- "$file" ;;
    *) cat -- "$file" ;;
    esac
}

# All of it or nothing.
open | pg_restore --dbname="$database" --no-owner --no-privileges --exit-on-error --single-transaction
"$python" starter.py ops migrate
"$python" starter.py ops verify "$@"
echo "Restored. Start the workers, then run: starter.py ops rebuild --preview"
