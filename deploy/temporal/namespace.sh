#!/bin/sh
# Makes the namespace and registers the search attributes that cases carry. Repeating it changes nothing.
# Needs the `temporal` program, and TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and so on, as every client of Temporal.
# On Temporal Cloud the namespace is there already: `namespace.sh --attributes-only` (needs an account that may).
set -eu

namespace=${TEMPORAL_NAMESPACE:-default}
# A closed case stays readable in Temporal for a quarter; the journal keeps it for good.
retention=90d

# Runs a command until it succeeds, for two minutes at most: servers start, and learn of a new namespace by and by.
insist() {
    waited=0
    until "$@" >/dev/null 2>&1; do
        waited=$((waited + 1))
        [ "$waited" -lt 60 ] || { echo "Temporal does not answer to: $*" >&2; exit 5; }
        sleep 2
    done
}

if [ "${1:-}" != --attributes-only ]; then
    insist temporal operator cluster health
    temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
        temporal operator namespace create --namespace "$namespace" --retention "$retention"
fi

insist temporal operator search-attribute list --namespace "$namespace"
known=$(temporal operator search-attribute list --namespace "$namespace")
while read -r name type; do
    case $known in
    *"$name "*) ;;
    *) temporal operator search-attribute create --namespace "$namespace" --name "$name" --type "$type" ;;
    esac
done <<ATTRIBUTES
CaseStage Keyword
CaseState Keyword
CaseTeam Keyword
CaseRules Keyword
CaseWorker Keyword
CaseFamily Keyword
CaseNextDue Datetime
CaseRung Int
ATTRIBUTES
echo "Namespace $namespace is ready."
