"""Invented entries, views and notices."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from engine.rules import Rulebook
from practice import events as e
from practice.commands import Contact
from practice.events import Entry, Event
from practice.outbox import JournalBatch, NoticeToDeliver
from practice.telling import Notice
from practice.view import AlertView, CaseView, LimitState, LimitView
from practice.vocabulary import Role

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
RULES, CALENDAR = Rulebook.load(today=date(2026, 3, 2)).for_referral(date(2026, 3, 2))


def opening() -> e.ContactReceived:
    """A contact about an invented child."""
    contact = Contact(source="2A", concern="Bruises that nobody could explain", child_name="Robin Example")
    return e.ContactReceived(contact, "team-1", None, RULES.hash, CALENDAR.hash, ())


def entry(sequence: int, event: Event | None = None, **changes: Any) -> Entry:
    """One entry; the first opens the case, others record a supervision."""
    event = event or (opening() if sequence == 1 else e.SupervisionRecorded(f"Looked at, the {sequence}th time"))
    at = NOW + timedelta(hours=sequence, microseconds=sequence)
    given: dict[str, Any] = {"recorded_at": at, "happened_at": at, "actor": "manager-1", "command": f"c-{sequence}"}
    return Entry(sequence=sequence, event=event, **(given | changes))


def limit(state: LimitState = "running", *, due: datetime, key: str = "assessment") -> LimitView:
    """One limit of a case."""
    return LimitView(key, key.capitalize(), due, state, "A source, 1", NOW, None, breached=False, unconfirmed=False)


def alert(**changes: Any) -> AlertView:
    """One alert that nobody has taken on."""
    given: dict[str, Any] = {
        "id": "assessment#1",
        "title": "Assessment",
        "rung": 0,
        "raised_at": NOW,
        "state": "unacknowledged",
        "acknowledged_by": None,
        "action": None,
        "quiet_until": None,
        "not_delivered": False,
    }
    return AlertView(**(given | changes))


def case_view(case: str, version: int, **changes: Any) -> CaseView:
    """A case as it stands."""
    given: dict[str, Any] = {
        "family": None,
        "team": "team-1",
        "worker": None,
        "stage": "contact",
        "state": "on track",
        "rules": RULES.name,
        "calendar": CALENDAR.name,
        "adopted": False,
        "received_at": NOW,
        "closed_at": None,
        "closed_reason": None,
        "limits": (),
        "next_due": None,
        "next_title": None,
        "missing_details": (),
        "next_step": None,
        "missing": (),
        "alerts": (),
        "breaches": 0,
        "refusals": 0,
        "flags": (),
        "undelivered": (),
    }
    return CaseView(case=case, version=version, **(given | changes))


def warning(**changes: Any) -> NoticeToDeliver:
    """A notice that a limit is near, for the team's managers."""
    return notice(**({"key": "assessment#1/warning0", "about": "limit near", "rung": None, "late_by": None} | changes))


def batch(case: str, first: int, last: int, **changes: Any) -> JournalBatch:
    """Entries from one sequence to another, with the rules and the calendar where it opens the case."""
    entries = tuple(entry(n) for n in range(first, last + 1))
    opens = first == 1
    view = case_view(case, last, **changes)
    return JournalBatch(case, entries, view, RULES if opens else None, CALENDAR if opens else None)


def notice(**changes: Any) -> NoticeToDeliver:
    """A notice that a limit has passed, for the team's managers; what is changed may be of either."""
    of_notice: dict[str, Any] = {
        "key": "assessment#1/rung0",
        "about": "breached",
        "clock": "assessment",
        "title": "Assessment",
        "due": NOW,
        "moment": NOW,
        "roles": (Role.TEAM_MANAGER,),
        "person": None,
        "rung": 0,
    }
    told = Notice(**(of_notice | {name: changes.pop(name) for name in of_notice.keys() & changes.keys()}))
    given: dict[str, Any] = {
        "case": "case-1",
        "family": None,
        "team": "team-1",
        "worker": None,
        "notice": told,
        "late_by": "2 working days late",
        "missing": ("The child has not been seen.",),
        "due_local": "Mon 2 Mar 2026 10:00",
        "time_zone": "Europe/London",
    }
    return NoticeToDeliver(**(given | changes))
