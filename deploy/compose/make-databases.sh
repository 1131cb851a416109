#!/bin/bash
# Run by the postgres image on an empty volume: the databases, the roles, and a login for each.
set -euo pipefail

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres --file "${ROLES_SQL:-/frontdoor/roles.sql}"
while read -r name password; do
    case $name in
    temporal) attributes="CREATEDB" ;;
    *) attributes="IN ROLE ${name%_login}" ;;
    esac
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
        --set name="$name" --set password="$password" <<SQL
CREATE ROLE :"name" LOGIN PASSWORD :'password' $attributes;
SQL
done <"${PASSWORDS:-/run/secrets/passwords}"
# What the owner's login makes is the owner's.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
    --set database="${DATABASE:-frontdoor}" <<'SQL'
ALTER ROLE frontdoor_owner_login SET role = 'frontdoor_owner';
CREATE DATABASE :"database" OWNER frontdoor_owner;
REVOKE CONNECT, TEMPORARY ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database"
TO frontdoor_worker, frontdoor_board, frontdoor_codec, frontdoor_operator, frontdoor_backup;
SQL
