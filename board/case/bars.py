"""The rows of the picture: one for each limit, and in it a bar for each of its runs, from anchor to due and beyond."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from board.case.axis import Axis
from practice.calendar import Calendar, local_date, working_days_between
from practice.case import ClockState
from practice.clocks import Reckoning
from practice.vocabulary import AGENCIES
from practice.words import late_by

Tone = Literal["late", "soon", "running", "met", "ended"]
End = Literal["open", "met", "ended"]

A_MOMENT = timedelta(microseconds=1)
FAR_AHEAD = datetime.max.replace(tzinfo=UTC)
SHORTEST = 2.0


@dataclass(frozen=True)
class Check:
    """A checkpoint of a limit: where, and whether it has been reached."""

    x: float
    reached: bool


@dataclass(frozen=True)
class Bar:
    """One run of a limit in pixels.

    The track reaches from `x` to `due_x`, or to where the next run begins or the picture ends; `used` of it has passed.
    `over` is how far the run went on after it was due. `end_x` is where the run stopped, or now. `was_x` is the anchor
    that was recorded first and has been corrected.
    """

    x: float
    due_x: float
    track: float
    used: float
    over: float
    end_x: float
    end: End
    tone: Tone
    overran: bool
    due_shown: bool
    checks: tuple[Check, ...]
    was_x: float | None
    words: str


@dataclass(frozen=True)
class Row:
    """A limit of the case: its title, which run is the latest, how that stands in words, and the runs one by one."""

    title: str
    run: str
    status: str
    tone: Tone
    overran: bool
    bars: tuple[Bar, ...]


def limit_title(limit: Reckoning) -> str:
    """A limit in words, with the agency where it is about one."""
    return f"{limit.title}: {AGENCIES.get(limit.about, limit.about)}" if limit.about else limit.title


def end_of(limit: Reckoning, now: datetime) -> datetime:
    """When a run stopped, or `now` while it runs (UTC instants)."""
    return limit.stopped_at if limit.stopped_at and limit.state != ClockState.RUNNING else now


def tone_of(limit: Reckoning, now: datetime) -> Tone:
    """How a run is coloured; the words beside it and the pattern of its bar say the same."""
    if limit.state != ClockState.RUNNING:
        return "met" if limit.state == ClockState.MET else "ended"
    if now >= limit.due:
        return "late"
    return "soon" if any(at <= now for at in limit.warn_at) else "running"


def short_day(calendar: Calendar, at: datetime, now: datetime) -> str:
    """The local date of an instant: `Fri 4 Dec`, or `4 Dec 2027` in another year than this one."""
    local = at.astimezone(calendar.zone)
    if local.year != now.astimezone(calendar.zone).year:
        return f"{local.day} {local:%b %Y}"
    return f"{local:%a} {local.day} {local:%b}"


def last_day_of(due: datetime) -> datetime:
    """An instant within the day that a limit may still be met on: what is due at midnight is due the day before."""
    return due - A_MOMENT


def standing(limit: Reckoning, calendar: Calendar, now: datetime) -> str:
    """How a run stands at `now` (a UTC instant), in a few words for people."""
    end = end_of(limit, now)
    late = late_by(calendar, limit.due, end)
    if limit.state == ClockState.RUNNING:
        due = short_day(calendar, last_day_of(limit.due), now)
        return f"{late}, due {due}" if late else _left(calendar, limit.due, due, now)
    done = "met" if limit.state == ClockState.MET else "ended"
    return f"{done} {short_day(calendar, end, now)}" + (f", {late}" if late else "")


def _left(calendar: Calendar, due: datetime, day: str, now: datetime) -> str:
    last = local_date(calendar, last_day_of(due))
    if last == local_date(calendar, now):
        at = due.astimezone(calendar.zone)
        return "due today" if at.time() == at.min.time() else f"due today, {at:%H:%M}"
    days = working_days_between(calendar, local_date(calendar, now), last)
    return f"due {day}, {days} working day{'s' if days != 1 else ''} left"


def rows(limits: Iterable[Reckoning], axis: Axis, now: datetime) -> tuple[Row, ...]:
    """The rows: what is still to be done first, the soonest due on top; then what is done, the earliest first."""
    by_limit: dict[str, list[Reckoning]] = {}
    for limit in sorted(limits, key=lambda x: (x.anchor, x.episode)):
        by_limit.setdefault(limit.clock, []).append(limit)
    lines = [line for runs in by_limit.values() for line in _lines(runs)]
    return tuple(_row(line, axis, now) for line in sorted(lines, key=_order))


def _lines(runs: Sequence[Reckoning]) -> list[list[Reckoning]]:
    """The runs of a limit in one line after another, and side by side only where they ran at the same time."""
    lines: list[list[Reckoning]] = []
    for run in runs:
        line = next((x for x in lines if _over_by(x[-1]) <= run.anchor), None)
        if line is None:
            lines.append([run])
        else:
            line.append(run)
    return lines


def _over_by(run: Reckoning) -> datetime:
    return run.stopped_at if run.stopped_at and run.state != ClockState.RUNNING else FAR_AHEAD


def _order(line: Sequence[Reckoning]) -> tuple[bool, datetime]:
    running = line[-1].state == ClockState.RUNNING
    return not running, line[-1].due if running else line[0].anchor


def _row(line: Sequence[Reckoning], axis: Axis, now: datetime) -> Row:
    latest = line[-1]
    following = [axis.x(run.anchor) for run in line[1:]]
    bars = tuple(bar_of(run, axis, now, until) for run, until in zip(line, [*following, axis.right], strict=True))
    last = bars[-1]
    run = f"{_ordinal(latest.episode)} time" if latest.episode > 1 else ""
    return Row(limit_title(latest), run, standing(latest, axis.calendar, now), last.tone, last.overran, bars)


def _ordinal(number: int) -> str:
    last = 0 if number % 100 in {11, 12, 13} else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def bar_of(limit: Reckoning, axis: Axis, now: datetime, until: float) -> Bar:
    """One run of a limit on the axis, at `now` (a UTC instant); its row ends or goes on to the next run at `until`."""
    start, due, end = axis.x(limit.anchor), axis.x(limit.due), axis.x(end_of(limit, now))
    ends: End = "open" if limit.state == ClockState.RUNNING else "met" if limit.state == ClockState.MET else "ended"
    due = max(due, start)
    return Bar(
        x=start,
        due_x=min(due, axis.right),
        track=round(min(due, until) - start, 2),
        used=_between(start, min(end, due)),
        over=_between(due, end),
        end_x=end,
        end=ends,
        tone=tone_of(limit, now),
        overran=end_of(limit, now) >= limit.due,
        due_shown=due < until,
        checks=tuple(Check(axis.x(at), at <= end_of(limit, now)) for at in limit.warn_at if axis.x(at) < until),
        was_x=axis.x(limit.corrected_from) if limit.corrected_from else None,
        words=f"{limit_title(limit)}: {standing(limit, axis.calendar, now)}",
    )


def _between(start: float, end: float) -> float:
    return round(max(end - start, SHORTEST), 2) if end > start else 0
