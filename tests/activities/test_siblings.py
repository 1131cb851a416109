"""One alert for a sibling group: children of one family whose same limit is due at the same instant."""

import asyncio
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import asyncpg
import pytest

from activities.journal import Journal
from practice.events import Missing
from practice.outbox import NoticeToDeliver
from practice.vocabulary import Role
from tests.activities.alerting import BOTH, alerts_of, by_mail, deliver, insist, ledger, pass_time, put_off, quiet, seed
from tests.activities.mail import MailServer
from tests.activities.values import NOW, alert, batch, limit, notice

FAMILY = "F-1"


async def written(journal: Journal, case: str, **changes: Any) -> None:
    """A child's case of the family, with an assessment that is due."""
    given = {"family": FAMILY, "limits": (limit("late", due=NOW),)} | changes
    await journal.write_journal(batch(case, 1, 1, **given))


@pytest.fixture
async def family(seeded: asyncpg.Pool, journal: Journal) -> asyncpg.Pool:
    """Three children."""
    for case in ("case-1", "case-2", "case-3"):
        await written(journal, case)
    return seeded


def told(case: str, **changes: Any) -> NoticeToDeliver:
    """The notice of one of the children."""
    return notice(case=case, family=FAMILY, **changes)


def plain(message: EmailMessage) -> str:
    """The words of a mail."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


async def test_one_message_names_all_children(family: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(family, by_mail(mail.url))
    deliveries = [await deliver(alerts, told(case)) for case in ("case-1", "case-2", "case-3")]
    assert [(d.outcome, d.to) for d in deliveries] == [("delivered", ("manager-1",))] * 3
    (message,) = mail.received
    assert message["Subject"].strip().endswith("Assessment, 3 cases of family F-1, 2 working days late")
    assert "Cases: case-1, case-2, case-3" in plain(message)
    assert await ledger(family, "notice, cases, notices, status") == [
        (
            "family/F-1/assessment/20260302T100000/rung0",
            ["case-1", "case-2", "case-3"],
            ["case-1/assessment#1/rung0", "case-2/assessment#1/rung0", "case-3/assessment#1/rung0"],
            "sent",
        )
    ]


async def test_each_child_is_named_with_what_it_still_lacks(
    seeded: asyncpg.Pool, journal: Journal, mail: MailServer
) -> None:
    await written(journal, "case-1")
    await written(journal, "case-2", missing=(Missing("analysis", "There is no analysis."),))
    await deliver(alerts_of(seeded, by_mail(mail.url)), told("case-1"))
    said = plain(mail.received[0])
    assert "- case-1: The child has not been seen." in said
    assert "- case-2: There is no analysis." in said


async def test_each_recipient_of_a_rung_hears_once(family: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(family, by_mail(mail.url))
    for case in ("case-2", "case-1", "case-3"):
        assert len((await deliver(alerts, told(case, roles=BOTH))).to) == 2
    assert sorted(mail.recipients) == ["ines@hillshire.example", "max@hillshire.example"]


async def test_who_begins_is_settled_by_one_claim(family: asyncpg.Pool, mail: MailServer) -> None:
    cases = ("case-1", "case-2", "case-3") * 3
    alerts = alerts_of(family, by_mail(mail.url))
    deliveries = await asyncio.gather(*(insist(alerts, told(case)) for case in cases))
    assert {(d.outcome, d.to) for d in deliveries} == {("delivered", ("manager-1",))}
    assert len(mail.received) == 1


async def test_a_sender_that_died_is_replaced_by_a_sibling_with_the_same_message(
    family: asyncpg.Pool, mail: MailServer
) -> None:
    alerts = alerts_of(family, by_mail(mail.url))
    await deliver(alerts, told("case-1"))
    await family.execute("UPDATE deliveries SET status = 'sending'")
    assert quiet(await put_off(alerts, told("case-2")))
    assert len(mail.received) == 1
    await pass_time(family, seconds=31)
    await deliver(alerts, told("case-2"))
    await deliver(alerts, told("case-3"))
    first, second = mail.received
    assert first["Message-ID"] == second["Message-ID"]
    assert plain(first) == plain(second)


async def test_a_sibling_that_joins_later_gets_a_message_of_its_own(
    family: asyncpg.Pool, journal: Journal, mail: MailServer
) -> None:
    alerts = alerts_of(family, by_mail(mail.url))
    await deliver(alerts, told("case-1"))
    await written(journal, "case-4")
    await written(journal, "case-5")
    for case in ("case-2", "case-4", "case-5"):
        assert (await deliver(alerts, told(case))).to == ("manager-1",)
    shared, *own = mail.received
    assert "case-4" not in plain(shared)
    assert "Cases: case-4, case-5" in plain(own[0])
    assert len(own) == 1
    assert sorted(row[0] for row in await ledger(family, "notice")) == [
        "case-4/assessment#1/rung0",
        "family/F-1/assessment/20260302T100000/rung0",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"limits": (limit("met late", due=NOW),)},
        {"limits": (limit("late", due=NOW + timedelta(hours=1)),)},
        {"limits": (limit("late", due=NOW, key="supervision"),)},
        {"family": "F-2"},
        {"stage": "closed"},
        {"alerts": (alert(state="acknowledged", acknowledged_by="manager-1", quiet_until=NOW),)},
        {"alerts": (alert(rung=1),)},
        {"team": "team-2"},
    ],
)
async def test_a_child_to_whom_something_else_happened_is_not_named(
    seeded: asyncpg.Pool, journal: Journal, mail: MailServer, changes: dict[str, Any]
) -> None:
    """Its work is done, or due another time, or taken on, or for others to hear."""
    await written(journal, "case-1")
    await written(journal, "case-2", **changes)
    await deliver(alerts_of(seeded, by_mail(mail.url)), told("case-1"))
    assert "case-2" not in plain(mail.received[0])
    assert await ledger(seeded, "notice") == [("case-1/assessment#1/rung0",)]


async def test_of_a_second_run_it_is_the_second_alert_that_is_shared(
    seeded: asyncpg.Pool, journal: Journal, mail: MailServer
) -> None:
    earlier = limit("met", due=NOW - timedelta(days=60))
    for case in ("case-1", "case-2"):
        await written(journal, case, limits=(earlier, limit("late", due=NOW)))
    alerts = alerts_of(seeded, by_mail(mail.url))
    for case in ("case-1", "case-2"):
        await deliver(alerts, told(case, key="assessment#2/rung0"))
    assert len(mail.received) == 1


async def test_each_rung_is_told_once_for_the_family(family: asyncpg.Pool, journal: Journal, mail: MailServer) -> None:
    alerts = alerts_of(family, by_mail(mail.url))
    for rung in (0, 1):
        for case in ("case-1", "case-2", "case-3"):
            if rung:
                entries = batch(case, 2, 2, family=FAMILY, limits=(limit("late", due=NOW),), alerts=(alert(),))
                await journal.write_journal(entries)
        for case in ("case-1", "case-2", "case-3"):
            await deliver(alerts, told(case, key=f"assessment#1/rung{rung}", rung=rung))
    assert len(mail.received) == 2
    assert mail.received[0]["Message-ID"] != mail.received[1]["Message-ID"]


async def test_a_rung_that_a_sibling_reaches_much_later_is_told_again(family: asyncpg.Pool, mail: MailServer) -> None:
    """Somebody took the sibling's alert on in the meantime and did not do it: an old message does not cover that."""
    alerts = alerts_of(family, by_mail(mail.url))
    await deliver(alerts, told("case-1"))
    await deliver(alerts, told("case-2", moment=NOW + timedelta(days=3)))
    assert len(mail.received) == 2
    await deliver(alerts, told("case-2", moment=NOW + timedelta(days=3)))
    assert len(mail.received) == 2


