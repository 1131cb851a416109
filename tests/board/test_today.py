import re
from datetime import datetime

import pytest

from board.services import Services
from board.today.cases import soon
from board.today.filters import Filters, read_filters
from tests.board.browser import Browser
from tests.board.county import PutCase, open_alert


def _cases(text: str) -> list[str]:
    return re.findall(r'id="case-([^"]+)"', text)


async def _some(put: PutCase) -> None:
    await put("C-CALM", due_in=400)
    await put("C-SOON", due_in=1)
    await put("C-LATE", due_in=-30)
    await put("C-TAKEN", due_in=-40, alerts=(open_alert(state="acknowledged", acknowledged_by="P-110"),))
    await put("C-WAITING", due_in=-2, alerts=(open_alert(),))
    await put("C-CLIMBED", due_in=-1, alerts=(open_alert(rung=2),))


async def test_what_nobody_has_taken_on_comes_first_then_what_is_late_then_what_is_due(
    browser: Browser, put: PutCase
) -> None:
    await _some(put)
    page = await browser.sign_in("P-110")
    assert _cases(page.text) == ["C-CLIMBED", "C-WAITING", "C-TAKEN", "C-LATE", "C-SOON", "C-CALM"]


async def test_each_state_is_said_in_a_word_and_drawn_as_a_shape(browser: Browser, put: PutCase) -> None:
    await _some(put)
    page = await browser.sign_in("P-110")
    for words in ("Late, nobody has it", "Late", "Due soon", "On track"):
        assert re.search(rf"</svg>\s*{words}\s*</strong>", page.text)


async def test_the_counts_say_how_many_cases_are_in_each_state(browser: Browser, put: PutCase) -> None:
    await _some(put)
    page = await browser.sign_in("P-110")
    assert 'data-counts="2 late, nobody has it, 2 late, 1 due soon, 1 on track"' in page.text


QUERIES: tuple[tuple[str, list[str]], ...] = (
    ("state=soon", ["C-SOON"]),
    ("state=late", ["C-TAKEN", "C-LATE"]),
    ("limit=contact_decision", ["C-CONTACT"]),
    ("stage=assessment", ["C-WORKED"]),
    ("worker=P-102", ["C-WORKED"]),
    ("worker=nobody&state=soon", ["C-SOON"]),
    ("team=assessment-east", ["C-EAST"]),
    ("limit=no-such-limit", []),
    ("state=nonsense&team=assessment-east&stage=x", ["C-EAST"]),
)


async def test_the_address_narrows_the_list(browser: Browser, put: PutCase) -> None:
    await _some(put)
    await put("C-CONTACT", due_in=300, limit_key="contact_decision")
    await put("C-WORKED", due_in=300, stage="assessment", worker="P-102")
    await put("C-EAST", due_in=300, team="assessment-east")
    await browser.sign_in("P-410")
    assert [(query, _cases((await browser.get(f"/?{query}")).text)) for query, _ in QUERIES] == list(QUERIES)


async def test_a_page_holds_fifty_cases_and_the_next_one_the_rest(browser: Browser, put: PutCase) -> None:
    for number in range(53):
        await put(f"C-{number:03}", due_in=100 + number)
    first = await browser.sign_in("P-110")
    assert _cases(first.text) == [f"C-{number:03}" for number in range(50)]
    second = await browser.get("/?page=2")
    assert _cases(second.text) == ["C-050", "C-051", "C-052"]
    assert "53 open cases, page 2 of 2" in second.text


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 400])
def test_a_page_that_is_no_number_is_the_first_or_the_last_there_can_be(page: str) -> None:
    assert read_filters({"page": page}).page in {1, 10_000}


def test_filters_that_are_set_stand_in_the_address_and_no_others() -> None:
    filters = Filters(team="front-door", state="on track", page=2)
    assert filters.url() == "/?team=front-door&state=on+track&page=2"
    assert filters.without("state").url() == "/?team=front-door"


async def test_due_soon_reaches_to_the_end_of_the_next_working_day(services: Services) -> None:
    friday = datetime.fromisoformat("2026-11-27T15:00+00:00")
    assert soon(_at(services, friday)).isoformat() == "2026-12-01T00:00:00.000001+00:00"


def _at(services: Services, now: datetime) -> Services:
    values = {name: getattr(services, name) for name in services.__dataclass_fields__}
    return Services(**(values | {"now": lambda: now}))


async def test_the_list_alone_is_what_the_page_holds(browser: Browser, put: PutCase) -> None:
    await _some(put)
    await browser.sign_in("P-110")
    alone = await browser.get("/today/cases?state=late")
    assert _cases(alone.text) == ["C-TAKEN", "C-LATE"]
    assert "<html" not in alone.text


async def test_a_social_worker_sees_the_team_and_is_not_asked_to_take_on_its_alerts(
    browser: Browser, put: PutCase
) -> None:
    await put("C-WAITING", due_in=-2, alerts=(open_alert(),))
    assert "Take it on" not in (await browser.sign_in("P-102")).text
    assert "Take it on" in (await browser.sign_in("P-110")).text


async def test_who_stands_in_sees_the_team_of_whoever_is_away(browser: Browser, put: PutCase) -> None:
    await put("C-EAST", due_in=-2, team="assessment-east", alerts=(open_alert(),))
    page = await browser.sign_in("P-310")
    assert _cases(page.text) == ["C-EAST"]
    assert "Take it on" in page.text


async def test_lateness_is_that_of_this_second(browser: Browser, put: PutCase) -> None:
    await put("C-JUST", due_in=-0.001)
    await put("C-ALMOST", due_in=0.5)
    page = await browser.sign_in("P-110")
    assert 'data-counts="0 late, nobody has it, 1 late, 1 due soon, 0 on track"' in page.text


async def test_a_name_that_holds_markup_is_shown_as_it_is_written(browser: Browser, put: PutCase) -> None:
    await put("C-1", due_in=-2, alerts=(open_alert(title="<script>alert(1)</script>"),))
    page = await browser.sign_in("P-110")
    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
