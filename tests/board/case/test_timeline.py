import itertools
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from board.case.axis import A_DAY, Axis
from board.case.flags import Mark
from board.case.timeline import NARROW, WIDE, Form, Picture, Scene, all_bars, draw, holidays
from board.pages import environment
from practice.event_words import day
from tests.board.case.scenes import CALENDAR, MONDAY, limit, scene, scenes

FORMS = st.sampled_from([WIDE, NARROW])


def _written(picture: Picture) -> str:
    """The picture as its template writes it."""
    about = {"picture": picture, "id": "p", "name": "Timeline", "words": "Bars and flags", "day": day}
    return environment().get_template("case/timeline.svg").render(**about)


@settings(deadline=None, max_examples=60)
@given(scenes(), FORMS)
def test_every_run_of_every_limit_is_drawn_once(drawn: Scene, form: Form) -> None:
    picture = draw(drawn, form)
    assert len(all_bars(picture)) == len(drawn.limits)
    assert len(picture.flags) == len(drawn.marks)


@settings(deadline=None, max_examples=60)
@given(scenes(), FORMS)
def test_nothing_lies_outside_the_picture(drawn: Scene, form: Form) -> None:
    picture = draw(drawn, form)
    for bar in all_bars(picture):
        ends = (bar.x, bar.due_x, bar.x + bar.track, bar.x + bar.used, bar.due_x + bar.over, bar.end_x)
        assert all(picture.left <= x <= picture.right + 0.1 for x in ends)
        assert bar.was_x is None or picture.left <= bar.was_x <= picture.right
        assert min(bar.track, bar.used, bar.over) >= 0
        assert all(picture.left <= check.x <= picture.right for check in bar.checks)
    for flag in picture.flags:
        assert picture.left <= flag.x <= picture.right
        if flag.lane is not None:
            assert flag.label_x >= 0
            assert flag.label_end <= picture.width
            assert picture.lane_y(flag) >= 10
    for row in picture.rows:
        assert picture.plot_y <= row.top < row.bottom <= picture.bottom <= picture.height
        assert row.top < row.bar_y < row.bottom


@settings(deadline=None, max_examples=60)
@given(scenes(), FORMS)
def test_the_line_for_today_and_the_pill_that_names_it_are_inside(drawn: Scene, form: Form) -> None:
    picture = draw(drawn, form)
    assert picture.left < picture.line.x < picture.right
    assert picture.line.pill_x >= 0
    assert picture.line.pill_x + picture.line.pill_width <= picture.width
    assert picture.line.pill_x <= picture.line.x <= picture.line.pill_x + picture.line.pill_width


@settings(deadline=None, max_examples=60)
@given(scenes(), FORMS)
def test_no_label_touches_another_and_no_pole_runs_through_one(drawn: Scene, form: Form) -> None:
    labelled = [flag for flag in draw(drawn, form).flags if flag.lane is not None]
    for one, other in itertools.permutations(labelled, 2):
        if one.lane == other.lane:
            assert one.label_end < other.label_x or other.label_end < one.label_x
        top = other.lane - 1 if other.over and other.lane is not None else other.lane
        if one.lane is not None and top is not None and one.lane <= top:
            assert not one.label_x < other.x < one.label_end


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 700 * 24 * 60), st.integers(0, 700 * 24 * 60))
def test_what_happened_later_stands_further_right(one: int, other: int) -> None:
    axis = Axis(CALENDAR, MONDAY.date(), MONDAY.date() + timedelta(days=730), 10, 900)
    first, then = sorted((one, other))
    assert axis.x(MONDAY + timedelta(minutes=first)) <= axis.x(MONDAY + timedelta(minutes=then))


