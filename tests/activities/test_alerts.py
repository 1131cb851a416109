import asyncio
from collections.abc import Callable
from email import message_from_bytes, policy
from html import unescape
from pathlib import Path

import asyncpg
import pytest
from temporalio.client import Client

from activities.channels import OutboxChannel, Ways
from activities.journal import Journal
from activities.wiring import build_activities
from engine.settings import load_settings
from practice.adoption import ADOPT_FOR_CASES
from practice.outbox import (
    DELIVER_NOTICE,
    SEND_ADOPTION_DIGEST,
    WRITE_JOURNAL,
    AdoptionDigest,
    JournalBatch,
    LateCase,
)
from practice.vocabulary import Role
from practice.watch import CONCLUDE_SWEEP, LOOK_OVER, TELL_OPERATORS
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
from tests.activities.values import NOW, batch, case_view, entry, notice


async def test_a_notice_reaches_everybody_it_is_for(seeded: asyncpg.Pool, mail: MailServer) -> None:
    delivery = await deliver(alerts_of(seeded, by_mail(mail.url)), notice(roles=BOTH))
    assert (delivery.outcome, delivery.to, delivery.channel) == ("delivered", ("manager-1", "manager-2"), "email")
    assert sorted(mail.recipients) == ["ines@hillshire.example", "max@hillshire.example"]
    assert await ledger(seeded) == [("manager-1", "sent", None), ("manager-2", "sent", None)]


async def test_a_message_says_what_is_late_and_how_to_take_it_on(seeded: asyncpg.Pool, mail: MailServer) -> None:
    await deliver(alerts_of(seeded, by_mail(mail.url)), notice())
    (message,) = mail.received
    assert message["Subject"].strip() == "[Hillshire] Limit passed: Assessment, case case-1, 2 working days late"
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        text = unescape(body.get_content())
        assert "case-1" in text
        assert "2 working days late" in text
        assert "The child has not been seen." in text
        assert "starter.py acknowledge case-1 'assessment#1'" in text


async def test_a_message_names_nobody(seeded: asyncpg.Pool, mail: MailServer) -> None:
    await deliver(alerts_of(seeded, by_mail(mail.url)), notice(worker="worker-1"))
    (message,) = mail.received
    del message["To"]
    assert "Invented" not in message.as_string()
    assert "ines" not in message.as_string().lower()
    assert "worker-1" not in message.as_string()


async def test_what_comes_along_is_in_the_journal_before_anybody_is_told(
    seeded: asyncpg.Pool, new_port: Callable[[], int]
) -> None:
    """Also where the message cannot go yet, and however often it is tried."""
    down = alerts_of(seeded, by_mail(f"smtp://127.0.0.1:{new_port()}"))
    for _ in range(2):
        await put_off(down, notice(batch=batch("case-1", 1, 2)))
    assert await seeded.fetchval("SELECT count(*) FROM journal") == 2


async def test_a_notice_says_that_what_it_brought_is_written(seeded: asyncpg.Pool, mail: MailServer) -> None:
    alerts = alerts_of(seeded, by_mail(mail.url))
    assert (await deliver(alerts, notice(batch=batch("case-1", 1, 2)))).written
    assert not (await deliver(alerts, notice(case="case-2"))).written


async def test_people_are_told_although_the_journal_refuses_what_comes_along(
    seeded: asyncpg.Pool, mail: MailServer
) -> None:
    await Journal(seeded).append(batch("case-1", 1, 2))
    other = JournalBatch("case-1", (entry(2, actor="manager-2"),), case_view("case-1", 2))
    delivery = await deliver(alerts_of(seeded, by_mail(mail.url)), notice(batch=other))
    assert (delivery.outcome, delivery.written) == ("delivered", False)
    assert len(mail.received) == 1


async def test_after_sent_a_repeat_sends_nothing(seeded: asyncpg.Pool, mail: MailServer) -> None:
    first = await deliver(alerts_of(seeded, by_mail(mail.url)), notice())
    second = await deliver(alerts_of(seeded, by_mail(mail.url)), notice())
    assert len(mail.received) == 1
    assert (second.outcome, second.to) == (first.outcome, first.to)


async def test_left_at_sending_it_goes_again_with_the_same_id(seeded: asyncpg.Pool, mail: MailServer) -> None:
    await deliver(alerts_of(seeded, by_mail(mail.url)), notice())
    await seeded.execute("UPDATE deliveries SET status = 'sending'")
    assert quiet(await put_off(alerts_of(seeded, by_mail(mail.url)), notice()))
    await pass_time(seeded, seconds=31)
    await deliver(alerts_of(seeded, by_mail(mail.url)), notice())
    first, second = mail.received
    assert first["Message-ID"] == second["Message-ID"]
    assert await ledger(seeded) == [("manager-1", "sent", None)]