async def test_a_family_whose_manager_cannot_be_told_climbs_with_every_child(
    pool: asyncpg.Pool, journal: Journal, mail: MailServer
) -> None:
    await seed(pool)
    for case in ("case-1", "case-2"):
        await written(journal, case)
    mail.refuses["ines@hillshire.example"] = "550 No such person"
    alerts = alerts_of(pool, by_mail(mail.url))
    for case in ("case-1", "case-2"):
        delivery = await deliver(alerts, told(case))
        assert (delivery.outcome, delivery.code) == ("failed", "recipient_refused")


async def test_children_with_different_workers_are_told_to_each_worker_alone(
    pool: asyncpg.Pool, journal: Journal, mail: MailServer
) -> None:
    """The manager of both hears once of both."""
    await seed(pool, **{f"worker-{n}": {"email": f"worker{n}@hillshire.example"} for n in (1, 2)})
    for n in (1, 2):
        await written(journal, f"case-{n}", worker=f"worker-{n}")
    alerts = alerts_of(pool, by_mail(mail.url))
    for n in (1, 2):
        await deliver(alerts, told(f"case-{n}", worker=f"worker-{n}", roles=(Role.TEAM_MANAGER, Role.ALLOCATED_WORKER)))
    by_recipient = {str(message["To"]): plain(message) for message in mail.received}
    assert len(mail.received) == 3
    assert "Cases: case-1, case-2" in by_recipient["ines@hillshire.example"]
    assert "case-2" not in by_recipient["worker1@hillshire.example"]
    assert "case-1" not in by_recipient["worker2@hillshire.example"]