@pytest.mark.parametrize("sunday", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_the_days_on_which_the_clocks_change_are_as_wide_as_any_other(sunday: datetime) -> None:
    axis = Axis(CALENDAR, sunday.date() - 3 * A_DAY, sunday.date() + 3 * A_DAY, 0, 700)
    assert [axis.start(sunday.date() + n * A_DAY) for n in range(-3, 4)] == [0, 100, 200, 300, 400, 500, 600]
    hours = [axis.x(sunday + timedelta(minutes=30 * n)) for n in range(-24, 72)]
    assert hours == sorted(hours)
    assert len(set(hours)) == len(hours)


def test_the_hour_that_comes_twice_is_drawn_twice() -> None:
    """Half past one in the night of 25 October 2026 is first in summer time and then again an hour later."""
    axis = Axis(CALENDAR, MONDAY.date(), MONDAY.date() + timedelta(days=300), 0, 9000)
    summer = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert axis.x(summer) < axis.x(summer + timedelta(hours=1))


@pytest.mark.parametrize(
    ("days", "scale"), [(1, "days"), (20, "days"), (60, "weeks"), (150, "weeks"), (400, "months"), (1500, "quarters")]
)
def test_the_axis_is_marked_by_what_there_is_room_for(days: int, scale: str) -> None:
    assert draw(scene(now=MONDAY + timedelta(days=days), marks=(Mark(MONDAY, "Contact", "Contact"),))).scale == scale


@settings(deadline=None, max_examples=60)
@given(scenes(), FORMS)
def test_the_ticks_labels_do_not_overlap(drawn: Scene, form: Form) -> None:
    picture = draw(drawn, form)
    at = [tick.label_x for tick in picture.ticks if tick.label]
    assert at == sorted(at)
    assert all(later - x >= 14 for x, later in itertools.pairwise(at))


def test_a_case_without_limits_is_an_axis_with_today() -> None:
    picture = draw(scene())
    assert picture.rows == ()
    assert picture.line.label == "Today, Mon 2 Mar"
    assert "Today" in _written(picture)


def test_what_went_on_after_it_was_due_is_drawn_beyond_the_due_mark() -> None:
    late = limit(due=MONDAY + 2 * A_DAY)
    (bar,) = all_bars(draw(scene(late, now=MONDAY + 5 * A_DAY)))
    assert bar.over == pytest.approx(bar.end_x - bar.due_x, abs=0.1)
    assert (bar.tone, bar.end, bar.overran) == ("late", "open", True)
    assert bar.words == "Assessment: 2 working days late, due Wed 4 Mar"


def test_what_was_met_in_time_ends_with_its_mark_before_the_due_mark() -> None:
    met = limit(state="met", stopped_at=MONDAY + 2 * A_DAY)
    (bar,) = all_bars(draw(scene(met, now=MONDAY + 5 * A_DAY)))
    assert (bar.tone, bar.end, bar.over, bar.overran) == ("met", "met", 0, False)
    assert bar.x < bar.end_x < bar.due_x


def test_a_date_that_was_corrected_shows_where_it_was_first() -> None:
    (bar,) = all_bars(draw(scene(limit(corrected_from=MONDAY - 4 * A_DAY))))
    assert bar.was_x is not None
    assert bar.was_x < bar.x
    assert 'class="fd-tl-was"' in _written(draw(scene(limit(corrected_from=MONDAY - 4 * A_DAY))))


def test_checkpoints_that_have_passed_are_told_from_those_to_come() -> None:
    warned = limit(warn_at=(MONDAY + A_DAY, MONDAY + 7 * A_DAY))
    (bar,) = all_bars(draw(scene(warned, now=MONDAY + 3 * A_DAY)))
    assert [check.reached for check in bar.checks] == [True, False]
    assert bar.tone == "soon"


def test_runs_that_follow_one_another_share_a_row_and_those_at_the_same_time_do_not() -> None:
    first = limit("oversight", 1, state="met", stopped_at=MONDAY + 3 * A_DAY)
    second = limit("oversight", 2, anchor=MONDAY + 3 * A_DAY)
    meanwhile = limit("oversight", 3, anchor=MONDAY + 4 * A_DAY)
    now = MONDAY + 5 * A_DAY
    assert [len(row.row.bars) for row in draw(scene(first, second, now=now)).rows] == [2]
    assert sorted(len(row.row.bars) for row in draw(scene(first, second, meanwhile, now=now)).rows) == [1, 2]


def test_a_row_of_several_runs_says_which_the_latest_is() -> None:
    runs = (limit("oversight", 1, state="met", stopped_at=MONDAY), limit("oversight", 2))
    (row,) = draw(scene(*runs)).rows
    assert (row.row.run, row.row.status) == ("2nd time", "due Thu 12 Mar, 8 working days left")


def test_what_is_to_be_done_stands_above_what_is_done_the_soonest_due_first() -> None:
    limits = (
        limit("done", state="met", stopped_at=MONDAY),
        limit("later", due=MONDAY + 9 * A_DAY),
        limit("sooner", due=MONDAY + 3 * A_DAY),
    )
    picture = draw(scene(*limits))
    assert [row.title for row in picture.rows] == [("Sooner",), ("Later",), ("Done",)]
    assert [heading.words for heading in picture.headings] == ["To be done", "Done"]


def test_when_something_done_would_have_been_due_takes_no_room_of_its_own() -> None:
    early = limit(state="met", stopped_at=MONDAY + A_DAY, due=MONDAY + 90 * A_DAY, warn_at=(MONDAY + 60 * A_DAY,))
    picture = draw(scene(early, now=MONDAY + 2 * A_DAY))
    assert picture.scale == "days"
    (bar,) = all_bars(picture)
    assert (bar.due_shown, bar.checks) == (False, ())
    assert bar.x + bar.track == pytest.approx(picture.right, abs=0.1)
    _, beside = all_bars(draw(scene(early, limit("other", due=MONDAY + 100 * A_DAY))))
    assert beside.due_shown
    assert [check.reached for check in beside.checks] == [False]


def test_a_closed_case_is_drawn_until_its_closing() -> None:
    met = limit(state="met", stopped_at=MONDAY + A_DAY, due=MONDAY + 2 * A_DAY)
    closed = MONDAY + 3 * A_DAY
    picture = draw(scene(met, now=MONDAY + 500 * A_DAY, closed_at=closed))
    assert picture.line.closed
    assert picture.line.label == "Closed, 5 Mar 2026"
    assert (picture.last - closed.date()).days < 7


def test_holidays_are_shaded_by_name_and_a_weekend_in_one_piece() -> None:
    picture = draw(scene(limit(due=MONDAY + 45 * A_DAY)))
    assert [shade.name for shade in holidays(picture)] == ["Good Friday", "Easter Monday"]
    weekends = [shade for shade in picture.shades if shade.name is None]
    day_width = (picture.right - picture.left) / ((picture.last - picture.first).days + 1)
    assert weekends[1].width == pytest.approx(2 * day_width, abs=0.1)
    assert "Good Friday, Fri 3 Apr 2026" in _written(picture)


@settings(deadline=None, max_examples=25)
@given(scenes(), FORMS)
def test_the_svg_is_whole_and_needs_no_style_and_no_script_of_its_own(drawn: Scene, form: Form) -> None:
    """The board's content security policy lets neither in."""
    svg = fromstring(_written(draw(drawn, form)))
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "p-title p-desc")
    assert all(part.get("style") is None for part in svg.iter())
    assert not any(_tag(part) in {"style", "script", "a", "foreignObject"} for part in svg.iter())
    assert not any(name.startswith("on") for part in svg.iter() for name in part.attrib)


