"""The days of a reckoning as sheets of a calendar: a counted day with its number, a skipped one with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Literal

from practice.calendar import Calendar, local_date
from practice.clocks import ReckonedDay, Reckoning

Kind = Literal["start", "counted", "skipped", "due", "outside"]

WEEK = 7
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Cell:
    """One day of a sheet: how it was counted, its number or the reason why it has none, and what was done on it."""

    day: date
    kind: Kind
    number: int | None
    why: str
    done: bool


@dataclass(frozen=True)
class Sheet:
    """One month, week by week from Monday; None where a week reaches into another month."""

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]


def sheets(reckoning: Reckoning, calendar: Calendar) -> tuple[Sheet, ...]:
    """A sheet for each month that a limit in days runs through; none for limits in hours or months."""
    if not reckoning.days or not _day_by_day(reckoning.days):
        return ()
    done = local_date(calendar, reckoning.stopped_at) if reckoning.stopped_at else None
    counted = {day.day: day for day in reckoning.days}
    first, last = reckoning.days[0].day, reckoning.days[-1].day
    months = groupby(_days(first.replace(day=1), last), key=lambda day: day.replace(day=1))
    return tuple(
        Sheet(month, _weeks(_cell(counted.get(day), day, first, last, done) for day in _whole(month)))
        for month, _ in months
    )


def _day_by_day(days: tuple[ReckonedDay, ...]) -> bool:
    return all(later.day - day.day == timedelta(days=1) for day, later in pairwise(days))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _whole(month: date) -> list[date]:
    following = (month + timedelta(days=31)).replace(day=1)
    return _days(month, following - timedelta(days=1))


def _cell(counted: ReckonedDay | None, day: date, first: date, last: date, done: date | None) -> Cell:
    if counted is None:
        return Cell(day, "outside", None, "", day == done)
    kind: Kind = "counted" if counted.number else "skipped"
    if day == last:
        kind = "due"
    elif day == first and not counted.number:
        kind = "start"
    return Cell(day, kind, counted.number, counted.why, day == done)


def _weeks(cells: Iterable[Cell]) -> tuple[tuple[Cell | None, ...], ...]:
    found = list(cells)
    before: list[Cell | None] = [None] * found[0].day.weekday()
    filled = [*before, *found]
    filled += [None] * (-len(filled) % WEEK)
    return tuple(tuple(filled[at : at + WEEK]) for at in range(0, len(filled), WEEK))
