"""What the plan, and the end of the case, do to it."""

from practice import events as e
from practice.case import Case, Plan
from practice.events import Entry
from practice.evolve.changes import Apply, Changes
from practice.values import changed
from practice.vocabulary import Stage


def _plan_reviewed(case: Case, _: Entry, event: e.PlanReviewed) -> Changes:
    return {"plan": changed(case.plan, reviewed=event.decision) if case.plan else None}


def _told(case: Case, _: Entry, event: e.OutcomeTold) -> Changes:
    return {"told": tuple(dict.fromkeys((*case.told, event.told)))}


def _closed(case: Case, entry: Entry, event: e.CaseClosed) -> Changes:
    return {
        "stage": Stage.CLOSED,
        "closed_at": entry.happened_at,
        "closed_reason": event.reason,
        "closed_from": case.stage,
        "closing": entry.sequence,
    }


def _reopened(_: Case, __: Entry, event: e.CaseReopened) -> Changes:
    return {"stage": Stage(event.stage), "closed_at": None, "closed_reason": None, "closed_from": None}


APPLY: dict[str, Apply] = {
    "PlanAgreed": lambda _, entry, event: {"plan": Plan(entry.happened_at, len(event.actions), event.review_on)},
    "PlanReviewed": _plan_reviewed,
    "SteppedDown": lambda _, __, ___: {"stepped_down": True},
    "OutcomeTold": _told,
    "CaseClosed": _closed,
    "CaseReopened": _reopened,
}
