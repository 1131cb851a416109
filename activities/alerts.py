"""The activities that tell people. Each recipient is told each thing once; see `activities.telling`.

ApplicationError, to be retried
├── silence                   benign: a message waits for others, or nobody knows yet whether it arrived
├── provider_unavailable      no connection, or no answer in time
├── provider_busy             the mail server or provider says: later
├── provider_login_refused    the provider does not know us
├── mail_login_refused        the mail server does not know us
├── mail_login_not_encrypted  a password would have crossed the network in the open
├── mail_certificate_refused  the mail server is not who it should be
└── outbox_not_writable       the folder cannot be written
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import asyncpg
import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from activities.channels import Address, Ways
from activities.database import DELIVERIES
from activities.journal import Journal
from activities.ledger import Telling
from activities.messages import adoption_message, notice_message
from activities.precedence import give_precedence
from activities.telling import Matter, Outcome, Sibling, Target, Teller, Terms
from engine.database import rows
from engine.directory import Recipient, Resolution, resolve
from engine.links import LinkSigner
from engine.observed import observe_delivery
from practice.outbox import (
    DELIVER_NOTICE,
    SEND_ADOPTION_DIGEST,
    AdoptionDigest,
    Delivery,
    JournalBatch,
    LateCase,
    NoticeToDeliver,
)
from practice.vocabulary import Role

DETAILS = {
    "no_recipient": "Nobody holds these roles for this team.",
    "leaver": "Those who hold these roles have left.",
    "absent_without_cover": "Those who hold these roles are away, and nobody stands in.",
    "no_address": "Those who hold these roles have no address.",
    "recipient_refused": "Messages for them are not taken.",
    "message_refused": "The message is not taken.",
    "permanent_failure": "Their address does not exist any more, as far as the provider can say.",
    "temporary_failure": "Their mailbox or telephone could not be reached.",
    "technical_failure": "The provider could not send the message.",
    "bounced": "Their mail server sent the message back.",
    "silence": "Nobody could say in time whether the message arrived.",
}
"""What each code of a failure means to a manager; for any other, the channel could not be used for too long."""
_UNUSABLE = "The channel could not be used for too long."
_WARNING = "limit near"
HEARTBEAT_SECONDS = 3

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Related:
    """A sibling with whom its alert goes to: its team, and the people (directory ids)."""

    sibling: Sibling
    team: str
    people: frozenset[str]


class Alerts:
    """The activities that tell people, over one database and the channels that the settings ask for."""

    def __init__(
        self, pool: asyncpg.Pool, journal: Journal, ways: Ways, terms: Terms, links: LinkSigner | None = None
    ) -> None:
        self._pool = pool
        self._journal = journal
        self._ways = ways
        self._terms = terms
        self._teller = Teller(pool, terms, links)

    @activity.defn(name=DELIVER_NOTICE)
    async def deliver_notice(self, n: NoticeToDeliver) -> Delivery:
        """Tell everybody whom the notice is for, as the directory has them now; rooms and case systems hear as well.

        Children of one family to whom the same happened at once are told of in one message, and warnings to one person
        within a short time as well; where an earlier message told of this case, nothing more is sent.

        Entries that come along are in the journal before anybody is told, so that what is said can be looked at.

        Returns:
            `delivered` with those reached (directory ids) if anybody was; otherwise `failed` with the code of why not.

        Raises:
            ApplicationError: it is to be looked at again later; see the top of this module.
        """
        async with _at_it():
            written = n.batch is not None and await self._wrote(n.batch)
            found = await resolve(self._pool, n.team, n.notice.roles, n.worker, n.notice.person)
            related = await self._related(n)
            people = await self._tell_people(
                [(person, self._matter(n, _of_person(person.id, related))) for person in found.recipients]
            )
            others = await self._tell_others(n, related, once=_nobody_told(people))
        delivery = replace(_delivery(n, found, people, others), written=written)
        observe_delivery(delivery.channel, delivery.outcome, activity.info().scheduled_time, datetime.now(UTC))
        return delivery

    async def _wrote(self, batch: JournalBatch) -> bool:
        await give_precedence(batch)
        try:
            await self._journal.append(batch)
        except ApplicationError as refusal:
            # A journal that refuses an entry is for operators, who hear of it; managers are told all the same.
            if not refusal.non_retryable:
                raise
            return False
        return True

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
        message = adoption_message(d.batch, team, late, self._terms.authority)
        telling = Telling(message, cases=tuple(sorted({x.case for x in late})))
        matter = Matter(key, datetime.now(UTC), lambda _: telling)
        for role in (Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE, Role.DIRECTOR):
            found = await resolve(self._pool, team, (role,), worker=None)
            outcomes = await self._tell_people([(person, matter) for person in found.recipients])
            raise_pending(key, outcomes.values())
            if any(outcome.state == "told" for outcome in outcomes.values()):
                return True
        _log.error("adoption_digest_reached_nobody", team=team, notice=key)
        return False

    async def _tell_people(self, whom: Sequence[tuple[Recipient, Matter]]) -> dict[str, Outcome]:
        channel = self._ways.people
        targets = [(Target(Address(person.id, person.email, person.phone), channel), matter) for person, matter in whom]
        outcomes = await asyncio.gather(*(self._teller.tell(target, matter) for target, matter in targets))
        return {target.to.id: outcome for (target, _), outcome in zip(targets, outcomes, strict=True)}

    async def _tell_others(self, n: NoticeToDeliver, related: Sequence[_Related], *, once: bool) -> list[Outcome]:
        shared = self._matter(n, _of_team(n.team, related), waits=not once)
        targets = [
            (Target(Address(room.id), room.channel, person=False), shared)
            for room in self._ways.rooms
            if room.team in {None, n.team}
        ]
        if webhook := self._ways.webhook:
            # A case system hears of each case by itself, and at once.
            targets.append((Target(Address(webhook.id), webhook, person=False), self._matter(n, (), waits=False)))
        told = (self._teller.tell(target, matter, once=once) for target, matter in targets)
        return list(await asyncio.gather(*told))

    def _matter(self, n: NoticeToDeliver, siblings: tuple[Sibling, ...], *, waits: bool = True) -> Matter:
        own = f"{n.case}/{n.notice.key}"
        hold = self._terms.digest_window if waits and n.notice.about == _WARNING else timedelta(0)

        def compose(family: Sequence[Sibling]) -> Telling:
            lacking = {sibling.case: sibling.missing for sibling in family}
            return Telling(
                notice_message(n, self._terms.authority, siblings=lacking, linked=self._teller.linked),
                case=n.case,
                cases=(n.case, *lacking),
                notices=(own, *(sibling.notice for sibling in family)),
                shared=_shared_name(n) if family else None,
                hold=hold,
            )

        return Matter(own, n.notice.moment, compose, siblings)

    async def _related(self, n: NoticeToDeliver) -> list[_Related]:
        if n.family is None or n.notice.clock is None or n.notice.due is None:
            return []
        asked = {"family": n.family, "case_ref": n.case, "limit_key": n.notice.clock, "rung": n.notice.rung}
        found = await rows(DELIVERIES.siblings(self._pool, due=n.notice.due, **asked))
        whom = await asyncio.gather(
            *(resolve(self._pool, row["team"], n.notice.roles, row["worker"], n.notice.person) for row in found)
        )
        step = n.notice.key.partition("/")[2]
        return [
            _Related(
                Sibling(row["case_ref"], f"{row['case_ref']}/{row['alert']}/{step}", tuple(row["missing"])),
                row["team"],
                frozenset(person.id for person in resolved.recipients),
            )
            for row, resolved in zip(found, whom, strict=True)
        ]


@asynccontextmanager
async def _at_it() -> AsyncIterator[None]:
    # A worker that dies over a message is noticed by its silence, long before the message's time is up.
    async def beat() -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            activity.heartbeat()

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()


def raise_pending(notice: str, outcomes: Iterable[Outcome]) -> None:
    """Have the activity looked at again while something is not settled: as trouble where there is some, else quietly.

    Raises:
        ApplicationError: to be retried, no sooner than one of the outcomes asks for.
    """
    pending = [outcome for outcome in outcomes if outcome.state == "pending"]
    if not pending:
        return
    wait = min(outcome.wait for outcome in pending)
    trouble = next((outcome.trouble for outcome in pending if outcome.trouble), None)
    if trouble:
        _log.warning("notice_not_sent", notice=notice, code=trouble)
        raise ApplicationError("The message was not taken; it is tried again.", type=trouble, next_retry_delay=wait)
    raise ApplicationError(
        "It is not known yet whether the message arrived.",
        type="silence",
        next_retry_delay=wait,
        category=ApplicationErrorCategory.BENIGN,
    )


def _of_person(person: str, related: Sequence[_Related]) -> tuple[Sibling, ...]:
    return tuple(each.sibling for each in related if person in each.people)


def _of_team(team: str, related: Sequence[_Related]) -> tuple[Sibling, ...]:
    return tuple(each.sibling for each in related if each.team == team)


def _shared_name(n: NoticeToDeliver) -> str:
    due = f"{n.notice.due:%Y%m%dT%H%M%S}"
    return f"family/{n.family}/{n.notice.clock}/{due}/{n.notice.key.partition('/')[2]}"


def _nobody_told(people: Mapping[str, Outcome]) -> bool:
    return all(outcome.state == "failed" for outcome in people.values())


def _delivery(n: NoticeToDeliver, found: Resolution, people: dict[str, Outcome], others: Sequence[Outcome]) -> Delivery:
    reached = tuple(who for who, outcome in people.items() if outcome.state == "told")
    now = datetime.now(UTC)
    if _nobody_told(people):
        # Whoever comes next on the ladder must not wait for a room or a machine.
        code = next((outcome.code for outcome in people.values()), found.code)
        _log.warning("notice_failed", case=n.case, notice=n.notice.key, code=code)
        return Delivery("failed", code=code, detail=DETAILS.get(code, _UNUSABLE), at=now)
    raise_pending(f"{n.case}/{n.notice.key}", [*people.values(), *others])
    _log.info("notice_delivered", case=n.case, notice=n.notice.key)
    return Delivery("delivered", to=reached, channel=people[reached[0]].channel, at=now)
