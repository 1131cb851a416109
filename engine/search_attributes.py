"""What operators can search cases by in Temporal: few, never personal, and within the dev server's limits."""

from collections.abc import Mapping

from temporalio.common import SearchAttributeKey

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
