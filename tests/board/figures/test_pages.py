"""The pages of team and service: who sees them, what stands in the address, and where numbers lead."""

import csv
import html
import io
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from activities.journal import Journal
from practice import commands as c
from practice.outbox import JournalBatch
from practice.view import view
from practice.vocabulary import ContactOutcome
from tests.board.browser import Browser
from tests.practice.builders import BOOK, MANAGER, Story, allocate, ask, close, correct, search, see, settle, tell_all

TEAM_MANAGER, OTHER_MANAGER, WORKER, SENIOR = "P-310", "P-110", "P-301", "P-410"
TEAM, OTHER = "assessment-west", "front-door"
Noted = Callable[[], Awaitable[list[tuple[str, str | None, str | None]]]]


def _story(team: str, days_ago: int) -> Story:
    now = datetime.now(UTC) - timedelta(days=days_ago)
    rules, calendar = BOOK.for_referral(now.date())
    story = Story(now=now, rules=rules, calendar=calendar)
    story.receive(team=team)
    return story


@pytest.fixture
async def county(journal: Journal) -> None:
    """Five cases: three with the team (late in several ways), one closed, one of another team."""

    async def write(story: Story, case: str) -> None:
        seen = replace(view(story.case, story.now), case=case)
        await journal.write_journal(JournalBatch(case, tuple(story.entries), seen, story.rules, story.calendar))

    late, moved, closed, other = _story(TEAM, 60), _story(TEAM, 40), _story(TEAM, 30), _story(OTHER, 20)
    settle(late, ContactOutcome.REFERRAL)
    late.do(c.AcceptReferral, MANAGER, rationale="x")
    allocate(late, team=TEAM, worker=WORKER)
    ask(late)
    late.wait(days=20)
    see(late, happened_at=late.now - timedelta(days=19))
    late.wait(days=30)
    moved.wait(days=5)
    correct(moved, moved.entries[0], moved.now - timedelta(days=2))
    settle(closed, ContactOutcome.INFORMATION_AND_ADVICE)
    search(closed)
    tell_all(closed)
    assert close(closed, "information_and_advice").refusal is None
    for number, story in enumerate((late, moved, _story(TEAM, 0), closed, other), start=1):
        await write(story, f"C-{number}")


def _links(text: str, start: str) -> list[str]:
    return [html.unescape(x) for x in re.findall(r'href="([^"]+)"', text) if x.startswith(start)]


@pytest.mark.parametrize(
    ("person", "path", "status"),
    [
        (SENIOR, "/figures", 200),
        (SENIOR, f"/figures/{TEAM}", 200),
        (TEAM_MANAGER, f"/figures/{TEAM}", 200),
        (TEAM_MANAGER, f"/figures/{OTHER}", 403),
        (OTHER_MANAGER, f"/figures/{TEAM}", 403),
        (WORKER, f"/figures/{TEAM}", 403),
        (WORKER, "/figures", 403),
        (TEAM_MANAGER, f"/figures/cases/timeliness?team={TEAM}", 200),
        (TEAM_MANAGER, "/figures/cases/timeliness", 403),
        (TEAM_MANAGER, f"/figures/cases/timeliness?team={OTHER}", 403),
        (WORKER, f"/figures/cases/timeliness?team={TEAM}", 403),
        (TEAM_MANAGER, f"/figures/csv/timeliness?team={TEAM}", 200),
        (TEAM_MANAGER, f"/figures/csv/timeliness?team={OTHER}", 403),
        (TEAM_MANAGER, f"/figures/csv/timeliness/cases?team={OTHER}", 403),
        (WORKER, f"/figures/csv/visits/cases?team={TEAM}", 403),
        (SENIOR, "/figures/no-such-team", 404),
        (SENIOR, "/figures/cases/no-such-figure", 404),
        (SENIOR, "/figures/cases/oversight?from_days=x", 400),
        (SENIOR, "/figures/cases/timeliness?from=never", 400),
    ],
)
@pytest.mark.usefixtures("county")
async def test_each_page_is_seen_by_whoever_answers_for_it(
    browser: Browser, noted: Noted, person: str, path: str, status: int
) -> None:
    await browser.sign_in(person)
    assert (await browser.get(path)).status_code == status
    assert (("denied", person, None) in await noted()) == (status == 403)


