"""What visits, checks, enquiries and the assessment do to the case."""

from typing import Any

from practice import events as e
from practice.case import Assessment, Case, Check, Seen
from practice.events import Entry
from practice.evolve.changes import Apply, Changes, unchanged
from practice.values import changed
from practice.vocabulary import AssessmentOutcome, Stage


def _seen(case: Case, entry: Entry, event: e.ChildSeen) -> Changes:
    seen = Seen(
        entry.happened_at,
        event.seen_by,
        event.seen_by_registered_social_worker,
        event.alone,
        event.why_not_alone,
        entry.sequence,
    )
    return {"seen": (*case.seen, seen)}


def _requested(case: Case, entry: Entry, event: e.CheckRequested) -> Changes:
    others = tuple(c for c in case.checks if c.agency != event.agency)
    return {"checks": (*others, Check(event.agency, entry.happened_at, entry=entry.sequence))}


def _check_answered(case: Case, entry: Entry, event: e.CheckAnswered) -> Changes:
    return {"checks": _with_check(case, event.agency, answered_at=entry.happened_at)}


def _check_waived(case: Case, entry: Entry, event: e.CheckWaived) -> Changes:
    return {"checks": _with_check(case, event.agency, waived_by=entry.actor)}


def _with_check(case: Case, agency: str, **changes: Any) -> tuple[Check, ...]:
    return tuple(changed(c, **changes) if c.agency == agency else c for c in case.checks)


def _history(case: Case, _: Entry, event: e.HistoryConsidered) -> Changes:
    read = dict.fromkeys((*case.considered, *(c.episode for c in event.considered)))
    episodes = tuple(dict.fromkeys((*case.episodes, *event.found, *read)))
    return {"history_searched": True, "episodes": episodes, "considered": tuple(read)}


def _assessment_started(_: Case, entry: Entry, event: e.AssessmentStarted) -> Changes:
    return {
        "stage": Stage.ASSESSMENT,
        "assessing": event.assessment,
        "assessing_since": entry.happened_at,
        "assessment": None,
        "assessed": None,
    }


def _submitted(_: Case, entry: Entry, event: e.AssessmentSubmitted) -> Changes:
    return {"assessment": Assessment(entry.actor, event)}


def _authorised(case: Case, entry: Entry, event: e.AssessmentAuthorised) -> Changes:
    assert case.assessment is not None  # noqa: S101 - decide authorises only what has been handed in
    core_needless = event.why_no_core is not None
    signed = {"authorised_at": entry.happened_at, "authorised_by": entry.actor, "core_needless": core_needless}
    return {
        "assessment": changed(case.assessment, **signed),
        "assessed": event.outcome,
        "stage": Stage.PLAN if event.outcome is AssessmentOutcome.IN_NEED else case.stage,
    }


APPLY: dict[str, Apply] = {
    "ChildSeen": _seen,
    "CheckRequested": _requested,
    "CheckAnswered": _check_answered,
    "CheckWaived": _check_waived,
    "HistoryConsidered": _history,
    "StrategyDiscussionHeld": unchanged,
    "Section47Started": lambda _, __, ___: {"section_47_open": True, "section_47_ever": True},
    "Section47Concluded": lambda _, __, ___: {"section_47_open": False},
    "AssessmentStarted": _assessment_started,
    "AssessmentSubmitted": _submitted,
    "AssessmentReturned": lambda _, __, ___: {"assessment": None},
    "AssessmentAuthorised": _authorised,
}
