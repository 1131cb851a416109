"""The page of cases that answer: a real Temporal, a worker, and the journal that it writes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import asyncpg

from board.case.load import know, rebuilt
from board.services import Services
from client import new_reference
from practice import commands as c
from practice.vocabulary import Role
from tests.board.browser import Browser
from tests.board.case.conftest import Engine
from tests.workflows.house import contact_now, make, until

MANAGER = "P-110"
SILENT = "The case itself does not answer"


async def _opened(here: Services, pool: asyncpg.Pool, *, days_ago: float = 0) -> str:
    """A case of the front door, opened and written into the journal."""
    case = new_reference()
    then = datetime.now(UTC) - timedelta(days=days_ago)
    await here.client.open(contact_now(team="front-door", happened_at=then, received_at=then), case=case)
    await _written(here, pool, case)
    return case


async def _written(here: Services, pool: asyncpg.Pool, case: str) -> None:
    """Wait until the journal has everything, and everybody who was to be told has been."""

    async def quiet() -> bool:
        written = await pool.fetchval("SELECT written FROM cases WHERE case_ref = $1", case)
        busy = await pool.fetchval("SELECT count(*) FROM deliveries WHERE case_ref = $1 AND status = 'sending'", case)
        return written is not None and not busy and written >= (await here.client.show(case)).version

    await until(quiet)


async def test_a_case_that_answers_is_shown_as_it_stands_this_moment(
    alive: Services, living: Browser, pool: asyncpg.Pool
) -> None:
    case = await _opened(alive, pool)
    await living.sign_in(MANAGER)
    page = await living.get(f"/case/{case}")
    assert page.status_code == 200
    assert SILENT not in page.text
    assert "Decision on the contact" in page.text
    assert "Missing for the next step: decide contact" in page.text
    assert "Day by day" in (await living.get(f"/case/{case}/limits/contact_decision/1")).text
    assert "this case in Temporal" not in page.text
    await living.sign_in("P-410")
    assert f"/workflows/case%2F{case}" in (await living.get(f"/case/{case}")).text


async def test_what_the_journal_tells_is_what_the_case_says_of_itself(alive: Services, pool: asyncpg.Pool) -> None:
    """A case that was late already when it came, with an alert that somebody took on."""
    case = await _opened(alive, pool, days_ago=6)
    manager = c.Actor(id=MANAGER, roles=(Role.TEAM_MANAGER,))
    now = datetime.now(UTC)
    taken = make(
        c.AcknowledgeAlert,
        manager,
        now,
        alert="contact_decision#1",
        action="Deciding it",
        until=now + timedelta(hours=8),
    )
    await alive.client.record(case, taken)
    await _written(alive, pool, case)
    live = await know(alive, case)
    folded = await rebuilt(alive, case, live.entries)
    assert live.live
    assert not folded.live
    assert folded.view == live.view
    assert replace(folded.account, at=live.account.at) == live.account
    assert folded.calendar == live.calendar
    assert live.on_their_way == 0


async def test_a_case_whose_worker_has_stopped_is_shown_from_its_journal(
    engine: Engine, living: Browser, pool: asyncpg.Pool
) -> None:
    async with engine.worker():
        case = await _opened(engine.services, pool)
    await living.sign_in(MANAGER)
    page = await living.get(f"/case/{case}")
    assert page.status_code == 200
    assert SILENT in page.text
    assert "Decision on the contact" in page.text


async def test_an_alert_shows_who_was_told_by_which_channel(
    alive: Services, living: Browser, pool: asyncpg.Pool
) -> None:
    case = await _opened(alive, pool, days_ago=6)

    async def told() -> bool:
        return bool(
            await pool.fetchval("SELECT count(*) FROM deliveries WHERE status = 'sent' AND $1 = ANY(cases)", case)
        )

    await until(told)
    await _written(alive, pool, case)
    await living.sign_in(MANAGER)
    page = (await living.get(f"/case/{case}")).text
    assert "Marguerite Tollen</span> outbox: sent" in page


async def test_a_command_that_somebody_sends_is_on_the_page_at_once(
    alive: Services, living: Browser, pool: asyncpg.Pool
) -> None:
    case = await _opened(alive, pool, days_ago=6)
    await living.sign_in(MANAGER)
    assert "Nobody has taken it on." in (await living.get(f"/case/{case}")).text
    manager = c.Actor(id=MANAGER, roles=(Role.TEAM_MANAGER,))
    now = datetime.now(UTC)
    fields = {"alert": "contact_decision#1", "action": "Deciding it now", "until": now + timedelta(hours=8)}
    await alive.client.record(case, make(c.AcknowledgeAlert, manager, now, **fields))
    page = (await living.get(f"/case/{case}")).text
    assert "Marguerite Tollen has taken it on until" in page
    assert "Deciding it now" in page
