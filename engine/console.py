"""The live table: every open case from the journal's projections, the most urgent first, once a second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from engine.printing import STYLE, time_left

WIDE = 120
"""From this many columns on the table also says who holds the case and how it stands."""
ALERT_WIDTH = 21
_URGENCY = {"escalated": 0, "late": 1, "on track": 2, "closed": 3}
_LINES_AROUND = 7


class CaseRow(Protocol):
    """What the table needs of a case, as the journal's projection has it (instants in UTC)."""

    @property
    def case_ref(self) -> str: ...  # noqa: D102 - what it says
    @property
    def stage(self) -> str: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def team(self) -> str: ...  # noqa: D102
    @property
    def worker(self) -> str | None: ...  # noqa: D102
    @property
    def undelivered(self) -> int: ...  # noqa: D102
    @property
    def late_limits(self) -> int: ...  # noqa: D102
    @property
    def late_since(self) -> datetime | None: ...  # noqa: D102
    @property
    def late_title(self) -> str | None: ...  # noqa: D102
    @property
    def next_due(self) -> datetime | None: ...  # noqa: D102
    @property
    def next_title(self) -> str | None: ...  # noqa: D102


class AlertRow(Protocol):
    """What the table needs of an alert; rungs count from 0."""

    @property
    def case_ref(self) -> str: ...  # noqa: D102 - what it says
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def rung(self) -> int: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def acknowledged_by(self) -> str | None: ...  # noqa: D102
    @property
    def not_delivered(self) -> bool: ...  # noqa: D102


def summary(cases: Sequence[CaseRow]) -> str:
    """How many cases are open, late and escalated, and how many notices reached nobody."""
    late = sum(case.late_limits > 0 for case in cases)
    escalated = sum(case.state == "escalated" for case in cases)
    undelivered = sum(case.undelivered for case in cases)
    return f"{len(cases)} open, {late} late, {escalated} escalated, {undelivered} undelivered"


@dataclass(frozen=True)
class Board:
    """The open cases at one instant; the table fits itself into whatever terminal it is printed on."""

    title: str
    cases: Sequence[CaseRow]
    alerts: Sequence[AlertRow]
    now: datetime
    footer: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the table out for the width and the height that there are."""
        room = max((options.height or console.height) - _LINES_AROUND - self.footer.count("\n"), 3)
        ordered = sorted(self.cases, key=_urgency)
        shown = ordered[:room]
        wide = options.max_width >= WIDE
        clock = f" ({self.now:%H:%M:%S} UTC)" if wide else ""
        yield Text.assemble((self.title, "bold"), f": {summary(self.cases)}{clock}", no_wrap=True)
        yield self._table(shown, wide=wide)
        if len(shown) < len(ordered):
            yield Text(f"and {len(ordered) - len(shown)} less urgent cases", "dim")
        yield Text(self.footer, "dim", no_wrap=True, overflow="ellipsis")

    def _table(self, cases: Sequence[CaseRow], *, wide: bool) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, padding=(0, 1 if wide else 0, 0, 0))
        table.add_column("case", no_wrap=True, min_width=14)
        table.add_column("stage", no_wrap=True, min_width=10)
        if wide:
            table.add_column("state", no_wrap=True, min_width=9)
            table.add_column("worker or team", no_wrap=True, min_width=16)
        table.add_column("limit", no_wrap=True, overflow="ellipsis", ratio=1)
        table.add_column("time", no_wrap=True, min_width=9)
        table.add_column("alert", no_wrap=True, overflow="ellipsis", max_width=ALERT_WIDTH)
        alerts = _gravest(self.alerts)
        for case in cases:
            table.add_row(*self._cells(case, alerts.get(case.case_ref), wide=wide))
        return table

    def _cells(self, case: CaseRow, alert: AlertRow | None, *, wide: bool) -> list[RenderableType]:
        style = STYLE.get(case.state, "dim")
        who: list[RenderableType] = [Text(case.state, style), case.worker or case.team] if wide else []
        due = case.late_since or case.next_due
        left = Text(time_left(due, self.now) if due else "", style)
        return [case.case_ref, case.stage, *who, _limit(case, alert), left, _alert_words(alert, wide=wide)]


def _urgency(case: CaseRow) -> tuple[int, datetime, str]:
    due = case.late_since or case.next_due or datetime.max.replace(tzinfo=UTC)
    return _URGENCY.get(case.state, len(_URGENCY)), due, case.case_ref


def _gravest(alerts: Sequence[AlertRow]) -> dict[str, AlertRow]:
    # The last one stays: what nobody has taken on, at the highest rung.
    ascending = sorted(alerts, key=lambda a: (a.state == "unacknowledged", a.rung))
    return {alert.case_ref: alert for alert in ascending}


def _limit(case: CaseRow, alert: AlertRow | None) -> str:
    if case.late_limits == 0:
        return case.next_title or ""
    more = f" and {case.late_limits - 1} more" if case.late_limits > 1 else ""
    return (alert.title if alert else case.late_title or "") + more


def _alert_words(alert: AlertRow | None, *, wide: bool) -> Text:
    if alert is None:
        return Text("")
    rung, has_it = f"rung {alert.rung + 1}: ", " has it" if wide else ""
    if alert.state == "acknowledged":
        return Text(f"{rung}{alert.acknowledged_by}{has_it}", STYLE["acknowledged"])
    return Text(rung + ("undelivered" if alert.not_delivered else f"nobody{has_it}"), STYLE["unacknowledged"])
