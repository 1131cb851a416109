"""Several warnings to one person within a short time are one message; a limit that has passed never waits."""

import asyncio
from datetime import timedelta

import asyncpg
import pytest

from activities.journal import Journal
from activities.telling import Terms
from engine.links import LinkSigner
from tests.activities.alerting import (
    BOTH,
    SENDER,
    alerts_of,
    by_mail,
    deliver,
    insist,
    ledger,
    pass_time,
    put_off,
    quiet,
)
from tests.activities.mail import MailServer
from tests.activities.test_siblings import plain, told, written
from tests.activities.values import NOW, limit, notice, warning

WAITING = Terms("Hillshire", SENDER, digest_window=timedelta(minutes=2))


async def test_warnings_within_the_window_are_one_message(seeded: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    cases = ("case-1", "case-2", "case-3")
    for case in cases:
        assert quiet(await put_off(alerts, warning(case=case)))
    assert mail.received == []
    await pass_time(seeded, minutes=2)
    for case in cases:
        assert (await deliver(alerts, warning(case=case))).to == ("manager-1",)
    (message,) = mail.received
    assert message["Subject"].strip() == "[Hillshire] 3 limits near"
    assert [line for line in plain(message).splitlines() if line.startswith("-")] == [
        f"- Limit near: Assessment, {case}, due Mon 2 Mar 2026 10:00" for case in cases
    ]


async def test_the_window_begins_with_the_first_warning(seeded: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    first = await put_off(alerts, warning(case="case-1"))
    await pass_time(seeded, seconds=90)
    second = await put_off(alerts, warning(case="case-2"))
    assert timedelta(seconds=119) < (first.next_retry_delay or timedelta()) <= timedelta(seconds=120)
    assert timedelta(seconds=28) < (second.next_retry_delay or timedelta()) <= timedelta(seconds=30)
    await pass_time(seeded, seconds=30)
    await deliver(alerts, warning(case="case-2"))
    await deliver(alerts, warning(case="case-1"))
    assert len(mail.received) == 1


async def test_a_warning_that_stays_alone_is_sent_as_itself(seeded: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    await put_off(alerts, warning())
    await pass_time(seeded, minutes=2)
    await deliver(alerts, warning())
    (message,) = mail.received
    assert message["Subject"].strip() == "[Hillshire] Limit near: Assessment, case case-1"
    assert "there is nothing to acknowledge" in plain(message)


async def test_a_limit_that_has_passed_waits_for_nothing_and_takes_nothing_along(
    seeded: asyncpg.Pool, mail: MailServer
) -> None:
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    await put_off(alerts, warning(case="case-1"))
    assert (await deliver(alerts, notice(case="case-2"))).outcome == "delivered"
    assert len(mail.received) == 1
    assert "case-1" not in plain(mail.received[0])


async def test_everybody_gets_a_digest_of_their_own(seeded: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    warnings = (warning(case="case-1", roles=BOTH), warning(case="case-2"))
    for each in warnings:
        await put_off(alerts, each)
    await pass_time(seeded, minutes=2)
    for each in warnings:
        await deliver(alerts, each)
    said = {str(message["To"]): plain(message) for message in mail.received}
    assert len(mail.received) == 2
    assert "case-2" in said["ines@hillshire.example"]
    assert "case-2" not in said["max@hillshire.example"]


async def test_a_digest_whose_sender_died_goes_again_as_it_was(seeded: asyncpg.Pool, mail: MailServer) -> None:
    """Also when another warning has come in since: that one goes with the next."""
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    for case in ("case-1", "case-2"):
        await put_off(alerts, warning(case=case))
    await pass_time(seeded, minutes=2)
    await deliver(alerts, warning(case="case-1"))
    await seeded.execute("UPDATE deliveries SET status = 'sending'")
    await put_off(alerts, warning(case="case-3"))
    await pass_time(seeded, seconds=31)
    await deliver(alerts, warning(case="case-2"))
    await deliver(alerts, warning(case="case-1"))
    first, second = mail.received
    assert (first["Message-ID"], plain(first)) == (second["Message-ID"], plain(second))
    assert "case-3" not in plain(second)


async def test_whoever_comes_first_sends_it_and_nobody_else(seeded: asyncpg.Pool, mail: MailServer) -> None:
    cases = [f"case-{n}" for n in range(8)]
    for case in cases:
        await put_off(alerts_of(seeded, by_mail(mail.url), WAITING), warning(case=case))
    await pass_time(seeded, minutes=2)

    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    deliveries = await asyncio.gather(*(insist(alerts, warning(case=case)) for case in cases))
    assert [d.outcome for d in deliveries] == ["delivered"] * 8
    assert len(mail.received) == 1


async def test_a_warning_about_siblings_is_one_line_of_a_digest(
    seeded: asyncpg.Pool, journal: Journal, mail: MailServer
) -> None:
    for case in ("case-1", "case-2"):
        await written(journal, case, limits=(limit("running", due=NOW),))
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING)
    family = {"key": "assessment#1/warning0", "about": "limit near", "rung": None, "late_by": None}
    waiting = (told("case-1", **family), told("case-2", **family), warning(case="case-9"))
    for each in waiting:
        await put_off(alerts, each)
    await pass_time(seeded, minutes=2)
    for each in waiting:
        await deliver(alerts, each)
    (message,) = mail.received
    assert [line for line in plain(message).splitlines() if line.startswith("-")] == [
        "- Limit near: Assessment, case-1, case-2, due Mon 2 Mar 2026 10:00",
        "- Limit near: Assessment, case-9, due Mon 2 Mar 2026 10:00",
    ]


async def test_what_is_held_is_in_the_ledger(seeded: asyncpg.Pool, mail: MailServer) -> None:
    await put_off(alerts_of(seeded, by_mail(mail.url), WAITING), warning())
    assert await ledger(seeded) == [("manager-1", "held", None)]


@pytest.mark.parametrize("count", [1, 2])
async def test_warnings_link_to_the_board_where_there_is_one(
    seeded: asyncpg.Pool, mail: MailServer, count: int
) -> None:
    links = LinkSigner("k" * 32, "https://board.example")
    alerts = alerts_of(seeded, by_mail(mail.url), WAITING, links)
    for number in range(count):
        await put_off(alerts, warning(case=f"case-{number}"))
    await pass_time(seeded, minutes=2)
    await deliver(alerts, warning(case="case-0"))
    address = "https://board.example/case/case-0" if count == 1 else "https://board.example/"
    assert address in plain(mail.received[0]).splitlines()
    assert "/act/" not in plain(mail.received[0])
