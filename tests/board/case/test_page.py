"""The page of a case that its journal tells; Temporal has none of these cases."""

import re
from datetime import timedelta
from typing import Any

import asyncpg

from board.services import Services
from practice import commands as c
from practice.vocabulary import ContactOutcome
from tests.board.browser import Browser
from tests.board.case.conftest import Told
from tests.board.conftest import Noted
from tests.practice.builders import COMPLETE, DUTY, MANAGER, WORKER, Story, settle


def _received(story: Story, contact: dict[str, Any] | None = None, **fields: Any) -> None:
    story.receive(contact, **({"team": "front-door"} | fields))


def _referred(story: Story, **fields: Any) -> Story:
    _received(story, **fields)
    story.wait(hours=1)
    settle(story, ContactOutcome.REFERRAL, threshold="level-3")
    story.wait(days=2)
    return story


async def test_a_case_that_does_not_answer_is_shown_from_its_journal_and_says_so(
    browser: Browser, told: Told, story: Story
) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    page = await browser.get(f"/case/{case}")
    assert page.status_code == 200
    assert "The case itself does not answer at the moment" in page.text
    assert f"Case {case}" in page.text
    assert "Allocation to a social worker" in page.text


async def test_the_page_has_the_picture_for_a_wide_screen_and_for_a_phone(
    browser: Browser, told: Told, story: Story
) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    page = await browser.get(f"/case/{case}")
    assert page.text.count('role="img"') == 2
    assert len(set(re.findall(r'id="(wide|narrow)-title"', page.text))) == 2
    ids = re.findall(r'\sid="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))


async def test_what_is_missing_stands_under_what_asks_for_it(browser: Browser, told: Told, story: Story) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert "Missing for the next step: allocate worker" in page
    assert re.search(r"The referral has been accepted\.</span>.*?<li>[^<]*accepted[^<]*</li>", page, re.DOTALL)


async def test_every_limit_says_why_it_is_due_then(browser: Browser, told: Told, story: Story) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    links = re.findall(r'href="(/case/C-TOLD/limits/[^"]+)"', page)
    assert "/case/C-TOLD/limits/assessment/1" in links
    for link in links:
        why = await browser.get(link)
        assert why.status_code == 200
        assert "Why this date?" in why.text
        assert "Counted from" in why.text


async def test_a_date_is_explained_day_by_day_with_its_source(browser: Browser, told: Told, story: Story) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}/limits/assessment/1")).text
    numbers = [int(n) for n in re.findall(r'fd-sheet__number">(\d+)<', page)]
    assert numbers == list(range(46))
    assert "Working Together to Safeguard Children" in page
    assert "day 45 of 45" in page
    assert "team manager" in page


async def test_a_corrected_date_is_shown_as_it_was_and_as_it_is(browser: Browser, told: Told, story: Story) -> None:
    _referred(story)
    right = story.now - timedelta(days=3)
    story.do(c.CorrectDate, MANAGER, entry=1, correct=right, reason="Received the day before")
    case = await told(story)
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert "its date was corrected" in page
    assert "date corrected, recorded as" in page
    why = (await browser.get(f"/case/{case}/limits/assessment/1")).text
    assert "was first recorded as" in why


async def test_the_chronology_tells_everything_in_its_order_with_its_source(
    browser: Browser, told: Told, story: Story
) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    titles = re.findall(r'moj-timeline__title">([^<]+)<', page)
    assert titles[:3] == ["Contact received", "Contact decided", "Referral made"]
    assert "Limit passed" in titles
    assert f"Concern: {COMPLETE['concern']}" in page
    assert "command command-1" in page


async def test_what_people_wrote_is_shown_and_never_becomes_markup(browser: Browser, told: Told, story: Story) -> None:
    _received(story, COMPLETE | {"concern": "<script>alert('x')</script><img src=x onerror=alert(1)>"})
    story.do(
        c.RecordSupervision, MANAGER, decision='"><svg onload=alert(2)>'
    ) if story.case.stage != "contact" else None
    case = await told(story)
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


async def test_siblings_are_named_to_those_who_may_see_them_and_to_nobody_else(
    browser: Browser, told: Told, story: Story, pool: asyncpg.Pool
) -> None:
    sibling = Story(now=story.now, rules=story.rules, calendar=story.calendar)
    _received(story, family="F-1")
    _received(sibling, family="F-1", team="assessment-east")
    await told(story, case="C-FIRST")
    await told(sibling, case="C-SECOND")
    await browser.sign_in("P-102")
    assert "C-SECOND" not in (await browser.get("/case/C-FIRST")).text
    await browser.sign_in("P-410")
    page = (await browser.get("/case/C-FIRST")).text
    assert 'href="/case/C-SECOND"' in page
    assert await pool.fetchval("SELECT count(*) FROM cases WHERE family = 'F-1'") == 2


