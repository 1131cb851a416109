"""The form: what somebody typed, and what is wrong with it. Dates and times are local, as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from practice.commands import LONGEST_TEXT
from practice.words import local_time

ERROR_AT = {"action": "action", "date": "until-day", "time": "time"}
"""For each kind of mistake the field that the error summary leads to."""


@dataclass(frozen=True)
class Form:
    """What was typed, to be shown again if it was wrong. `command` is the id of what it will record."""

    command: str
    action: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""


def read_form(sent: Mapping[str, object], command: str) -> Form:
    """What a browser sent, without the space around it."""
    given = {name: str(sent.get(name, "")).strip() for name in ("action", "day", "month", "year", "time")}
    return Form(command, **given)


def check(form: Form, zone: ZoneInfo, now: datetime, latest: datetime) -> tuple[datetime | None, dict[str, str]]:
    """Until when the alert is taken on (a UTC instant), and what is wrong, by kind of mistake; one of the two is empty.

    Args:
        form: What was typed.
        zone: The time zone that people here write in.
        now: This instant, in UTC.
        latest: The last instant that the case's rules allow, in UTC.
    """
    wrong = _wrong_action(form.action)
    day, clock_time = _day(form), _clock_time(form.time)
    if day is None:
        wrong["date"] = "Enter the day, month and year by which it will be done, for example 27 11 2026"
    if clock_time is None:
        wrong["time"] = "Enter the time by which it will be done, for example 16:30"
    if day is None or clock_time is None:
        return None, wrong
    until = datetime.combine(day, clock_time.time(), zone).astimezone(UTC)
    if not now < until <= latest:
        wrong["date"] = f"Choose a time after now and not after {local_time(zone, latest)}"
    return (None, wrong) if wrong else (until, {})


def _wrong_action(action: str) -> dict[str, str]:
    if not action:
        return {"action": "Enter what will be done"}
    if "\0" in action:
        return {"action": "What will be done must be plain text"}
    if len(action) > LONGEST_TEXT:
        return {"action": f"What will be done must be {LONGEST_TEXT:,} characters or fewer"}
    return {}


def _day(form: Form) -> datetime | None:
    try:
        return datetime(int(form.year), int(form.month), int(form.day))  # noqa: DTZ001 - a date; the zone comes later
    except (ValueError, OverflowError):
        return None


def _clock_time(text: str) -> datetime | None:
    for shape in ("%H:%M", "%H.%M", "%I:%M%p", "%I%p", "%H%M"):
        try:
            return datetime.strptime(text.replace(" ", "").lower(), shape)  # noqa: DTZ007 - a time of day, no instant
        except ValueError:
            continue
    return None
