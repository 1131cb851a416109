"""Telling people: each message is claimed, sent and settled, so that a retry sends nothing twice.

The claim comes first. After a crash between sending and settling, the message goes again with the same Message-ID,
and mail systems drop the second.

ApplicationError, to be retried
├── provider_unavailable      no connection, or no answer in time
├── provider_busy             the mail server says: later
├── mail_login_refused        the mail server does not know us
├── mail_login_not_encrypted  a password would have crossed the network in the open
├── mail_certificate_refused  the mail server is not who it should be
└── outbox_not_writable       the folder cannot be written
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage

import asyncpg
import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.channels import Channel, Refused, Unavailable
from activities.database import QUERIES
from activities.messages import addressed, digest_message, message_id, notice_message
from engine.database import rows
from engine.directory import Recipient, Resolution, resolve
from practice.outbox import DELIVER_NOTICE, SEND_ADOPTION_DIGEST, AdoptionDigest, Delivery, LateCase, NoticeToDeliver
from practice.vocabulary import Role

PARTLY_AFTER = 5
"""After this many attempts, a notice that has reached somebody no longer waits for the rest."""

_DETAILS = {
    "no_recipient": "Nobody holds these roles for this team.",
    "leaver": "Those who hold these roles have left.",
    "absent_without_cover": "Those who hold these roles are away, and nobody stands in.",
    "no_address": "Those who hold these roles have no address.",
    "recipient_refused": "The mail server does not take messages for them.",
    "message_refused": "The mail server does not take the message.",
}

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Outcome:
    sent: tuple[str, ...]
    codes: tuple[str, ...]
    channel: str


class Alerts:
    """The activities that tell people, over one database and one channel."""

    def __init__(self, pool: asyncpg.Pool, channel: Channel, *, mail_from: str, authority: str) -> None:
        self._pool = pool
        self._channel = channel
        self._mail_from = mail_from
        self._authority = authority

    @activity.defn(name=DELIVER_NOTICE)
    async def deliver_notice(self, n: NoticeToDeliver) -> Delivery:
        """Tell everybody whom the notice is for, as the directory has them now.

        Returns:
            `delivered` with those reached (directory ids) if anybody was; otherwise `failed` with the code of why not:
            `no_recipient`, `leaver`, `absent_without_cover`, `no_address`, `recipient_refused` or `message_refused`.

        Raises:
            ApplicationError: it may go later; see the top of this module.
        """
        key = f"{n.case}/{n.notice.key}"
        found = await resolve(self._pool, n.team, n.notice.roles, n.worker, n.notice.person)
        outcome = await self._tell(key, n.case, found.recipients, notice_message(n, self._authority))
        return _delivery(n, found, outcome)

    @activity.defn(name=SEND_ADOPTION_DIGEST)
    async def send_adoption_digest(self, d: AdoptionDigest) -> tuple[str, ...]:
        """Tell each team's managers, in one message, which of their adopted cases were late already.

        Where a team's own managers cannot be told, the service's are.

        Returns:
            The teams of which nobody could be told.

        Raises:
            ApplicationError: it may go later; teams told already are not told again.
        """
        teams = sorted({x.team for x in d.late})
        return tuple([team for team in teams if not await self._tell_team(d, team)])

    async def _tell_team(self, d: AdoptionDigest, team: str) -> bool:
        key = f"adoption/{d.batch}/{team}"
        late: Sequence[LateCase] = [x for x in d.late if x.team == team]
        message = digest_message(d.batch, team, late, self._authority)
        for role in (Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE, Role.DIRECTOR):
            found = await resolve(self._pool, team, (role,), worker=None)
            if (await self._tell(key, None, found.recipients, message)).sent:
                return True
        _log.error("adoption_digest_reached_nobody", team=team, notice=key)
        return False

    async def _tell(
        self, key: str, case: str | None, recipients: Sequence[Recipient], message: EmailMessage
    ) -> _Outcome:
        waiting = await self._claim(key, case, recipients)
        results = await asyncio.gather(*(self._send(key, r, message) for r in recipients if r.id in waiting))
        outcome = await self._outcome(key)
        later = next((code for code in results if code), None)
        if later and not (outcome.sent and activity.info().attempt >= PARTLY_AFTER):
            _log.warning("notice_not_sent", case=case, notice=key, code=later)
            raise ApplicationError("The message was not taken; it is tried again.", type=later)
        return outcome

    async def _claim(self, key: str, case: str | None, recipients: Sequence[Recipient]) -> set[str]:
        claimed = await rows(
            QUERIES.claim_deliveries(
                self._pool,
                notice=key,
                case_ref=case,
                channel=self._channel.name,
                recipients=[r.id for r in recipients],
                message_ids=[self._message_id(key, r) for r in recipients],
            )
        )
        return {row["recipient"] for row in claimed}

    async def _send(self, key: str, recipient: Recipient, message: EmailMessage) -> str | None:
        identity = self._message_id(key, recipient)
        mail = addressed(message, sender=self._mail_from, to=recipient.email, identity=identity)
        try:
            await self._channel.send(mail)
        except Refused as refusal:
            await self._settle(key, recipient, "failed", refusal.code)
        except Unavailable as problem:
            return problem.code
        else:
            await self._settle(key, recipient, "sent", None)
        return None

    async def _settle(self, key: str, recipient: Recipient, status: str, code: str | None) -> None:
        await QUERIES.settle_delivery(self._pool, notice=key, recipient=recipient.id, status=status, code=code)

    async def _outcome(self, key: str) -> _Outcome:
        told = await rows(QUERIES.deliveries(self._pool, notice=key))
        sent = [row for row in told if row["status"] == "sent"]
        codes = tuple(row["code"] for row in told if row["status"] == "failed")
        return _Outcome(tuple(r["recipient"] for r in sent), codes, sent[0]["channel"] if sent else "")

    def _message_id(self, key: str, recipient: Recipient) -> str:
        return message_id(key, recipient.id, self._mail_from)


def _delivery(n: NoticeToDeliver, found: Resolution, outcome: _Outcome) -> Delivery:
    now = datetime.now(UTC)
    if outcome.sent:
        _log.info("notice_delivered", case=n.case, notice=n.notice.key)
        return Delivery("delivered", to=outcome.sent, channel=outcome.channel, at=now)
    code = outcome.codes[0] if outcome.codes else found.code
    _log.warning("notice_failed", case=n.case, notice=n.notice.key, code=code)
    return Delivery("failed", code=code, detail=_DETAILS[code], at=now)
