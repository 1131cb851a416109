"""What operators can search cases by in Temporal: few, never personal, and within the dev server's limits."""

from collections.abc import Mapping
from typing import Any

from temporalio.common import (
    SearchAttributeKey,
    SearchAttributePair,
    SearchAttributeUpdate,
    TypedSearchAttributes,
)

from practice.view import CaseView

STAGE = SearchAttributeKey.for_keyword("CaseStage")
STATE = SearchAttributeKey.for_keyword("CaseState")
TEAM = SearchAttributeKey.for_keyword("CaseTeam")
RULES = SearchAttributeKey.for_keyword("CaseRules")
# Opaque references: of the directory's person who holds the case, and of the family that links siblings.
WORKER = SearchAttributeKey.for_keyword("CaseWorker")
FAMILY = SearchAttributeKey.for_keyword("CaseFamily")
# The first of all running limits: in the past while one is late, so that operators can ask for it.
NEXT_DUE = SearchAttributeKey.for_datetime("CaseNextDue")
RUNG = SearchAttributeKey.for_int("CaseRung")

SEARCH_ATTRIBUTES: Mapping[str, str] = {
    STAGE.name: "Keyword",
    STATE.name: "Keyword",
    TEAM.name: "Keyword",
    RULES.name: "Keyword",
    WORKER.name: "Keyword",
    FAMILY.name: "Keyword",
    NEXT_DUE.name: "Datetime",
    RUNG.name: "Int",
}
"""Name and type of each, to be registered before the first case is opened."""


def shown(seen: CaseView) -> TypedSearchAttributes:
    """What is shown of a case as it stands; its workflow is started with it, and keeps it so."""
    return TypedSearchAttributes(
        [SearchAttributePair(key, value) for key, value in _values(seen).items() if value is not None]
    )


def changes(seen: CaseView, known: TypedSearchAttributes) -> list[SearchAttributeUpdate[Any]]:
    """What has to be changed in what is shown of a case."""
    return [
        key.value_unset() if value is None else key.value_set(value)
        for key, value in _values(seen).items()
        if known.get(key) != value
    ]


def _values(seen: CaseView) -> dict[SearchAttributeKey[Any], Any]:
    return {
        STAGE: seen.stage,
        STATE: seen.state,
        TEAM: seen.team,
        RULES: seen.rules,
        WORKER: seen.worker,
        FAMILY: seen.family,
        NEXT_DUE: min((limit.due for limit in seen.limits if limit.state in {"running", "late"}), default=None),
        RUNG: max((alert.rung + 1 for alert in seen.alerts if alert.state != "resolved"), default=0),
    }
