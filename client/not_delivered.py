"""What mail systems and providers report of messages later: the ledger learns it, and the cases' alerts climb."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from client.bounces import Bounce
from client.case_client import CaseClient
from client.errors import CaseIsClosed, CaseNotFound, Malformed
from engine.deliveries import NOTIFY_FAILURES, Deliveries, Lost
from practice import commands as c
from practice.vocabulary import NotDelivered, Role

_TEXT = "text-"


@dataclass(frozen=True)
class Reported:
    """What came of a report: the cases that took it, and those for which nothing is to be done any more.

    `ours` says whether we sent the message at all.
    """

    ours: bool
    taken: tuple[Lost, ...] = ()
    settled: tuple[Lost, ...] = ()


async def bounced(deliveries: Deliveries, client: CaseClient, bounce: Bounce) -> Reported:
    """Act on mail that came back: each case that it told of hears that its notice did not arrive.

    A delay is noted nowhere. Repeating a report is harmless.

    Raises:
        Unavailable: a case does not answer; repeat it.
    """
    if not bounce.failed:
        return Reported(ours=True)
    return await _report(deliveries, client, bounce.message_id, NotDelivered.BOUNCED)


async def notify_callback(deliveries: Deliveries, client: CaseClient, said: Mapping[str, Any]) -> Reported:
    """Act on what GOV.UK Notify posts about a message. Only its reference and its status are looked at.

    Of what went out as mail and as a text, a failure of one is left to be asked after, since the other may arrive.

    Raises:
        Malformed: there is no reference or no status.
        Unavailable: a case does not answer; Notify posts again.
    """
    reference, status = said.get("reference"), said.get("status")
    if not isinstance(reference, str) or not isinstance(status, str) or "\0" in reference:
        raise Malformed("A callback of GOV.UK Notify has a reference and a status.")
    message_id = f"<{reference.removeprefix(_TEXT)}>"
    if status == "delivered":
        await deliveries.arrived(message_id)
    elif status in NOTIFY_FAILURES and not await deliveries.went_twice_over(message_id):
        return await _report(deliveries, client, message_id, NOTIFY_FAILURES[status])
    return Reported(ours=True)


async def _report(deliveries: Deliveries, client: CaseClient, message_id: str, code: NotDelivered) -> Reported:
    lost = await deliveries.lose(message_id, code)
    if lost is None:
        return Reported(ours=False)
    taken = [each for each in lost if await _taken(client, each, code)]
    return Reported(ours=True, taken=tuple(taken), settled=tuple(_others(lost, taken)))


async def _taken(client: CaseClient, lost: Lost, code: NotDelivered) -> bool:
    now = datetime.now(UTC)
    name = hashlib.sha256(f"{lost.case}/{lost.notice}/{lost.recipient}/{code}".encode()).hexdigest()[:32]
    command = c.ReportNotDelivered(
        id=f"lost-{name}",
        actor=c.Actor(id="mail", roles=(Role.SYSTEM,)),
        happened_at=now,
        received_at=now,
        notice=lost.notice,
        recipient=lost.recipient,
        code=code,
    )
    try:
        await client.record(lost.case, command)
    except (CaseIsClosed, CaseNotFound, Malformed):
        # It has ended, or has long told somebody else: nobody is waiting for this message any more.
        return False
    return True


def _others(lost: Sequence[Lost], taken: Sequence[Lost]) -> Sequence[Lost]:
    return [each for each in lost if each not in taken]