async def test_of_several_workers_at_once_one_sends(seeded: asyncpg.Pool, mail: MailServer) -> None:
    """Also when Temporal has given one of them up that is still at it."""
    attempts = [insist(alerts_of(seeded, by_mail(mail.url)), notice(roles=BOTH)) for _ in range(6)]
    deliveries = await asyncio.gather(*attempts)
    assert {d.to for d in deliveries} == {("manager-1", "manager-2")}
    assert sorted(mail.recipients) == ["ines@hillshire.example", "max@hillshire.example"]


async def test_each_notice_of_each_case_is_a_message_of_its_own(seeded: asyncpg.Pool, mail: MailServer) -> None:
    for n in (notice(), notice(key="assessment#1/rung1"), notice(case="case-2")):
        await deliver(alerts_of(seeded, by_mail(mail.url)), n)
    assert len({message["Message-ID"] for message in mail.received}) == 3


async def test_a_recipient_refused_for_good_is_a_failure_and_not_an_error(
    seeded: asyncpg.Pool, mail: MailServer
) -> None:
    mail.refuses["ines@hillshire.example"] = "550 No such ines@hillshire.example"
    delivery = await deliver(alerts_of(seeded, by_mail(mail.url)), notice())
    assert (delivery.outcome, delivery.code) == ("failed", "recipient_refused")
    assert "ines" not in delivery.detail
    assert await ledger(seeded) == [("manager-1", "failed", "recipient_refused")]


async def test_partly_delivered_counts_and_says_who_was_not_reached(seeded: asyncpg.Pool, mail: MailServer) -> None:
    mail.refuses["ines@hillshire.example"] = "550 No such person"
    delivery = await deliver(alerts_of(seeded, by_mail(mail.url)), notice(roles=BOTH))
    assert (delivery.outcome, delivery.to) == ("delivered", ("manager-2",))
    assert await ledger(seeded) == [("manager-1", "failed", "recipient_refused"), ("manager-2", "sent", None)]


async def test_a_message_refused_for_good_is_a_failure(seeded: asyncpg.Pool, mail: MailServer) -> None:
    mail.next_answers.append("554 Not this")
    assert (await deliver(alerts_of(seeded, by_mail(mail.url)), notice())).code == "message_refused"


async def test_a_temporary_refusal_is_tried_again(seeded: asyncpg.Pool, mail: MailServer) -> None:
    mail.next_answers.append("451 Later")
    later = await put_off(alerts_of(seeded, by_mail(mail.url)), notice())
    assert (later.type, quiet(later)) == ("provider_busy", False)
    assert await ledger(seeded) == [("manager-1", "sending", "provider_busy")]
    assert (await deliver(alerts_of(seeded, by_mail(mail.url)), notice())).outcome == "delivered"
    assert len(mail.received) == 1


async def test_attempts_come_further_and_further_apart_but_never_more_than_a_minute(
    seeded: asyncpg.Pool, new_port: Callable[[], int]
) -> None:
    alerts = alerts_of(seeded, by_mail(f"smtp://127.0.0.1:{new_port()}"))
    waits = [(await put_off(alerts, notice())).next_retry_delay for _ in range(6)]
    assert [wait.total_seconds() for wait in waits if wait] == [5, 10, 20, 40, 60, 60]


async def test_the_rest_is_waited_for_only_so_long(seeded: asyncpg.Pool, mail: MailServer) -> None:
    mail.refuses["ines@hillshire.example"] = "451 Later"
    alerts = alerts_of(seeded, by_mail(mail.url))
    await put_off(alerts, notice(roles=BOTH))
    await pass_time(seeded, minutes=16)
    delivery = await deliver(alerts, notice(roles=BOTH))
    assert (delivery.outcome, delivery.to) == ("delivered", ("manager-2",))
    assert len(mail.received) == 1
    assert await ledger(seeded) == [("manager-1", "failed", "provider_busy"), ("manager-2", "sent", None)]


async def test_a_mail_server_that_is_down_is_tried_again(seeded: asyncpg.Pool, new_port: Callable[[], int]) -> None:
    later = await put_off(alerts_of(seeded, by_mail(f"smtp://127.0.0.1:{new_port()}")), notice())
    assert later.type == "provider_unavailable"
    assert "ines" not in str(later)
    assert later.__suppress_context__ or later.__cause__ is None