@pytest.mark.usefixtures("county")
async def test_a_team_manager_who_asks_for_the_figures_is_shown_those_of_their_team(browser: Browser) -> None:
    await browser.sign_in(TEAM_MANAGER)
    page = await browser.get("/figures?limit=child_seen")
    assert page.url.path == f"/figures/{TEAM}" or page.url.path.startswith("/figures/assessment")
    assert page.url.params["limit"] == "child_seen"
    assert 'href="/figures"' in page.text


@pytest.mark.usefixtures("county")
async def test_the_form_leads_to_the_page_of_the_team_that_was_chosen(browser: Browser) -> None:
    await browser.sign_in(SENIOR)
    page = await browser.get(f"/figures?team={TEAM}&from=2026-01-01&to=&edition=")
    assert (page.url.path, dict(page.url.params)) == (f"/figures/{TEAM}", {"from": "2026-01-01"})


@pytest.mark.parametrize("place", [f"/figures/{TEAM}", "/figures"])
@pytest.mark.usefixtures("county")
async def test_every_number_that_leads_somewhere_leads_to_as_many_lines(browser: Browser, place: str) -> None:
    await browser.sign_in(SENIOR)
    page = await browser.get(place)
    found = re.findall(r'<a class="[^"]*" href="(/figures/cases/[^"]+)">([\d,]+)</a>', page.text)
    assert found
    for link, number in found:
        lines = await browser.get(html.unescape(link))
        shown = re.search(r"([\d,]+) lines?[;.]", lines.text)
        assert shown, link
        assert shown[1] == number, link


@pytest.mark.usefixtures("county")
async def test_the_cases_behind_a_number_lead_to_their_pages_and_back(browser: Browser) -> None:
    await browser.sign_in(TEAM_MANAGER)
    page = await browser.get(f"/figures/cases/timeliness?team={TEAM}&outcome=late")
    assert "/case/C-1" in _links(page.text, "/case/")
    assert any(x.startswith(f"/figures/{TEAM}?from=") for x in _links(page.text, "/figures"))


@pytest.mark.parametrize(
    "figure", ["caseload", "oversight", "timeliness", "decisions", "agencies", "last-day", "moves", "visits"]
)
@pytest.mark.usefixtures("county")
async def test_every_figure_and_its_cases_can_be_taken_away(browser: Browser, noted: Noted, figure: str) -> None:
    await browser.sign_in(SENIOR)
    for path in (f"/figures/csv/{figure}?team={TEAM}", f"/figures/csv/{figure}/cases?team={TEAM}&name=child_seen"):
        answer = await browser.get(path)
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert answer.headers["content-disposition"].startswith(f'attachment; filename="{figure}-{TEAM}-')
        header, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline=""))
        assert {len(row) for row in rows} <= {len(header)}
    assert [kind for kind, _, _ in await noted()].count("downloaded") == 2


@pytest.mark.usefixtures("county")
async def test_signs_are_found_and_said_to_be_signs(browser: Browser) -> None:
    await browser.sign_in(TEAM_MANAGER)
    page = await browser.get(f"/figures/{TEAM}")
    assert "They are signs, not verdicts" in page.text
    assert "1 correction moved" in page.text
    visits = await browser.get(f"/figures/cases/visits?team={TEAM}&outcome=after")
    assert "1 line;" in visits.text
    assert "/case/C-1" in visits.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=yesterday", "The start of the period must be a date"),
        ("from=2026-03-02&to=2026-03-01", "must be the same as or after its start, 2 March 2026."),
        ("from=1066-10-14", "The period must lie between"),
    ],
)
async def test_a_period_that_cannot_be_is_said_in_plain_words(browser: Browser, query: str, said: str) -> None:
    await browser.sign_in(SENIOR)
    page = await browser.get(f"/figures?{query}")
    assert page.status_code == 400
    assert "There is a problem" in page.text
    assert said in html.unescape(page.text)


@pytest.mark.usefixtures("county")
async def test_what_stands_in_an_address_is_never_markup_or_sql(browser: Browser) -> None:
    await browser.sign_in(SENIOR)
    for value in ("%3Cscript%3Ealert(1)%3C/script%3E", "'%20OR%20true--", "%00"):
        for path in (f"/figures?edition={value}", f"/figures?limit={value}", f"/figures/cases/moves?actor={value}"):
            page = await browser.get(path)
            assert page.status_code == (400 if value == "%00" else 200)
            assert "<script>alert" not in page.text


async def test_a_county_without_cases_has_pages_without_figures(browser: Browser) -> None:
    await browser.sign_in(SENIOR)
    page = await browser.get("/figures")
    assert page.status_code == 200
    assert "No contact was decided in this period." in page.text
    assert "No agency was asked in this period." in page.text
