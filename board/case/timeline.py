"""The picture of a case: its limits as bars over days, what happened as flags, and today as a line.

Everything here is reckoned from values; `timeline.svg` writes it down as SVG. One picture is drawn twice, for a wide
page and for a phone, and the page says the same in its tables for whoever does not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from board.case.axis import A_DAY, Axis, Band, Scale, Shade, Tick, bands, shades, ticks
from board.case.bars import Bar, Row, end_of, last_day_of, rows, short_day
from board.case.flags import SIZE, Flag, Ground, Mark, place
from board.case.text import in_two_lines, shortened, text_width
from practice.calendar import Calendar, local_date
from practice.case import ClockState
from practice.clocks import Reckoning

FEWEST_DAYS = 7
LANE = 18
PILL = 22
BAND = 20
BAR = 12
TITLE, STATUS = 14, 13
RUN = 12
TITLE_LINE = 16
HEADING = 30
DONE = frozenset({"met", "ended"})
EDGE = 9
"""What a round end of a bar needs beside the first and the last day."""


@dataclass(frozen=True)
class Form:
    """How wide a picture is, and where its limits are named: in a column of `names` pixels, or above each bar (0)."""

    name: str
    width: int
    names: int
    row: int
    done: int

    def height(self, row: Row) -> int:
        """How high a row is: what is done takes less."""
        return self.done if row.tone in DONE else self.row


WIDE = Form("wide", 960, 272, 48, 42)
NARROW = Form("narrow", 344, 0, 70, 66)


@dataclass(frozen=True)
class Scene:
    """What is drawn. `now` is a UTC instant; a closed case is drawn until `closed_at` and has no line for today."""

    limits: tuple[Reckoning, ...]
    marks: tuple[Mark, ...]
    calendar: Calendar
    now: datetime
    closed_at: datetime | None = None

    @property
    def ends(self) -> datetime:
        """Until when there is something to tell (a UTC instant)."""
        return self.closed_at or self.now


@dataclass(frozen=True)
class Line:
    """The line for today (or for the closing), with the pill that names it."""

    x: float
    label: str
    pill_x: float
    pill_width: float
    closed: bool


@dataclass(frozen=True)
class DrawnRow:
    """A row in its place: where its text stands and the middle of its bars."""

    row: Row
    title: tuple[str, ...]
    status: str
    text_x: float
    title_y: float
    status_y: float
    run_x: float
    run_y: float
    bar_y: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Heading:
    """The words over the limits that are to be done, or over those that are done."""

    words: str
    y: float


@dataclass(frozen=True)
class Picture:
    """Everything in its place, in pixels of a picture `width` wide and `height` high."""

    form: Form
    width: int
    height: float
    left: float
    right: float
    flags_y: float
    axis_y: float
    plot_y: float
    bottom: float
    scale: Scale
    first: date
    last: date
    shades: tuple[Shade, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    flags: tuple[Flag, ...]
    headings: tuple[Heading, ...]
    rows: tuple[DrawnRow, ...]
    line: Line
    bar: int = BAR
    lane: int = LANE

    @property
    def unlabelled(self) -> int:
        """How many of the things that happened found no room for a label."""
        return sum(flag.lane is None for flag in self.flags)

    def lane_y(self, flag: Flag) -> float:
        """The baseline of a flag's label."""
        return self.flags_y - 13 - (flag.lane or 0) * LANE

    def pole_y(self, flag: Flag) -> float:
        """Where a flag's pole ends: beside its label, or under it."""
        return self.lane_y(flag) + (4 if flag.over else -10)


