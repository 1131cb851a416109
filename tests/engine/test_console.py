from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from engine.console import Board, summary
from engine.printing import time_left

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


@dataclass(frozen=True)
class _Case:
    case_ref: str
    state: str = "on track"
    stage: str = "assessment"
    team: str = "assessment-east"
    worker: str | None = None
    undelivered: int = 0
    late_limits: int = 0
    late_since: datetime | None = None
    late_title: str | None = None
    next_due: datetime | None = NOW + timedelta(hours=5)
    next_title: str | None = "Decision on the contact"


@dataclass(frozen=True)
class _Alert:
    case_ref: str
    title: str = "Reply from an agency: adult_mental_health"
    rung: int = 2
    state: str = "unacknowledged"
    acknowledged_by: str | None = None
    not_delivered: bool = False


LATE = _Case("C-000000000002", state="escalated", late_limits=1, late_since=NOW - timedelta(days=9))
CASES = (_Case("C-000000000001"), LATE, _Case("C-000000000003", worker="P-201"))


def _printed(board: Board, width: int, height: int = 40) -> list[str]:
    console = Console(width=width, height=height, no_color=True)
    with console.capture() as captured:
        console.print(board)
    return captured.get().splitlines()


@pytest.mark.parametrize("width", [80, 140])
def test_the_table_fits_the_terminal(width: int) -> None:
    """No line is longer than the terminal is wide, and every case has one line."""
    lines = _printed(Board("Hillshire, front door", CASES, (_Alert(LATE.case_ref),), NOW), width)
    assert max(map(len, lines)) <= width
    assert sum("C-00000000000" in line for line in lines) == len(CASES)


def test_the_most_urgent_case_comes_first_and_says_so_in_words() -> None:
    """How late, which rung, and that nobody has it: not by colour alone."""
    lines = _printed(Board("Hillshire", CASES, (_Alert(LATE.case_ref),), NOW), 140)
    first = next(line for line in lines if "C-0" in line)
    assert LATE.case_ref in first
    assert "escalated" in first
    assert "9 d late" in first
    assert "rung 3: nobody has it" in first


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (_Alert(LATE.case_ref, state="acknowledged", acknowledged_by="P-110"), "rung 3: P-110"),
        (_Alert(LATE.case_ref, not_delivered=True), "rung 3: undelivered"),
    ],
)
def test_an_alert_says_whose_it_is(alert: _Alert, words: str) -> None:
    """Taken on by somebody, or told to nobody."""
    assert words in "\n".join(_printed(Board("Hillshire", CASES, (alert,), NOW), 80))


def test_what_does_not_fit_is_counted() -> None:
    """A low terminal shows the most urgent cases, says how many are left, and keeps its footer."""
    many = tuple(_Case(f"C-{number:012}") for number in range(50))
    lines = _printed(Board("Hillshire", many, (), NOW, footer="one\ntwo"), 80, height=24)
    assert len(lines) <= 24
    assert any("less urgent cases" in line for line in lines)
    assert lines[-1].strip() == "two"


def test_the_summary_counts_what_matters() -> None:
    """Open, late, escalated, and notices that reached nobody."""
    unheard = _Case("C-000000000004", undelivered=2)
    assert summary((*CASES, unheard)) == "4 open, 1 late, 1 escalated, 2 undelivered"


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(days=2, hours=3), "2 d 3 h left"),
        (timedelta(days=-9, minutes=-5), "9 d late"),
        (timedelta(days=-27, hours=-3), "27 d late"),
        (timedelta(seconds=45), "45 s left"),
        (timedelta(0), "0 s late"),
    ],
)
def test_time_left_is_in_words(distance: timedelta, words: str) -> None:
    """Two units where they matter, one where they do not."""
    assert time_left(NOW + distance, NOW) == words
