import pytest

from practice.reports.last_day import LastDay, LastDayRow, days_allowed, last_days


def _met(team: str, met: int, on_the_last: int, days: int = 46, limit: str = "assessment") -> LastDay:
    return LastDay(limit, limit.capitalize(), team, days, met, on_the_last)


def _row(rows: tuple[LastDayRow, ...], team: str) -> LastDayRow:
    return next(row for row in rows if row.team == team)


def test_the_first_day_is_one_on_which_work_can_be_done_whether_it_counts_or_not() -> None:
    assert days_allowed(45, count_start_day=False) == 46
    assert days_allowed(45, count_start_day=True) == 45


def test_a_share_stands_beside_an_even_spread_and_beside_all_teams() -> None:
    rows = last_days([_met("east", 100, 20), _met("west", 300, 20)])
    east = _row(rows, "east")
    assert (east.share, east.share_of_all) == (0.2, 0.1)
    assert east.even == pytest.approx(1 / 46)


def test_more_than_an_even_spread_gives_is_a_sign_and_what_all_teams_do_sets_nobody_apart() -> None:
    rows = last_days([_met(team, 100, 20) for team in ("east", "north", "west")])
    assert {row.clustered for row in rows} == {True}
    assert {row.stands_out for row in rows} == {False}


def test_the_team_with_more_than_all_of_them_stands_out_and_comes_first() -> None:
    rows = last_days([_met("east", 200, 4), _met("north", 200, 4), _met("west", 100, 30)])
    assert [(row.team, row.stands_out) for row in rows] == [("west", True), ("east", False), ("north", False)]


def test_fewer_than_an_even_spread_gives_are_no_sign() -> None:
    (row,) = last_days([_met("east", 1000, 1)])
    assert (row.clustered, row.stands_out) == (False, False)


def test_few_limits_and_short_ones_show_no_sign() -> None:
    (few,) = last_days([_met("east", 19, 19)])
    assert (few.clustered, few.stands_out) == (False, False)
    assert last_days([_met("east", 100, 100, days=2, limit="contact_decision")]) == ()


def test_limits_of_two_editions_are_expected_as_each_of_them_allows() -> None:
    (row,) = last_days([_met("east", 10, 1, days=11), _met("east", 30, 2, days=46)])
    assert (row.met, row.on_the_last) == (40, 3)
    assert row.even == pytest.approx((10 / 11 + 30 / 46) / 40)