async def test_a_mail_server_that_stays_down_is_a_failure(seeded: asyncpg.Pool, new_port: Callable[[], int]) -> None:
    alerts = alerts_of(seeded, by_mail(f"smtp://127.0.0.1:{new_port()}"))
    await put_off(alerts, notice())
    await pass_time(seeded, minutes=16)
    delivery = await deliver(alerts, notice())
    assert (delivery.outcome, delivery.code) == ("failed", "provider_unavailable")


@pytest.mark.parametrize(("role", "code"), [(Role.DIRECTOR, "no_recipient"), (Role.HEAD_OF_SERVICE, "no_address")])
async def test_nobody_to_tell_is_a_failure_with_its_reason(
    seeded: asyncpg.Pool, mail: MailServer, role: Role, code: str
) -> None:
    delivery = await deliver(alerts_of(seeded, by_mail(mail.url)), notice(roles=(role,)))
    assert (delivery.outcome, delivery.code) == ("failed", code)
    assert mail.received == []


async def test_without_a_mail_server_messages_become_files(seeded: asyncpg.Pool, tmp_path: Path) -> None:
    delivery = await deliver(alerts_of(seeded, Ways(OutboxChannel(tmp_path / "outbox", SENDER))), notice())
    assert delivery.channel == "outbox"
    (file,) = (tmp_path / "outbox").iterdir()
    read = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert read["To"] == "ines@hillshire.example"


async def test_an_outbox_that_cannot_be_written_is_tried_again(seeded: asyncpg.Pool, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    later = await put_off(alerts_of(seeded, Ways(OutboxChannel(tmp_path / "file", SENDER))), notice())
    assert later.type == "outbox_not_writable"


async def test_each_team_hears_once_of_its_adopted_cases(seeded: asyncpg.Pool, mail: MailServer) -> None:
    late = (
        LateCase("case-1", "team-1", "Assessment", NOW),
        LateCase("case-2", "team-1", "Assessment", NOW),
        LateCase("case-3", "team-2", "Supervision", NOW),
    )
    alerts = alerts_of(seeded, by_mail(mail.url))
    digest = AdoptionDigest("census-1", 10, late)
    assert await alerts.send_adoption_digest(digest) == ()
    assert await alerts.send_adoption_digest(digest) == ()
    assert mail.recipients == ["ines@hillshire.example", "max@hillshire.example"]
    first, second = (message.get_body(("plain",)) for message in mail.received)
    assert first is not None
    assert second is not None
    assert "case-2: Assessment, due 02 Mar 2026 10:00 UTC" in first.get_content()
    assert "case-3: Supervision" in second.get_content()
    assert "case-1" not in second.get_content()


async def test_a_digest_that_reaches_nobody_says_for_which_team(pool: asyncpg.Pool, mail: MailServer) -> None:
    digest = AdoptionDigest("census-1", 1, (LateCase("case-1", "team-1", "Assessment", NOW),))
    assert await alerts_of(pool, by_mail(mail.url)).send_adoption_digest(digest) == ("team-1",)


async def test_the_worker_gets_every_activity(pool: asyncpg.Pool, tmp_path: Path) -> None:
    nowhere = await Client.connect("localhost:1", lazy=True)
    made = build_activities(pool, nowhere, load_settings(var_dir=tmp_path))
    names = [activity.__temporal_activity_definition.name for activity in made]  # type: ignore[attr-defined]
    assert len(names) == len(set(names))
    asked = {WRITE_JOURNAL, DELIVER_NOTICE, SEND_ADOPTION_DIGEST, ADOPT_FOR_CASES}
    assert asked | {LOOK_OVER, CONCLUDE_SWEEP, TELL_OPERATORS} <= set(names)


LAPSED = {"key": "assessment#1/lapsed/20260302T100000", "about": "acknowledgement lapsed"}


async def test_a_lapse_reaches_who_promised_although_nobody_is_on_the_duty_rota(
    seeded: asyncpg.Pool, mail: MailServer
) -> None:
    delivery = await deliver(
        alerts_of(seeded, by_mail(mail.url)), notice(roles=(Role.DUTY_MANAGER,), person="manager-1", **LAPSED)
    )
    assert (delivery.outcome, delivery.to) == ("delivered", ("manager-1",))


async def test_a_lapse_that_reaches_neither_who_promised_nor_anybody_on_duty_has_failed(
    seeded: asyncpg.Pool, mail: MailServer
) -> None:
    delivery = await deliver(
        alerts_of(seeded, by_mail(mail.url)), notice(roles=(Role.DUTY_MANAGER,), person="nobody-1", **LAPSED)
    )
    assert (delivery.outcome, delivery.code) == ("failed", "no_recipient")