def _tag(part: Element) -> str:
    return part.tag.rpartition("}")[2]


def test_what_people_wrote_cannot_become_markup() -> None:
    wrote = Mark(MONDAY, "Contact", "</title><script>alert(1)</script>")
    written = _written(draw(scene(marks=(wrote,))))
    assert "<script>" not in written
    assert "&lt;script&gt;" in written


def test_what_matters_most_keeps_its_label_where_there_is_no_room_for_all() -> None:
    marks = [Mark(MONDAY + timedelta(hours=n), f"Somebody was asked {n}", "Asked", 2) for n in range(40)]
    marks.append(Mark(MONDAY + timedelta(hours=20), "Child seen", "Child seen", 0))
    flags = draw(scene(marks=tuple(marks), now=MONDAY + timedelta(days=300)), NARROW).flags
    assert next(flag for flag in flags if flag.label == "Child seen").lane is not None
    assert any(flag.lane is None for flag in flags)


def test_a_long_title_takes_two_lines_and_a_row_that_has_room_for_them() -> None:
    long, short = draw(scene(limit("reply_from_a_substance_misuse_service_in_another_county"), limit("seen"))).rows
    assert [" ".join(long.title), len(long.title)] == [long.row.title, 2]
    assert long.bottom - long.top > short.bottom - short.top
    assert long.top < long.title_y < long.run_y < long.status_y < long.bottom


def test_midnight_belongs_to_the_day_that_it_ends() -> None:
    due = datetime(2026, 3, 12, tzinfo=UTC)
    (row,) = draw(scene(limit(due=due))).rows
    assert row.status.startswith("due Wed 11 Mar, 7 working days left")
    (today,) = draw(scene(limit(due=due), now=due - timedelta(hours=5))).rows
    assert today.status == "due today"
