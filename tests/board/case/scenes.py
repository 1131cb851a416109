"""Invented limits and happenings, from which pictures are drawn."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from board.case.flags import Mark
from board.case.timeline import Scene
from practice.calendar import Calendar, NonWorkingDay, make_calendar
from practice.clocks import Reckoning

HOLIDAYS = {date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday", date(2026, 12, 25): "Christmas Day"}
CALENDAR: Calendar = make_calendar(
    name="invented",
    time_zone="Europe/London",
    first_day=date(2024, 1, 1),
    last_day=date(2030, 12, 31),
    office_opens=time(9),
    office_closes=time(17),
    non_working=tuple(NonWorkingDay(day, name) for day, name in HOLIDAYS.items()),
)
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
A_DAY = timedelta(days=1)


def limit(key: str = "assessment", episode: int = 1, **changes: Any) -> Reckoning:
    """One run of a limit that is due in ten days and still runs."""
    anchor = changes.pop("anchor", MONDAY)
    given: dict[str, Any] = {
        "clock": key,
        "episode": episode,
        "title": key.replace("_", " ").capitalize(),
        "about": None,
        "allowance": "10 working days",
        "counting": "working days, counted from the day after",
        "anchor": anchor,
        "anchored_on": "the event",
        "corrected_from": None,
        "days": (),
        "due": anchor + 10 * A_DAY,
        "due_at": "17:00",
        "calendar": CALENDAR.name,
        "calendar_hash": CALENDAR.hash,
        "rules": "invented",
        "rules_hash": "0",
        "source": "A source, 1",
        "unconfirmed": False,
        "statutory": True,
        "tightened_by": None,
        "extensions": (),
        "overrun": None,
        "state": "running",
        "stopped_at": None,
        "breached": False,
        "warn_at": (),
    }
    return Reckoning(**(given | changes))


def scene(*limits: Reckoning, marks: tuple[Mark, ...] = (), now: datetime = MONDAY, **changes: Any) -> Scene:
    """A scene on the invented calendar."""
    return Scene(limits, marks, CALENDAR, now, **changes)


LABELS = ("Contact", "Referral", "Allocated", "Child seen alone", "Adult mental health answered", "Oversight", "i")


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Cases of a day to two years, with no limit up to thirty, met, ended, late, run again and corrected."""
    span = draw(st.sampled_from([1, 5, 20, 60, 200, 730]))
    minutes = st.integers(0, span * 24 * 60)
    began = MONDAY + timedelta(days=draw(st.integers(0, 365)))
    now = began + timedelta(minutes=draw(minutes))
    limits = [_limit(draw, n, began, now, minutes) for n in range(draw(st.integers(0, 30)))]
    happened = draw(st.lists(st.tuples(minutes, st.sampled_from(LABELS), st.integers(0, 2)), max_size=40))
    marks = [Mark(min(began + timedelta(minutes=after), now), label, label, rank) for after, label, rank in happened]
    closed = draw(st.sampled_from([None, now]))
    return Scene(tuple(limits), tuple(marks), CALENDAR, now, closed)


def _limit(draw: st.DrawFn, n: int, began: datetime, now: datetime, minutes: st.SearchStrategy[int]) -> Reckoning:
    anchor = min(began + timedelta(minutes=draw(minutes)), now)
    due = anchor + timedelta(hours=draw(st.integers(0, 100 * 24)))
    state = draw(st.sampled_from(["running", "met", "ended"]))
    stopped = None if state == "running" else min(anchor + timedelta(minutes=draw(minutes)), now)
    corrected = draw(st.sampled_from([None, anchor - timedelta(days=draw(st.integers(1, 30)))]))
    warned = (anchor + (due - anchor) / 2,) if due > anchor and draw(st.booleans()) else ()
    key = draw(st.sampled_from(["assessment", "supervision", "child_seen", f"agency_{n}"]))
    return limit(
        key, n + 1, anchor=anchor, due=due, state=state, stopped_at=stopped, corrected_from=corrected, warn_at=warned
    )
