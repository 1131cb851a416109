from dataclasses import replace
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from board.operators.banner import Heartbeat
from board.operators.looking import look_over, temporal_url
from board.people import find_person
from board.services import Services
from client.case_client import CaseClient
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.operators import queued
from practice.watch import Trouble
from tests.board.browser import Browser
from tests.board.conftest import Noted
from tests.board.county import PutCase
from tests.workflows.house import KEYS

OPERATOR, SENIOR, MANAGER, WORKER = "P-510", "P-410", "P-110", "P-102"
UNWATCHED = "Frontdoor has never checked its cases."


@pytest.fixture
async def services(services: Services, temporal_server: TemporalServer) -> Services:
    """The board's services over a Temporal that answers."""
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    client = CaseClient(temporal, task_queue="nobody", rulebook=services.rulebook)
    return replace(services, client=client, temporal_ui="http://127.0.0.1:8233/")


@pytest.fixture
async def operator(browser: Browser) -> Browser:
    """The browser of somebody who only runs the engine."""
    await browser.sign_in(OPERATOR)
    return browser


async def _queue(pool: asyncpg.Pool, kind: Trouble = Trouble.WORKFLOW_MISSING, case: str = "C-GONE") -> int:
    added: int = await pool.fetchval(
        "INSERT INTO operator_queue (kind, about, case_ref, code, detail)"
        " VALUES ($1, $2, $2, 'missing', $3) RETURNING id",
        kind.value, case, "Open in the journal; no workflow runs.",
    )  # fmt: skip
    return added


async def _swept(pool: asyncpg.Pool, minutes_ago: float) -> None:
    finished = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    await pool.execute(
        "INSERT INTO sweeps (run, started_at, finished_at, outcome) VALUES ('r', $1, $1, 'done')", finished
    )


@pytest.mark.parametrize(("person", "status"), [(OPERATOR, 200), (SENIOR, 200), (MANAGER, 403), (WORKER, 403)])
async def test_operators_and_senior_managers_see_the_page_and_nobody_else(
    browser: Browser, pool: asyncpg.Pool, noted: Noted, person: str, status: int
) -> None:
    item = await _queue(pool)
    await browser.sign_in(person)
    for path in ("/operators", f"/operators/queue/{item}"):
        assert (await browser.get(path)).status_code == status
    cleared = await browser.post(f"/operators/queue/{item}", reason="Settled")
    assert cleared.status_code == status
    assert bool(await queued(pool)) == (status == 403)
    assert (await noted()).count(("denied", person, None)) >= (3 if status == 403 else 0)


async def test_the_page_is_red_while_something_waits_and_green_when_all_is_well(
    operator: Browser, pool: asyncpg.Pool
) -> None:
    await _swept(pool, 1)
    calm = (await operator.get("/operators")).text
    assert "Every open case was last checked" in calm
    assert '<p class="govuk-body">Nothing.</p>' in calm
    await _queue(pool)
    red = (await operator.get("/operators")).text
    assert "fd-panel--failing" in red
    assert "1 thing waits" in red
    assert "no workflow runs for it" in red


async def test_an_old_heartbeat_makes_the_page_red(operator: Browser, pool: asyncpg.Pool) -> None:
    await _swept(pool, 60)
    page = (await operator.get("/operators")).text
    assert "fd-panel--failing" in page
    assert "that is too long ago, nobody watches" in page


async def test_each_case_in_the_queue_leads_to_its_page_in_temporal(operator: Browser, pool: asyncpg.Pool) -> None:
    await _queue(pool, case="C-GONE")
    page = (await operator.get("/operators")).text
    assert 'href="http://127.0.0.1:8233/namespaces/default/workflows/case%2FC-GONE"' in page


async def test_any_case_can_be_found_in_temporal_by_its_reference(operator: Browser) -> None:
    page = (await operator.get("/operators?case=C-1%22%3E%3Cscript%3E")).text
    assert "<script>" not in page.split("<main")[1].split("</main>")[0]
    assert "workflows/case%2FC-1%22%3E%3Cscript%3E" in page


async def test_nothing_leads_to_temporal_where_nobody_has_said_where_it_is(services: Services) -> None:
    assert temporal_url(replace(services, temporal_ui=None), "C-1") is None


async def test_what_is_cleared_is_on_record_with_its_reason_and_gone_from_the_page(
    operator: Browser, pool: asyncpg.Pool, noted: Noted
) -> None:
    item = await _queue(pool)
    await operator.get(f"/operators/queue/{item}")
    page = await operator.post(f"/operators/queue/{item}", reason="  Opened again by ops rebuild ")
    assert f"Item {item} is cleared." in page.text
    assert f"Item {item} is cleared." not in (await operator.get("/operators")).text
    (settled,) = await queued(pool, everything=True)
    assert (settled.cleared_by, settled.reason) == (OPERATOR, "Opened again by ops rebuild")
    assert ("queue_cleared", OPERATOR, "C-GONE") in await noted()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
