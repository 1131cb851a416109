# Sourced by backup.sh and restore.sh.
# shellcheck shell=bash

# Gives libpq the password of a database's URL by the environment, and the URL without it in `database`: everybody on a
# machine may read command lines.
# shellcheck disable=SC2034 # `database` is for whoever sources this
take_password() {
    database=$1
    if [[ $1 =~ ^(postgres(ql)?://[^:/@]+):([^@]*)@(.*)$ ]]; then
        database=${BASH_REMATCH[1]}@${BASH_REMATCH[4]}
        printf -v PGPASSWORD %b "${BASH_REMATCH[3]//%/\\x}"
        export PGPASSWORD
    fi
}
