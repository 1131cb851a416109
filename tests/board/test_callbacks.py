"""What GOV.UK Notify posts about messages: only with its token, and nothing else of it is believed than it must be."""

from dataclasses import replace
from typing import Any

import asyncpg
import httpx2
import pytest

from board.app import make_app
from board.services import Services
from engine.settings import load_settings
from tests.activities.alerting import ledger
from tests.board.browser import ADDRESS
from tests.board.conftest import Noted

TOKEN = "a-token-for-tests-of-notify"
PATH = "/callbacks/notify"


@pytest.fixture
def set_up(services: Services) -> Services:
    """A board that Notify may call."""
    return replace(services, settings=load_settings(notify_callback_token=TOKEN))


async def post(services: Services, *, token: str | None = TOKEN, **content: Any) -> int:
    """Post something as Notify does; the status that is answered."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    transport = httpx2.ASGITransport(app=make_app(services))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        return (await client.post(PATH, headers=headers, **content)).status_code


async def sent(pool: asyncpg.Pool) -> str:
    """A message that Notify has taken, in the ledger; its reference."""
    await pool.execute(
        """
        INSERT INTO deliveries (notice, recipient, channel, status, message_id, cases, notices, provider_id, sent_at)
        VALUES ('C-1/x#1/rung0', 'P-110', 'notify', 'sent', '<ref@hillshire.example>', '{C-1}', '{C-1/x#1/rung0}', 'id',
            now())
        """
    )
    return "ref@hillshire.example"


async def test_an_arrival_is_noted(set_up: Services, pool: asyncpg.Pool) -> None:
    reference = await sent(pool)
    assert await post(set_up, json={"reference": reference, "status": "delivered"}) == 204
    assert await ledger(pool) == [("P-110", "delivered", None)]


async def test_while_the_database_does_not_answer_notify_is_told_to_come_back(
    set_up: Services, pool: asyncpg.Pool
) -> None:
    await pool.close()
    assert await post(set_up, json={"reference": "x", "status": "permanent-failure"}) == 503


async def test_a_message_of_others_is_none_of_ours(set_up: Services) -> None:
    assert await post(set_up, json={"reference": "of-others", "status": "permanent-failure"}) == 204


@pytest.mark.parametrize("token", [None, "", "another-token-for-tests", f"{TOKEN}x"])
async def test_without_the_token_nothing_changes_and_that_is_journalled(
    set_up: Services, pool: asyncpg.Pool, noted: Noted, token: str | None
) -> None:
    reference = await sent(pool)
    assert await post(set_up, token=token, json={"reference": reference, "status": "delivered"}) == 401
    assert await ledger(pool) == [("P-110", "sent", None)]
    assert await noted() == [("callback_refused", None, None)]


async def test_where_no_token_is_set_there_is_no_such_page(services: Services) -> None:
    assert await post(services, json={"reference": "x", "status": "delivered"}) == 404


@pytest.mark.parametrize(
    "content",
    [
        {"content": b""},
        {"content": b"\xff"},
        {"content": b"not json"},
        {"json": ["delivered"]},
        {"json": {"status": "delivered"}},
        {"json": {"reference": 1, "status": "delivered"}},
        {"json": {"reference": "a\0", "status": "delivered"}},
        {"content": b"[" * 60_000},
    ],
)
async def test_what_is_no_callback_is_refused(set_up: Services, content: dict[str, Any]) -> None:
    assert await post(set_up, **content) == 400


async def test_what_is_too_long_is_not_read_to_its_end(set_up: Services) -> None:
    assert await post(set_up, content=b"x" * 70_000) == 413