async def test_an_earlier_episode_is_told_in_the_same_chronology(browser: Browser, told: Told, story: Story) -> None:
    earlier = Story(now=story.now - timedelta(days=2), rules=story.rules, calendar=story.calendar)
    _received(earlier, COMPLETE | {"concern": "The first time"})
    await told(earlier, case="C-EARLIER")
    _received(story, COMPLETE | {"earlier_episodes": ("C-EARLIER",)})
    case = await told(story)
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert "The first time" in page
    assert 'Earlier: <a class="govuk-link" href="/case/C-EARLIER">' in page


async def test_messages_are_listed_with_what_became_of_them(
    browser: Browser, told: Told, story: Story, pool: asyncpg.Pool
) -> None:
    _received(story)
    story.wait(days=2)
    case = await told(story)
    notices = [f"{case}/contact_decision#1/rung0", f"{case}/refusal/7/team_manager"]
    for number, (status, code) in enumerate([("failed", "no_address"), ("delivered", None)]):
        await pool.execute(
            "INSERT INTO deliveries (notice, recipient, case_ref, channel, status, code, message_id, cases, notices)"
            " VALUES ($1, 'P-110', $2, 'mail', $3, $4, $1, $5, $6)",
            f"n-{number}", case, status, code, [case], [notices[number]],
        )  # fmt: skip
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert "did not arrive (no address)" in page
    assert "Step refused, entry 7" in page
    assert "Nobody has taken it on." in page


async def test_a_manager_is_offered_to_take_an_alert_on_and_a_worker_is_not(
    browser: Browser, told: Told, story: Story
) -> None:
    _received(story)
    story.wait(days=2)
    case = await told(story)
    await browser.sign_in("P-102")
    assert "Take it on" not in (await browser.get(f"/case/{case}")).text
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert 'href="/case/C-TOLD/acknowledge?alert=contact_decision%231"' in page


async def test_who_took_an_alert_on_is_named_with_what_they_will_do(browser: Browser, told: Told, story: Story) -> None:
    _received(story)
    story.wait(days=2)
    until = story.now + timedelta(hours=30)
    by = c.Actor(id="P-110", roles=MANAGER.roles)
    story.do(c.AcknowledgeAlert, by, alert="contact_decision#1", action="Deciding it today", until=until)
    case = await told(story)
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert re.search(r"Marguerite Tollen has taken it on until [^<]+: Deciding it today", page)


async def test_an_unknown_case_and_an_unknown_limit_get_a_plain_page(
    browser: Browser, told: Told, story: Story, noted: Noted
) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    for path in ("/case/C-NOBODY", f"/case/{case}/limits/assessment/9", f"/case/{case}/limits/x/1"):
        assert (await browser.get(path)).status_code == 404
    assert (await browser.get(f"/case/{case}/limits/assessment/one")).status_code == 404
    assert ("unknown_case", "P-110", None) in await noted()


async def test_another_teams_case_is_refused_and_so_are_its_dates(
    browser: Browser, told: Told, story: Story, noted: Noted
) -> None:
    case = await told(_referred(story, team="assessment-east"))
    await browser.sign_in("P-102")
    for path in (f"/case/{case}", f"/case/{case}/limits/assessment/1"):
        answer = await browser.get(path)
        assert answer.status_code == 403
        assert "Allocation" not in answer.text
    assert (await noted()).count(("denied", "P-102", case)) == 2


async def test_reading_a_case_is_journalled(browser: Browser, told: Told, story: Story, noted: Noted) -> None:
    case = await told(_referred(story))
    await browser.sign_in("P-110")
    await browser.get(f"/case/{case}")
    assert ("case_read", "P-110", case) in await noted()


async def test_a_closed_case_has_no_next_step_and_no_line_for_today(browser: Browser, told: Told, story: Story) -> None:
    _received(story)
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    story.do(c.TellOutcome, DUTY, told="referrer", how="letter")
    story.do(c.ConsiderHistory, WORKER)
    story.do(c.CloseCase, MANAGER, reason="no_further_action", summary="Advice given")
    case = await told(story)
    await browser.sign_in("P-110")
    page = (await browser.get(f"/case/{case}")).text
    assert "Missing for the next step" not in page
    assert "fd-tl-pill--closed" in page
    assert "Today, " not in page


async def test_what_the_person_typed_about_a_case_stays_out_of_the_address_of_other_pages(
    browser: Browser, services: Services
) -> None:
    await browser.sign_in("P-110")
    answer = await browser.get('/case/"><script>alert(1)</script>')
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert services.url in str(answer.url)
