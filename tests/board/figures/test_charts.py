"""What every chart is: sound markup, drawn inside its frame, told in words, and no style of its own."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from board.figures.charts import Bar, Chart, Columns, Funnel, Point, Series, Style, bars, columns, funnel
from board.figures.charts.drawing import NARROW, WIDE, number, ticks
from board.figures.charts.funnel import limits
from board.pages import BOARD
from practice.reports.thresholds import outlier

amounts = st.lists(st.integers(0, 4000).map(float), min_size=1, max_size=14)
WRITTEN = "<b>Tom & Jo</b>"


def _columns(values: list[float], name: str = "chart") -> Chart:
    half = tuple(value // 2 for value in values)
    series = (Series("Good", Style.GOOD, tuple(values)), Series("Late", Style.LATE, half))
    labels = tuple(str(n) for n in range(len(values)))
    tops = tuple("9%" for _ in values)
    return columns(Columns(name, WRITTEN, "In words", labels, series, tops, (values[0], "a level"), "below"))


def _bars(values: list[float]) -> Chart:
    rows = tuple(Bar(WRITTEN, ((Style.PLAIN, value), (Style.WORSE, 2.0)), "end") for value in values)
    return bars("chart", WRITTEN, "In words", rows=rows, key=((Style.PLAIN, "Plain"),), limit=(18, "limit"))


def _funnel(values: list[float]) -> Chart:
    points = tuple(
        Point(WRITTEN, int(v) + 1, 0.5 * (n % 3), outlier(int((v + 1) * 0.5 * (n % 3)), int(v) + 1, 0.4), own=n == 1)
        for n, v in enumerate(values)
    )
    return funnel(Funnel("chart", WRITTEN, "In words", points, 0.4, "below"))


DRAWN = pytest.mark.parametrize("draw", [_columns, _bars, _funnel])
Draw = Callable[[list[float]], Chart]


def _parsed(drawn: Markup) -> ET.Element:
    return ET.fromstring(str(drawn))  # noqa: S314 - our own


@DRAWN
@given(values=amounts)
@settings(max_examples=30, deadline=None)
def test_everything_is_drawn_inside_the_frame(draw: Draw, values: list[float]) -> None:
    chart = draw(values)
    for drawn, width in ((chart.wide, WIDE), (chart.narrow, NARROW)):
        picture = _parsed(drawn)
        _, _, wide, high = map(float, picture.attrib["viewBox"].split())
        assert wide == width
        for box in picture.iter("rect"):
            if "figures-box" in box.attrib["class"]:
                left, top, across, down = (float(box.attrib[x]) for x in ("x", "y", "width", "height"))
                assert left >= 0 <= across
                assert top >= -0.1
                assert left + across <= wide + 0.1
                assert top + down <= high + 0.1


@DRAWN
def test_a_chart_has_a_title_and_a_description_of_its_own(draw: Draw) -> None:
    chart = draw([3.0, 40.0])
    ids = re.findall(r' id="([^"]+)"', chart.wide + chart.narrow + chart.key)
    assert len(ids) == len(set(ids))
    for drawn in (chart.wide, chart.narrow):
        picture = _parsed(drawn)
        named = picture.attrib["aria-labelledby"].split()
        texts = {part.attrib["id"]: part.text for part in picture if part.tag in {"title", "desc"}}
        assert picture.attrib["role"] == "img"
        assert [texts[name] for name in named] == [WRITTEN, "In words"]


@DRAWN
def test_what_people_wrote_is_never_markup(draw: Draw) -> None:
    chart = draw([3.0])
    assert "<b>" not in chart.wide + chart.narrow + chart.key


@DRAWN
def test_a_chart_brings_no_style_and_no_script(draw: Draw) -> None:
    chart = draw([3.0, 40.0])
    drawn = chart.wide + chart.narrow + chart.key
    assert not re.search(r"style=|<style|<script| on\w+=|href", drawn)
    sheet = (BOARD / "static" / "figures.css").read_text(encoding="utf-8")
    used = {name for names in re.findall(r'class="([^"]+)"', drawn) for name in names.split()}
    # A style without lines is drawn by its ground alone; what stands inside a limit is drawn as everything else.
    bare = {"figures-good", "figures-plain", "figures-good-lines", "figures-plain-lines"}
    assert {name for name in used - bare if f".{name}" not in sheet} == set()


def test_charts_of_one_page_have_patterns_of_their_own() -> None:
    one, other = _columns([3.0], "one"), _columns([3.0], "other")
    ids = [set(re.findall(r' id="([^"]+)"', c.wide + c.narrow + c.key)) for c in (one, other)]
    assert not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", str(one.wide))) <= ids[0]


@given(st.floats(0.5, 1e7) | st.just(0.0))
def test_an_axis_begins_at_nothing_and_reaches_the_most_in_few_even_steps(most: float) -> None:
    steps = ticks(most)
    assert steps[0] == 0
    assert steps[-1] >= most or math.isclose(steps[-1], most)
    assert 2 <= len(steps) <= 7
    gaps = [b - a for a, b in pairwise(steps)]
    assert all(math.isclose(gap, gaps[0], rel_tol=1e-6) for gap in gaps)


@pytest.mark.parametrize(("value", "said"), [(0.0, "0"), (1500.0, "1,500"), (2.5, "2.5"), (100.0, "100")])
def test_numbers_on_an_axis_are_said_shortly(value: float, said: str) -> None:
    assert number(value) == said


@given(st.integers(20, 600), st.floats(0.05, 0.95))
@settings(max_examples=40, deadline=None)
def test_the_funnel_is_where_teams_begin_to_stand_out(of: int, share: float) -> None:
    low, high = (round(x * of) for x in limits(of, share))
    assert outlier(low, of, share) is None
    assert outlier(high, of, share) is None
    assert low == 0 or outlier(low - 1, of, share) == "low"
    assert high == of or outlier(high + 1, of, share) == "high"
