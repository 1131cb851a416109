"""Taking alerts on, at cases that live in a real Temporal and answer for themselves."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
import httpx2
import pytest
from temporalio.worker import Worker

import workflows
from activities.wiring import build_activities
from board.app import make_app
from board.services import Services
from client import new_reference
from client.case_client import CaseClient
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.links import LinkSigner
from engine.settings import load_settings
from engine.stopping import working
from practice.view import AlertView
from tests.board.browser import ADDRESS, Browser
from tests.board.conftest import Noted
from tests.workflows.house import KEYS, contact_now, until

ALERT = "contact_decision#1"


@dataclass(frozen=True)
class Office:
    """A board over cases that answer, the browser of somebody there, and the database."""

    services: Services
    browser: Browser
    pool: asyncpg.Pool
    worker: Worker

    async def late_case(self, **fields: Any) -> str:
        """A case whose contact nobody decided on for days, with its alert on the board."""
        case, then = new_reference(), datetime.now(UTC) - timedelta(days=8)
        contact = contact_now(happened_at=then, received_at=then, **({"team": "front-door"} | fields))
        await self.services.client.open(contact, case=case)

        async def raised() -> bool:
            sql = "SELECT count(*) FROM alerts WHERE case_ref = $1 AND alert = $2"
            return bool(await self.pool.fetchval(sql, case, ALERT))

        await until(raised)
        return case

    async def alert(self, case: str) -> AlertView:
        """The alert as the case itself has it."""
        return next(a for a in (await self.services.client.show(case)).alerts if a.id == ALERT)

    async def take(self, path: str, **fields: str) -> httpx2.Response:
        """Open the form and send it, filled in well but for what is given."""
        page = await self.browser.get(path)
        command = page.text.partition('name="command" value="')[2].partition('"')[0]
        good = {"action": "Deciding this afternoon", **_in(timedelta(hours=26))}
        return await self.browser.post(path, **({"command": command} | good | fields))


def _in(span: timedelta) -> dict[str, str]:
    local = (datetime.now(UTC) + span).astimezone()
    return {"day": f"{local:%d}", "month": f"{local:%m}", "year": f"{local:%Y}", "time": f"{local:%H:%M}"}


def _form(case: str) -> str:
    return f"/case/{case}/acknowledge?alert={quote(ALERT)}"


@pytest.fixture
async def office(
    temporal_server: TemporalServer, pool: asyncpg.Pool, services: Services, tmp_path: Path
) -> AsyncIterator[Office]:
    """Cases that live while the test runs."""
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    queue = f"test-{uuid.uuid4().hex[:12]}"
    client = CaseClient(temporal, task_queue=queue, rulebook=services.rulebook)
    here = replace(services, client=client)
    activities = build_activities(pool, temporal, load_settings(var_dir=tmp_path, task_queue=queue))
    worker = Worker(temporal, task_queue=queue, workflows=workflows.ALL, activities=activities)
    transport = httpx2.ASGITransport(app=make_app(here))
    async with (
        working(worker),
        httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as http,
    ):
        yield Office(here, Browser(http), pool, worker)


async def test_taking_an_alert_on_names_the_person_the_action_and_by_when(office: Office, noted: Noted) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    page = await office.take(_form(case))
    assert page.url.path == "/"
    assert "You have taken it on until" in page.text
    taken = await office.alert(case)
    assert (taken.state, taken.acknowledged_by, taken.action) == ("acknowledged", "P-110", "Deciding this afternoon")
    assert ("acknowledged", "P-110", case) in await noted()


async def test_what_was_said_once_is_not_said_again(office: Office) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    await office.take(_form(case))
    assert "You have taken it on" not in (await office.browser.get("/")).text


async def test_a_form_sent_twice_is_recorded_once(office: Office) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    command = str(uuid.uuid4())
    await office.take(_form(case), command=command)
    version = (await office.services.client.show(case)).version
    await office.take(_form(case), command=command)
    assert (await office.services.client.show(case)).version == version


WRONG = (
    ({"action": ""}, "Enter what will be done", "#action"),
    ({"action": "x" * 20_001}, "20,000 characters or fewer", "#action"),
    ({"day": "", "month": "", "year": ""}, "Enter the day, month and year", "#until-day"),
    ({"day": "31", "month": "2"}, "Enter the day, month and year", "#until-day"),
    ({"year": "99999999999999999999"}, "Enter the day, month and year", "#until-day"),
    ({"time": ""}, "Enter the time", "#time"),
    ({"time": "25:00"}, "Enter the time", "#time"),
    (_in(timedelta(hours=-3)), "Choose a time after now and not after", "#until-day"),
    (_in(timedelta(days=60)), "Choose a time after now and not after", "#until-day"),
)


async def test_what_is_wrong_in_the_form_is_said_beside_it_and_changes_nothing(office: Office) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    for wrong, said, where in WRONG:
        page = await office.take(_form(case), **wrong)
        assert page.status_code == 400
        assert "There is a problem" in page.text
        assert said in page.text, wrong
        assert f'href="{where}"' in page.text
    assert (await office.alert(case)).state == "unacknowledged"


async def test_a_script_in_what_will_be_done_is_shown_as_it_was_typed(office: Office) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    script = "<script>alert('x')</script>"
    again = await office.take(_form(case), action=script, time="")
    assert script not in again.text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in again.text
    await office.take(_form(case), action=script)
    await office.services.client.show(case)

    async def shown() -> bool:
        return "&lt;script&gt;" in (await office.browser.get(_form(case))).text

    await until(shown)
    assert script not in (await office.browser.get(_form(case))).text


async def test_an_alert_is_taken_on_for_all_siblings_at_once(office: Office) -> None:
    cases = [await office.late_case(family="F-1") for _ in range(3)]
    elsewhere = await office.late_case(family="F-1", team="assessment-west")
    await office.browser.sign_in("P-110")
    assert "2 siblings" in (await office.browser.get(_form(cases[0]))).text
    await office.take(_form(cases[0]))
    assert {(await office.alert(case)).state for case in cases} == {"acknowledged"}
    assert (await office.alert(elsewhere)).state == "unacknowledged"


async def test_a_refusal_by_the_case_is_shown_in_its_words_and_journalled(office: Office, noted: Noted) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    form = await office.browser.get(_form(case))
    # The case has not got this alert any more, and the board does not know it yet.
    await office.pool.execute("UPDATE alerts SET alert = 'gone#1' WHERE case_ref = $1", case)
    assert form.status_code == 200
    page = await office.take(_form(case).replace(quote(ALERT), "gone%231"))
    assert page.status_code == 400
    assert f"Case {case} did not take it: There is no alert gone#1" in page.text
    assert (await noted())[-1] == ("acknowledge_refused", "P-110", case)


async def test_an_alert_that_nobody_needs_to_take_on_any_more_is_a_plain_page(office: Office) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    page = await office.browser.get(f"/case/{case}/acknowledge?alert=no-such%231")
    assert page.status_code == 404
    assert "There is nothing to take on" in page.text


def _link(office: Office, case: str, signer: LinkSigner | None = None) -> str:
    return (signer or office.services.links).url(case, ALERT, "P-110").removeprefix(ADDRESS)


async def test_a_link_in_a_message_asks_for_a_sign_in_and_then_leads_to_the_form(office: Office, noted: Noted) -> None:
    case = await office.late_case()
    link = _link(office, case)
    assert (await office.browser.get(link)).url.path == "/sign-in"
    page = await office.browser.post("/sign-in", person="P-110")
    assert page.url.path == link
    assert "Take it on: Decision on the contact" in page.text
    await office.take(link)
    assert (await office.alert(case)).acknowledged_by == "P-110"
    assert ("acknowledged_by_link", "P-110", case) in await noted()


async def test_a_link_serves_once(office: Office, noted: Noted) -> None:
    case = await office.late_case()
    link = _link(office, case)
    await office.browser.sign_in("P-110")
    await office.take(link)
    again = await office.browser.get(link)
    assert again.status_code == 410
    assert "This link has been used" in again.text
    assert (await noted())[-1] == ("bad_link", "P-110", None)


async def test_a_link_that_was_changed_or_made_by_others_opens_nothing(office: Office, noted: Noted) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    theirs = LinkSigner("the key of somebody else entirely, as long", ADDRESS)
    for link in (_link(office, case)[:-3] + "abc", _link(office, case, theirs), "/act/x", "/act/" + "A" * 3000):
        page = await office.browser.get(link)
        assert page.status_code == 400
        assert "This link is not one of ours" in page.text
        assert (await noted())[-1] == ("bad_link", "P-110", None)
    assert (await office.alert(case)).state == "unacknowledged"


async def test_a_link_that_is_too_old_opens_nothing(office: Office) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    old = replace(office.services.links, lifetime=timedelta(seconds=-1))
    link = _link(office, case)
    app = make_app(replace(office.services, links=old))
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url=ADDRESS, cookies=office.browser.client.cookies
    ) as late:
        page = await late.get(link)
    assert page.status_code == 410
    assert "This link is too old" in page.text


async def test_a_link_does_not_open_another_teams_case(office: Office, noted: Noted) -> None:
    case = await office.late_case(team="assessment-west")
    await office.browser.sign_in("P-110")
    page = await office.browser.get(_link(office, case))
    assert page.status_code == 403
    assert (await noted())[-1] == ("denied", "P-110", case)


async def test_an_engine_that_does_not_answer_is_said_plainly(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = await office.late_case()
    await office.browser.sign_in("P-110")
    monkeypatch.setattr("client.case_client.PATIENCE", timedelta(seconds=1))
    await office.worker.shutdown()
    page = await office.take(_form(case))
    assert page.status_code == 400
    assert "Whether this was recorded is unknown" in page.text
