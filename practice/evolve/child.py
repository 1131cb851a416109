"""What becomes of the child, and what that does to the case."""

from typing import Any

from practice import events as e
from practice.case import Case
from practice.events import Entry
from practice.evolve.changes import Apply, Changes, unchanged


def _born(case: Case, entry: Entry, event: e.ChildBorn) -> Changes:
    if case.contact is None:
        return {}
    born: dict[str, Any] = {"date_of_birth": event.date_of_birth, "expected_date_of_birth": None, "sex": event.sex}
    if event.child_name:
        born["child_name"] = event.child_name
    return {"contact": case.contact.model_copy(update=born), "born_at": entry.happened_at}


APPLY: dict[str, Apply] = {
    "ChildMoved": lambda _, __, event: {"moved_to": event.authority, "whereabouts_known": event.whereabouts_known},
    "ChildWentMissing": lambda _, entry, __: {"missing_since": entry.happened_at},
    "ChildReturned": lambda _, __, ___: {"missing_since": None},
    "ReturnInterviewRecorded": unchanged,
    "ChildBorn": _born,
    "ChildDied": lambda _, entry, __: {"died_at": entry.happened_at, "missing_since": None},
    "SeriousIncidentDecided": lambda _, __, ___: {"incident_decided": True},
}
