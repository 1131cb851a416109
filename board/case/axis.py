"""The time axis of a picture: local days of equal width, whatever the clocks do, marked in days up to years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from board.case.text import text_width
from practice.calendar import SATURDAY, Calendar, local_date
from practice.clocks import start_of_day

Scale = Literal["days", "weeks", "months", "quarters", "years"]

A_DAY = timedelta(days=1)
LABEL_SIZE = 13
_NARROWEST: tuple[tuple[float, Scale], ...] = ((23, "days"), (3.6, "weeks"), (1, "months"), (0.34, "quarters"))
"""How wide a day must be, in pixels, for each scale to be readable."""
_FROM_MONDAY = 7
_MONTHS = {"months": 1, "quarters": 3, "years": 12}


@dataclass(frozen=True)
class Axis:
    """Local dates from `first` to `last` (both included) over a stretch of pixels."""

    calendar: Calendar
    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def day_width(self) -> float:
        """How many pixels a day has."""
        return (self.right - self.left) / self.days

    @property
    def scale(self) -> Scale:
        """What the axis is marked by."""
        return next((name for width, name in _NARROWEST if self.day_width >= width), "years")

    def start(self, day: date) -> float:
        """Where a local date begins."""
        return round(self.left + (day - self.first).days * self.day_width, 2)

    def x(self, at: datetime) -> float:
        """Where a UTC instant lies. The days on which the clocks change are as wide as any other."""
        day = local_date(self.calendar, at)
        begins, ends = (start_of_day(self.calendar, x) for x in (day, day + A_DAY))
        return round(self.start(day) + (at - begins) / (ends - begins) * self.day_width, 2)


@dataclass(frozen=True)
class Shade:
    """A day that does not count, or a weekend: `name` is None for a weekend."""

    x: float
    width: float
    day: date
    name: str | None


@dataclass(frozen=True)
class Tick:
    """A mark of the axis at `x`. Its label, if there is room for one, is centred on `label_x`, or begins there."""

    x: float
    label: str
    label_x: float
    centred: bool = True
    shaded: bool = False


@dataclass(frozen=True)
class Band:
    """A month or a year above the ticks."""

    x: float
    width: float
    label: str


def all_days(axis: Axis) -> Iterator[date]:
    """Every local date of the axis."""
    return (axis.first + A_DAY * n for n in range(axis.days))


def shades(axis: Axis) -> tuple[Shade, ...]:
    """Weekends, each in one piece, and the calendar's bank holidays and closures by name."""
    weekends = [
        Shade(axis.start(day), round(axis.day_width * _weekend_days(axis, day), 2), day, None)
        for day in all_days(axis)
        if day.weekday() == SATURDAY or (day == axis.first and day.weekday() > SATURDAY)
    ]
    named = [
        Shade(axis.start(day), round(axis.day_width, 2), day, axis.calendar.names[day])
        for day in all_days(axis)
        if day in axis.calendar.names
    ]
    return (*weekends, *named)


def _weekend_days(axis: Axis, day: date) -> int:
    return min(_FROM_MONDAY - day.weekday(), (axis.last - day).days + 1)


def ticks(axis: Axis) -> tuple[Tick, ...]:
    """The marks of the axis with their labels, as many as its scale has room for."""
    if axis.scale == "days":
        return tuple(_day_tick(axis, day) for day in all_days(axis))
    if axis.scale == "weeks":
        mondays = (day for day in all_days(axis) if day.weekday() == 0)
        return tuple(_monday_tick(axis, day) for day in mondays)
    step = _MONTHS[axis.scale]
    begins = [day for day in all_days(axis) if day.day == 1 and (day.month - 1) % step == 0]
    starts = begins if axis.scale == "years" else [axis.first, *(x for x in begins if x > axis.first)]
    return tuple(_tick(axis, day, _months_on(day, step), f"{day:%b}") for day in starts)


def _day_tick(axis: Axis, day: date) -> Tick:
    x = axis.start(day)
    closed = day.weekday() >= SATURDAY or day in axis.calendar.names
    return Tick(x, str(day.day), round(x + axis.day_width / 2, 2), shaded=closed)


def _monday_tick(axis: Axis, day: date) -> Tick:
    x, label = axis.start(day), str(day.day)
    fits = x + 3 + text_width(label, LABEL_SIZE) <= axis.right
    return Tick(x, label if fits else "", x + 3, centred=False)


def _tick(axis: Axis, day: date, until: date, label: str) -> Tick:
    """A tick whose label is left out where the stretch that it names is cut too short by the end of the axis."""
    x, end = axis.start(day), min(axis.start(until), axis.right)
    fits = text_width(label, LABEL_SIZE) + 2 <= end - x
    return Tick(x, label if fits else "", round((x + end) / 2, 2))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month - month % months + 1, 1)


def bands(axis: Axis) -> tuple[Band, ...]:
    """The months above days and weeks; the years above anything longer."""
    by_month = axis.scale in {"days", "weeks"}
    step = 1 if by_month else _MONTHS["years"]
    starts = [d for d in all_days(axis) if d == axis.first or (d.day == 1 and (d.month - 1) % step == 0)]
    ends = [*(axis.start(day) for day in starts[1:]), axis.right]
    return tuple(
        Band(
            axis.start(day), round(end - axis.start(day), 2), _band_label(day, end - axis.start(day), by_month=by_month)
        )
        for day, end in zip(starts, ends, strict=True)
    )


def _band_label(day: date, width: float, *, by_month: bool) -> str:
    wanted = (f"{day:%B %Y}", f"{day:%b %Y}", f"{day:%b}") if by_month else (str(day.year),)
    return next((label for label in wanted if text_width(label, LABEL_SIZE, bold=True) + 8 <= width), "")
