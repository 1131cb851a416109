"""Alerts over a test's own database: who is told, and what the ledger says of it."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory
from temporalio.testing import ActivityEnvironment

from activities.alerts import Alerts
from activities.channels import EmailChannel, Ways
from activities.journal import Journal
from activities.telling import Terms
from engine.directory import Directory, seed_directory
from engine.links import LinkSigner
from practice.outbox import Delivery, NoticeToDeliver
from practice.vocabulary import Role

SENDER = "frontdoor@hillshire.example"
AT_ONCE = Terms("Hillshire", SENDER, digest_window=timedelta(0))
BOTH = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
PEOPLE: dict[str, Mapping[str, str | None]] = {
    "manager-1": {"email": "ines@hillshire.example"},
    "manager-2": {"email": "max@hillshire.example"},
    "head-1": {"email": None},
}


async def seed(pool: asyncpg.Pool, **more: Mapping[str, str | None]) -> None:
    """Two teams, the manager of one, a service manager, and a head of service without an address."""
    held = [("manager-1", "team_manager", "team-1"), ("manager-2", "service_manager", None)]
    roles = [{"person": p, "role": r, "team": t} for p, r, t in [*held, ("head-1", "head_of_service", None)]]
    known = {**PEOPLE, **more}
    people = [{"id": id_, "name": f"Invented {id_}", **address} for id_, address in known.items()]
    teams = [{"id": "team-1", "name": "Front door"}, {"id": "team-2", "name": "Assessment"}]
    await seed_directory(pool, Directory.model_validate({"teams": teams, "people": people, "roles": roles}))


def by_mail(url: str) -> Ways:
    """People hear by the mail server at this URL, and nobody else does."""
    return Ways(EmailChannel(url, SENDER))


def alerts_of(pool: asyncpg.Pool, ways: Ways, terms: Terms = AT_ONCE, links: LinkSigner | None = None) -> Alerts:
    """The activities; warnings go at once unless told otherwise."""
    return Alerts(pool, Journal(pool), ways, terms, links)


async def deliver(alerts: Alerts, n: NoticeToDeliver) -> Delivery:
    """One attempt of the activity."""
    found: Delivery = await ActivityEnvironment().run(alerts.deliver_notice, n)
    return found


async def put_off(alerts: Alerts, n: NoticeToDeliver) -> ApplicationError:
    """One attempt that has to be looked at again later: how it says so."""
    with pytest.raises(ApplicationError) as later:
        await deliver(alerts, n)
    assert not later.value.non_retryable
    assert later.value.next_retry_delay is not None
    return later.value


async def insist(alerts: Alerts, n: NoticeToDeliver) -> Delivery:
    """Attempts until it is settled, where nothing stands in the way but others who are at it."""
    while True:
        try:
            return await deliver(alerts, n)
        except ApplicationError as later:
            if not quiet(later):
                raise
        await asyncio.sleep(0.05)


def quiet(later: ApplicationError) -> bool:
    """Whether this is the ordinary course of things, which no log or metric calls a failure."""
    return later.category is ApplicationErrorCategory.BENIGN and later.type == "silence"


async def ledger(pool: asyncpg.Pool, columns: str = "recipient, status, code") -> list[tuple[Any, ...]]:
    """What the ledger has, by recipient and name."""
    query = f"SELECT {columns} FROM deliveries ORDER BY recipient, notice"  # noqa: S608 - written by tests
    return [tuple(row) for row in await pool.fetch(query)]


async def pass_time(pool: asyncpg.Pool, **span: float) -> None:
    """Let the ledger be so much older."""
    await pool.execute(
        """
        UPDATE deliveries SET
            first_at = first_at - cast($1 AS interval), hold_until = hold_until - cast($1 AS interval),
            claimed_until = claimed_until - cast($1 AS interval), sent_at = sent_at - cast($1 AS interval),
            checked_at = checked_at - cast($1 AS interval)
        """,
        timedelta(**span),
    )
