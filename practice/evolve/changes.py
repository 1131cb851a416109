"""What the parts of the fold share: what they give, and whether an event is one that a rule speaks of."""

from collections.abc import Callable
from typing import Any

from practice import events as e
from practice.case import Case, Seen
from practice.events import Entry
from practice.rules import ClockRule, Conditions

Changes = dict[str, Any]


Apply = Callable[[Case, Entry, Any], Changes]


def unchanged(_: Case, __: Entry, ___: object) -> Changes:
    """What nothing follows from."""
    return {}


def matches(conditions: Conditions, event: e.Event) -> bool:
    """Whether an event's fields have the values that a rule asks for (compared as words).

    A condition on a field that the event does not have says nothing about it: a limit may start on several events.
    """
    for name, allowed in conditions.items():
        value = getattr(event, name, None)
        if value is None and not hasattr(event, name):
            continue
        if str(value) not in allowed:
            return False
    return True


def visits(case: Case, rule: ClockRule) -> tuple[Seen, ...]:
    """The occasions since the contact that do what a limit on seeing the child asks for, by the dates as now known."""
    since = case.received_at
    return tuple(s for s in case.seen if since and s.at >= since and matches(rule.stops_when, _as_event(s)))


def _as_event(seen: Seen) -> e.ChildSeen:
    return e.ChildSeen(seen.by, seen.registered, seen.alone, seen.why_not_alone, None)
