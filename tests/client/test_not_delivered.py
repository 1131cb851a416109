"""Mail that comes back, and what Notify posts: the alert climbs at once, on a real engine with a real mail server."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage

import asyncpg
import pytest
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

import workflows
from activities.journal import Journal
from client.bounces import read_bounce
from client.errors import Malformed
from client.not_delivered import Reported, bounced, notify_callback
from engine.deliveries import Deliveries, Lost
from tests.activities.alerting import alerts_of, by_mail, ledger, seed
from tests.activities.mail import MailServer
from tests.client.bounces import notification
from tests.workflows.house import Child, House, new_house, server, until

RUNG_0, RUNG_1 = "contact_decision#1/rung0", "contact_decision#1/rung1"


@pytest.fixture(scope="module")
async def env() -> AsyncIterator[WorkflowEnvironment]:
    """A Temporal server in which time can be skipped."""
    async with server() as env:
        yield env


@pytest.fixture
def mail(new_port: Callable[[], int]) -> Iterator[MailServer]:
    """A mail server that takes everything."""
    made = MailServer(new_port())
    made.start()
    yield made
    made.stop()


@dataclass
class Office:
    """A case whose first limit has passed, and of which the team's manager was told by mail."""

    house: House
    pool: asyncpg.Pool
    mail: MailServer
    child: Child

    @property
    def deliveries(self) -> Deliveries:
        """The ledger."""
        return Deliveries(self.pool)

    def about(self, words: str) -> list[EmailMessage]:
        """The mails whose subject says this."""
        return [message for message in self.mail.received if words in str(message["Subject"])]

    async def told(self, notice: str) -> bool:
        """Whether the case has noted that a notice was delivered."""
        found = await self.pool.fetchval(
            "SELECT count(*) FROM journal WHERE kind = 'NoticeDelivered' AND event ->> 'notice' = $1", notice
        )
        return bool(found)

    async def come_back(self, *, action: str = "failed") -> Reported:
        """The mail about the limit that has passed comes back."""
        raw = notification(str(self.about("Limit passed")[0]["Message-ID"]), action=action)
        return await bounced(self.deliveries, self.house.client, read_bounce(raw))


@pytest.fixture
async def office(env: WorkflowEnvironment, pool: asyncpg.Pool, mail: MailServer) -> AsyncIterator[Office]:
    """The team's manager was told that a decision is late."""
    await seed(pool)
    house = new_house(env)
    alerts = alerts_of(pool, by_mail(mail.url))
    async with Worker(
        env.client,
        task_queue=house.queue,
        workflows=workflows.ALL,
        activities=[Journal(pool).write_journal, alerts.deliver_notice],
    ):
        child = await house.opened()
        await child.forward_to((await child.limit("contact_decision")).due)
        made = Office(house, pool, mail, child)
        await until(lambda: made.told(RUNG_0))
        yield made


async def test_mail_that_comes_back_makes_the_alert_climb_at_once(office: Office) -> None:
    reported = await office.come_back()
    assert reported.taken == (Lost(office.child.ref, RUNG_0, "manager-1"),)
    await until(lambda: office.told(RUNG_1))
    (climbed,) = office.about("Nobody could be reached before")
    assert climbed["To"] == "max@hillshire.example"
    assert ("manager-1", "failed", "bounced") in await ledger(office.pool)


async def test_a_repeated_report_changes_nothing(office: Office) -> None:
    first, second = await office.come_back(), await office.come_back()
    assert first == second
    await until(lambda: office.told(RUNG_1))
    assert len(office.about("Nobody could be reached before")) == 1


async def test_a_delay_changes_nothing(office: Office) -> None:
    assert (await office.come_back(action="delayed")).taken == ()
    assert ("manager-1", "failed", "bounced") not in await ledger(office.pool)


async def test_mail_that_is_none_of_ours_changes_nothing(office: Office) -> None:
    before = await ledger(office.pool)
    reported = await bounced(office.deliveries, office.house.client, read_bounce(notification("<x@elsewhere>")))
    assert reported == Reported(ours=False)
    assert await ledger(office.pool) == before


async def test_what_was_told_of_a_case_can_be_read(office: Office) -> None:
    told = await office.deliveries.told_of(office.child.ref)
    assert [(x.notice, x.recipient, x.channel, x.status) for x in told] == [
        (f"{office.child.ref}/{notice}", "manager-1", "email", "sent")
        for notice in (RUNG_0, "contact_decision#1/warning0")
    ]
    assert await office.deliveries.told_of("C-NOBODY") == ()


async def _posted(office: Office, status: object, **changes: object) -> Reported:
    identity = str(office.about("Limit passed")[0]["Message-ID"]).strip("<>")
    said = {"id": "740e5834-3a29-46b4-9a6f-16a387340536", "reference": identity, "status": status} | changes
    return await notify_callback(office.deliveries, office.house.client, said)


async def test_what_notify_posts_of_a_failure_makes_the_alert_climb(office: Office) -> None:
    reported = await _posted(office, "permanent-failure")
    assert [each.notice for each in reported.taken] == [RUNG_0]
    await until(lambda: office.told(RUNG_1))
    assert ("manager-1", "failed", "permanent_failure") in await ledger(office.pool)


async def test_what_notify_posts_of_an_arrival_is_noted(office: Office) -> None:
    await _posted(office, "delivered")
    assert ("manager-1", "delivered", None) in await ledger(office.pool)


async def test_an_arrival_after_silence_is_noted_and_a_failure_stays_one(office: Office) -> None:
    await office.pool.execute("UPDATE deliveries SET status = 'failed', code = 'silence'")
    await _posted(office, "delivered")
    assert ("manager-1", "delivered", None) in await ledger(office.pool)
    await office.pool.execute("UPDATE deliveries SET status = 'failed', code = 'permanent_failure'")
    await _posted(office, "delivered")
    assert {status for _, status, _ in await ledger(office.pool)} == {"failed"}


async def test_of_mail_and_text_a_failure_of_one_is_left_to_be_asked_after(office: Office) -> None:
    await office.pool.execute("UPDATE deliveries SET provider_id = 'one two'")
    assert (await _posted(office, "permanent-failure")).taken == ()
    assert {status for _, status, _ in await ledger(office.pool)} == {"sent"}


async def test_a_status_on_the_way_and_a_message_of_others_change_nothing(office: Office) -> None:
    before = await ledger(office.pool)
    assert (await _posted(office, "sending")).taken == ()
    assert await _posted(office, "permanent-failure", reference="of-another-service") == Reported(ours=False)
    assert await ledger(office.pool) == before


@pytest.mark.parametrize("missing", ["reference", "status"])
async def test_what_is_no_callback_is_refused(office: Office, missing: str) -> None:
    with pytest.raises(Malformed):
        await _posted(office, **({"status": "delivered"} | {missing: None}))
