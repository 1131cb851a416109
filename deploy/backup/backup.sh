#!/bin/bash
# Writes one backup of the journal's database into a folder and deletes those that are older than they may be.
#   FRONTDOOR_BACKUP_URL=postgresql://… FRONTDOOR_BACKUP_KEY=backup@council.example backup.sh FOLDER
#
#   FRONTDOOR_BACKUP_URL   the database, as a role that may read all of it (frontdoor_backup)
#   FRONTDOOR_BACKUP_URL_FILE  a file that holds it instead
#   FRONTDOOR_BACKUP_KEY   the OpenPGP key that it is encrypted to; its private half belongs elsewhere
#   FRONTDOOR_BACKUP_DAYS  how long backups are kept, by default 35; an erased case lives on in them for that long
#   FRONTDOOR_BACKUP_PLAIN `yes` writes it unencrypted, for a folder that is encrypted itself, and for tests
#   PG_BIN                 the folder of pg_dump, at least as new as the server; by default the one on PATH
# Prints the file's name. It appears under that name only once it is whole.
set -euo pipefail
umask 077

folder=${1:?name the folder to write into}
if [[ -n ${FRONTDOOR_BACKUP_URL_FILE:-} ]]; then
    FRONTDOOR_BACKUP_URL=$(<"$FRONTDOOR_BACKUP_URL_FILE")
fi
url=${FRONTDOOR_BACKUP_URL:?it is not set}
days=${FRONTDOOR_BACKUP_DAYS:-35}
PATH=${PG_BIN:+$PG_BIN:}$PATH
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"
take_password "$url"

if [[ -n ${FRONTDOOR_BACKUP_KEY:-} ]]; then
    ending=dump.gpg
    seal() { gpg --batch --quiet --trust-model always --encrypt --recipient "$FRONTDOOR_BACKUP_KEY"; }
elif [[ ${FRONTDOOR_BACKUP_PLAIN:-} = yes ]]; then
    ending=dump
    seal() { cat; }
else
    echo "Children's records are not written unencrypted: set FRONTDOOR_BACKUP_KEY." >&2
    exit 2
fi

file=$folder/frontdoor-$(date -u +%Y%m%dT%H%M%SZ).$ending
trap 'rm -f -- "$file.part"' EXIT
pg_dump --dbname="$database" --format=custom --compress=6 --no-owner --no-privileges --lock-wait-timeout=60000 |
    seal >"$file.part"
sync -- "$file.part"
mv -- "$file.part" "$file"
find "$folder" -maxdepth 1 -name 'frontdoor-*.dump*' -mtime "+$days" -delete
echo "$file"