def draw(scene: Scene, form: Form = WIDE) -> Picture:
    """The picture of a case in one of its forms."""
    left, right = (form.names + EDGE if form.names else EDGE), form.width - EDGE
    first, last = _span(scene)
    axis = Axis(scene.calendar, first, last, left, right)
    line = _line(scene, axis, form)
    spots = [(axis.x(mark.at), mark) for mark in scene.marks]
    flags = place(spots, Ground(2, form.width - 2))
    used = max((flag.lane + 1 for flag in flags if flag.lane is not None), default=0)
    flags_y = used * LANE + 14
    axis_y = flags_y + 12 + PILL
    plot_y = axis_y + 2 * BAND
    headings, drawn, bottom = _stacked(rows(scene.limits, axis, scene.ends), form, plot_y)
    return Picture(
        form=form,
        width=form.width,
        height=bottom + 6,
        left=left,
        right=right,
        flags_y=flags_y,
        axis_y=axis_y,
        plot_y=plot_y,
        bottom=bottom,
        scale=axis.scale,
        first=first,
        last=last,
        shades=shades(axis),
        bands=bands(axis),
        ticks=ticks(axis),
        flags=flags,
        headings=headings,
        rows=drawn,
        line=line,
    )


def _span(scene: Scene) -> tuple[date, date]:
    """The local dates that have to be drawn: all that happened, all that falls due, and a day to spare on each side.

    When something would have been due that is done already takes no room of its own.
    """
    known = [mark.at for mark in scene.marks] + [scene.ends]
    for limit in scene.limits:
        known += [limit.anchor, end_of(limit, scene.ends)]
        known += [limit.corrected_from] if limit.corrected_from else []
        if limit.state == ClockState.RUNNING:
            known.append(max(last_day_of(limit.due), limit.anchor))
    first, last = (local_date(scene.calendar, at) for at in (min(known), max(known)))
    return first - A_DAY, max(last + A_DAY, first + timedelta(days=FEWEST_DAYS - 1))


def _line(scene: Scene, axis: Axis, form: Form) -> Line:
    word = "Closed" if scene.closed_at else "Today"
    label = f"{word}, {short_day(scene.calendar, scene.ends, scene.now)}"
    x, width = axis.x(scene.ends), round(text_width(label, SIZE, bold=True) + 16, 2)
    pill_x = min(max(x - width / 2, 1), form.width - width - 1)
    return Line(x, label, round(pill_x, 2), width, closed=scene.closed_at is not None)


def _stacked(found: Sequence[Row], form: Form, top: float) -> tuple[tuple[Heading, ...], tuple[DrawnRow, ...], float]:
    headings: list[Heading] = []
    drawn: list[DrawnRow] = []
    y, done = top, None
    for row in found:
        if (row.tone in DONE) is not done:
            done = row.tone in DONE
            headings.append(Heading("Done" if done else "To be done", y + HEADING - 9))
            y += HEADING
        drawn.append(_drawn(row, form, y))
        y = drawn[-1].bottom
    return tuple(headings), tuple(drawn), max(y, top + form.row) + 4


def _drawn(row: Row, form: Form, y: float) -> DrawnRow:
    room = form.names - 10 if form.names else form.width - 4
    run = text_width(f"  {row.run}", RUN) if row.run else 0
    title = in_two_lines(row.title, TITLE, room - run, bold=True)
    more = (len(title) - 1) * TITLE_LINE
    height = form.height(row) + more
    first_line = y + ((height - more) / 2 - 4 if form.names else 18)
    return DrawnRow(
        row=row,
        title=title,
        status=shortened(row.status, STATUS, room, bold=row.tone == "late"),
        text_x=2,
        title_y=first_line,
        status_y=first_line + more + 17,
        run_x=round(2 + text_width(title[-1], TITLE, bold=True) + 6, 2),
        run_y=first_line + more,
        bar_y=y + (height / 2 if form.names else 52 + more),
        top=y,
        bottom=y + height,
    )


def holidays(picture: Picture) -> tuple[Shade, ...]:
    """The bank holidays and closures in the picture, for the words below it."""
    return tuple(shade for shade in picture.shades if shade.name)


def all_bars(picture: Picture) -> tuple[Bar, ...]:
    """Every bar of a picture."""
    return tuple(bar for drawn in picture.rows for bar in drawn.row.bars)
