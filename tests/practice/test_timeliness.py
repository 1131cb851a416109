"""Counting limits by outcome, and the published figures as the Department counts them."""

from datetime import UTC, date, datetime

import pytest

from practice.calendar import CalendarEnds
from practice.rehearsal import Outcome, PastLimit
from practice.timeliness import ASSESSMENTS, CONFERENCES, Piece, Tally, days_taken, figure
from tests.practice.builders import small_calendar

EASTER = small_calendar(date(2026, 1, 1), date(2026, 12, 31), date(2026, 4, 3), date(2026, 4, 6))
AT = datetime(2026, 3, 2, tzinfo=UTC)


def limit(outcome: Outcome, *, edition: str = "england-2023", team: str = "team-1") -> PastLimit:
    """One limit that came to this."""
    return PastLimit("case-1", edition, "assessment", "Assessment", "assessment", 1, team, AT, AT, None, outcome)


@pytest.mark.parametrize(
    ("started", "completed", "without", "with_first"),
    [
        ("2026-03-02", "2026-03-02", 0, 1),
        ("2026-03-02", "2026-03-03", 1, 2),
        ("2026-03-06", "2026-03-09", 1, 2),
        ("2026-03-07", "2026-03-09", 1, 1),
        ("2026-04-02", "2026-04-07", 1, 2),
    ],
    ids=["the same day", "the next day", "over a weekend", "from a Saturday", "over Easter"],
)
def test_the_first_day_counts_or_not(started: str, completed: str, without: int, with_first: int) -> None:
    ends = date.fromisoformat(started), date.fromisoformat(completed)
    assert days_taken(EASTER, *ends, first_day_counts=False) == without
    assert days_taken(EASTER, *ends, first_day_counts=True) == with_first


def test_a_figure_is_shown_both_ways_with_who_differs() -> None:
    """Fifteen working days from Monday 2 March are Monday 23 March; with the first day, Friday 20 March."""
    friday = Piece("CHILD1", 10, date(2026, 3, 2), date(2026, 3, 20))
    monday = Piece("CHILD2", 20, date(2026, 3, 2), date(2026, 3, 23))
    tuesday = Piece("CHILD3", 30, date(2026, 3, 2), date(2026, 3, 24))
    counted = figure(CONFERENCES, [friday, monday, tuesday], EASTER)
    assert (counted.completed, counted.within, counted.within_with_first) == (3, 2, 1)
    assert (counted.share, counted.share_with_first) == (2 / 3, 1 / 3)
    assert counted.median_days == 15
    assert [(x.child, x.line, x.days, x.days_with_first) for x in counted.differing] == [("CHILD2", 20, 15, 16)]


def test_nothing_completed_has_no_share() -> None:
    counted = figure(ASSESSMENTS, [], EASTER)
    assert (counted.completed, counted.share, counted.median_days, counted.share_with_first) == (0, None, None, None)


def test_work_outside_the_calendar_is_an_error() -> None:
    with pytest.raises(CalendarEnds):
        figure(ASSESSMENTS, [Piece("CHILD1", 1, date(2025, 12, 1), date(2026, 1, 5))], EASTER)


def test_a_share_leaves_out_what_is_not_due_and_what_ended_before_it_was() -> None:
    tally = Tally()
    tally.add([limit(Outcome.MET), limit(Outcome.MET), limit(Outcome.MET_LATE), limit(Outcome.OPEN_LATE)])
    tally.add([limit(Outcome.OPEN), limit(Outcome.ENDED)])
    (line,) = tally.by("team")
    assert (line.total, line.late, line.share) == (6, 2, 0.5)


def test_limits_are_counted_by_edition_and_by_team() -> None:
    tally, other = Tally(), Tally()
    tally.add([limit(Outcome.MET), limit(Outcome.MET_LATE, team="team-2")])
    other.add([limit(Outcome.MET, edition="england-2018")])
    tally.merge(other)
    assert [(x.group, x.total) for x in tally.by("edition")] == [("england-2018", 1), ("england-2023", 2)]
    assert [(x.group, x.total, x.late) for x in tally.by("team")] == [("team-1", 2, 0), ("team-2", 1, 1)]
