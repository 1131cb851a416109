"""Facts for reports, from invented stories or written down one by one."""

from datetime import timedelta
from typing import Any

from practice import events as e
from practice.reports.facts import Fact, Period
from tests.practice.builders import CALENDAR, MONDAY, RULES, Story

EVER = Period()


def fact(event: Any, sequence: int = 1, *, case: str = "case-1", days: float = 0, **changes: Any) -> Fact:
    """One fact, some days after Monday 2 March 2026 at 10:00."""
    at = MONDAY + timedelta(days=days)
    given: dict[str, Any] = {"actor": "manager-1", "team": "team-1", "rules": RULES.hash, "calendar": CALENDAR.hash}
    given |= {"happened_at": at, "recorded_at": at}
    return Fact(case=case, sequence=sequence, event=event, **(given | changes))


def facts_of(story: Story, case: str = "case-1") -> list[Fact]:
    """A whole story as facts of one team."""
    return [
        Fact(case, x.sequence, x.happened_at, x.recorded_at, x.actor, "team-1", RULES.hash, CALENDAR.hash, x.event)
        for x in story.entries
    ]


def watched(facts: list[Fact], kinds: tuple[str, ...]) -> list[Fact]:
    """Only what a report watches, as the journal gives it."""
    return [x for x in facts if x.kind in kinds]


def decided(threshold: str, team: str, case: str, **changes: Any) -> Fact:
    """A decision on a contact."""
    outcome = changes.pop("outcome", "referral")
    event = e.ContactDecided(outcome, threshold, (), (), "As weighed")
    return fact(event, case=case, team=team, **changes)