async def test_clearing_asks_for_a_reason_of_some_words(operator: Browser, pool: asyncpg.Pool, reason: str) -> None:
    item = await _queue(pool)
    await operator.get(f"/operators/queue/{item}")
    page = await operator.post(f"/operators/queue/{item}", reason=reason)
    assert page.status_code == 400
    assert "There is a problem" in page.text
    assert len(await queued(pool)) == 1


async def test_clearing_without_the_page_s_own_token_changes_nothing(operator: Browser, pool: asyncpg.Pool) -> None:
    item = await _queue(pool)
    answer = await operator.post(f"/operators/queue/{item}", csrf="forged", reason="Settled")
    assert answer.status_code == 403
    assert len(await queued(pool)) == 1


async def test_an_item_that_is_gone_or_never_was_gets_a_plain_page(operator: Browser, pool: asyncpg.Pool) -> None:
    item = await _queue(pool)
    await operator.get(f"/operators/queue/{item}")
    await operator.post(f"/operators/queue/{item}", reason="Settled")
    assert (await operator.post(f"/operators/queue/{item}", reason="Settled again")).status_code == 404
    assert (await operator.get("/operators/queue/999999")).status_code == 404
    assert (await operator.get("/operators/queue/99999999999999999999999")).status_code == 404


async def test_messages_that_did_not_arrive_are_listed_with_why(operator: Browser, pool: asyncpg.Pool) -> None:
    await pool.execute(
        "INSERT INTO deliveries (notice, recipient, case_ref, channel, status, code, message_id)"
        " VALUES ('assessment#1/rung0', 'P-110', 'C-1', 'mail', 'failed', 'permanent_failure', 'm')"
    )
    page = (await operator.get("/operators")).text
    assert "permanent failure" in page
    assert "Marguerite Tollen" in page


async def test_the_page_says_what_the_directory_lacks(operator: Browser, put: PutCase, pool: asyncpg.Pool) -> None:
    await put("C-EAST", team="assessment-east")
    await pool.execute("DELETE FROM roles WHERE role = 'head_of_service'")
    page = (await operator.get("/operators")).text
    assert "assessment-east" in page
    assert "head_of_service" in page


async def test_nothing_of_what_a_case_holds_is_on_the_page(operator: Browser, put: PutCase, pool: asyncpg.Pool) -> None:
    await put("C-1", team="front-door")
    await _queue(pool, case="C-1")
    page = (await operator.get("/operators")).text
    assert "Bruises" not in page
    assert 'href="/case/' not in page


async def test_the_page_stands_while_the_database_has_nothing_and_temporal_has_no_worker(services: Services) -> None:
    found = await look_over(services)
    assert found.health.standing == "failing"
    assert found.queue == ()
    assert found.stuck == ()
    assert {check.name: check.standing for check in found.health.checks}["Workers"] == "failing"


@pytest.mark.parametrize(("person", "path"), [(OPERATOR, "/operators"), (SENIOR, "/"), (MANAGER, "/")])
async def test_managers_and_operators_are_told_on_every_page_that_nobody_watches(
    browser: Browser, person: str, path: str
) -> None:
    await browser.sign_in(person)
    assert UNWATCHED in (await browser.get(path)).text


async def test_workers_are_not_troubled_with_it(browser: Browser) -> None:
    assert UNWATCHED not in (await browser.sign_in(WORKER)).text


async def test_the_banner_says_since_when_and_goes_when_the_watcher_is_back(
    services: Services, pool: asyncpg.Pool
) -> None:
    manager = await find_person(services, MANAGER, "")
    assert manager is not None
    await _swept(pool, 50)
    stopped = await Heartbeat().unwatched(services, manager)
    assert stopped is not None
    assert stopped.since is not None
    await pool.execute("UPDATE sweeps SET finished_at = now()")
    assert await Heartbeat().unwatched(services, manager) is None


async def test_the_heartbeat_is_asked_for_once_in_a_while_however_many_look(
    services: Services, pool: asyncpg.Pool
) -> None:
    manager = await find_person(services, MANAGER, "")
    assert manager is not None
    heartbeat = Heartbeat()
    assert await heartbeat.unwatched(services, manager) is not None
    await _swept(pool, 1)
    assert await heartbeat.unwatched(services, manager) is not None
