"""The judge: holds everything that was accepted against what every part of the engine has of it, after the faults."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import asyncpg
from temporalio.service import RPCError

from client.case_client import PATIENCE, workflow_id
from client.errors import FrontdoorError, GateNotMet
from client.rebuild import carried_of
from engine.records import Records
from practice import commands as c
from practice.case import Case
from practice.events import Entry
from practice.inbox import Carried
from practice.ladder import tick
from tests.chaos.engine import Engine
from tests.chaos.load import Accepted, Load

_AT_ONCE = 20
_OPENINGS = c.ReceiveContact | c.AdoptCase


@dataclass(frozen=True)
class Account:
    """What the judge found. `losses` has a line for whatever was lost, happened twice, or was not noticed.

    `limits` counts the limits that passed, `latest` is how long after its moment the last of all moments was seen to.
    `repeated` are messages that arrived twice, with one and the same Message-ID, because nobody could know.
    """

    cases: int
    commands: int
    refused: int
    entries: int
    limits: int
    latest: timedelta
    messages: int
    repeated: int
    losses: tuple[str, ...]

    def __str__(self) -> str:
        """One line for people."""
        return (
            f"{self.cases} cases, {self.commands} commands answered, {self.refused} of them by a gate, "
            f"{self.entries} entries, "
            f"{self.limits} limits passed, the latest moment noticed {self.latest.total_seconds():.1f} s late, "
            f"{self.messages} messages, {self.repeated} of them repeated, losses: {len(self.losses) or 'none'}"
        )


async def judge(engine: Engine, load: Load, *, seconds: float = 150, ledger: bool = True) -> Account:
    """Wait until everything is settled, and hold all parts of the engine against one another.

    What is not settled within so many seconds is a loss as well. Without `ledger` nothing is said of messages: what
    was sent since a backup, the ledger that came back with it cannot know.
    """
    async with engine.pool() as pool:
        records = Records(pool)
        unsettled = await _settled(engine, records, load.cases, seconds)
        at_rest = sorted(set(load.cases) - unsettled.keys())
        found = [await _judged_at_rest(engine, records, load, case, seconds) for case in at_rest]
        of_messages = await _of_messages(engine, pool, load.cases) if ledger else []
        if of_messages:
            await _settled(engine, records, at_rest, seconds)
            of_messages = await _of_messages(engine, pool, load.cases)
    limits, latest = sum(one.limits for one in found), max((one.latest for one in found), default=timedelta())
    mailed = Counter(engine.mailbox.ids())
    losses = [f"{case}: {why}" for case, why in unsettled.items()]
    losses += [f"{one.case}: {loss}" for one in found for loss in one.losses]
    return Account(
        cases=len(load.cases),
        commands=len(load.accepted),
        refused=sum(x.answer is None for x in load.accepted.values()),
        entries=sum(one.entries for one in found),
        limits=limits,
        latest=latest,
        messages=mailed.total(),
        repeated=mailed.total() - len(mailed),
        losses=(*losses, *of_messages),
    )


async def _settled(engine: Engine, records: Records, cases: Sequence[str], seconds: float) -> dict[str, str]:
    """Why each of the cases that do not come to rest does not; empty when all have."""
    give_up = datetime.now(UTC) + timedelta(seconds=seconds)
    waiting = dict.fromkeys(cases, "")
    while waiting and datetime.now(UTC) < give_up:
        room = asyncio.Semaphore(_AT_ONCE)
        whys = await asyncio.gather(*(_why_not_settled(engine, records, case, room) for case in waiting))
        waiting = {case: why for case, why in zip(waiting, whys, strict=True) if why}
        await asyncio.sleep(0.5 if waiting else 0)
    return waiting


async def _why_not_settled(engine: Engine, records: Records, reference: str, room: asyncio.Semaphore) -> str:
    async with room:
        try:
            carried = await _carried(engine, reference)
            written = await records.last_sequence(reference)
        except (RPCError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as problem:
            return f"does not answer: {type(problem).__name__}"
    case = carried.case
    if overdue := tick(case, datetime.now(UTC) - timedelta(seconds=2)):
        return f"{overdue[0].event.kind}, due {overdue[0].happened_at:%H:%M:%S}, was not noticed"
    if written != case.version:
        return f"the journal ends at {written} of {case.version}"
    return f"{len(case.notices)} notices are still to be told" if case.notices else ""


async def _carried(engine: Engine, case: str) -> Carried:
    handle = engine.connection.get_workflow_handle(workflow_id(case))
    carried: Carried = await handle.query("carried", result_type=Carried, rpc_timeout=PATIENCE)
    return carried


@dataclass(frozen=True)
class _Judged:
    case: str
    entries: int
    limits: int
    latest: timedelta
    losses: tuple[str, ...]


async def _judged_at_rest(engine: Engine, records: Records, load: Load, case: str, seconds: float) -> _Judged:
    judged = await _judged(engine, records, load, case)
    if judged.losses:
        # Something may have fallen due while it was looked at. What was lost is still lost once that is settled.
        await _settled(engine, records, [case], seconds)
        judged = await _judged(engine, records, load, case)
    return judged


async def _judged(engine: Engine, records: Records, load: Load, case: str) -> _Judged:
    living = (await _carried(engine, case)).case
    entries = [x for x in await records.read_entries(case) if x.sequence <= living.version]
    folded = (await carried_of(records, case)).case
    accepted = [x for x in load.accepted.values() if x.case == case]
    losses = [
        *([f"its chain does not hold at {at}"] if (at := await records.verify_chain(case)) else []),
        *(_differing(living, folded) if folded.version == living.version else ()),
        *_of_commands(entries, accepted, folded),
        *_of_limits(entries),
        *_of_notices(entries),
        *await _repeated(engine, accepted[-1]),
    ]
    late = [x.recorded_at - x.happened_at for x in entries if x.event.kind in _MOMENTS and _fell_due_here(x, entries)]
    limits = sum(x.event.kind == "LimitBreached" for x in entries)
    return _Judged(case, len(entries), limits, max(late, default=timedelta()), tuple(losses))


_MOMENTS = {"LimitBreached", "RungReached", "CheckpointReached", "AcknowledgementLapsed"}


def _fell_due_here(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether something fell due only after its limit was running in the engine: nobody can notice it before."""
    limit, episode = getattr(entry.event, "clock", None), getattr(entry.event, "episode", None)
    started = [
        x.recorded_at
        for x in entries
        if x.event.kind == "ClockStarted" and (x.event.clock, x.event.episode) == (limit, episode)
    ]
    return bool(started) and entry.happened_at >= started[0]


def _differing(living: Case, folded: Case) -> Iterator[str]:
    for field in fields(Case):
        if getattr(living, field.name) != getattr(folded, field.name):
            yield f"its journal folds to another {field.name} than Temporal has"


def _of_commands(entries: Sequence[Entry], accepted: Sequence[Accepted], folded: Case) -> Iterator[str]:
    recorded: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.command is not None:
            recorded.setdefault(entry.command, []).append(entry)
    for one in accepted:
        own, kind = recorded.pop(one.command.id, []), type(one.command).__name__
        if not own:
            yield f"{kind} was accepted and is not in the journal"
        elif any(after.sequence != before.sequence + 1 for before, after in pairwise(own)):
            yield f"{kind} is in the journal twice, first at {own[0].sequence}"
        elif one.answer is not None and folded.answered(one.command.id) != one.answer:
            yield f"{kind} was answered otherwise than its entry {own[0].sequence} says"
        elif one.answer is None and own[-1].event.kind != "StepRefused":
            yield f"{kind} was refused, and entry {own[-1].sequence} does not say so"
    yield from (f"entry {own[0].sequence} is of a command that nobody was answered" for own in recorded.values())


def _of_limits(entries: Sequence[Entry]) -> Iterator[str]:
    breaches = Counter((x.event.clock, x.event.episode) for x in entries if x.event.kind == "LimitBreached")
    ended = {(x.event.clock, x.event.episode): x for x in entries if x.event.kind in {"ClockStopped", "ClockEnded"}}
    now = datetime.now(UTC) - timedelta(seconds=2)
    for entry in entries:
        event = entry.event
        if event.kind == "ClockStarted":
            run = (event.clock, event.episode)
            end = ended.get(run)
            passed = event.due < (min(now, end.happened_at) if end else now)
            if breaches[run] > 1 or (passed and not breaches[run]):
                yield f"{event.clock} passed at {event.due:%H:%M:%S} and was noticed {breaches[run]} times"
            if end is not None and end.event.kind == "ClockStopped" and end.event.late != (end.happened_at > event.due):
                yield f"{event.clock} was done {'late' if passed else 'in time'}, and recorded otherwise"
    rungs: dict[str, list[int]] = {}
    for entry in entries:
        if entry.event.kind == "RungReached":
            rungs.setdefault(entry.event.alert, []).append(entry.event.rung)
    yield from (f"{alert} climbed {r}" for alert, r in rungs.items() if r != list(range(len(r))))


def _of_notices(entries: Sequence[Entry]) -> Iterator[str]:
    outcomes = Counter(x.event.notice for x in entries if x.event.kind in {"NoticeDelivered", "NoticeFailed"})
    yield from (f"what became of {notice} is recorded {n} times" for notice, n in outcomes.items() if n > 1)
    told = sum(outcomes.values())
    reached = sum(x.event.kind in {"RungReached", "CheckpointReached"} for x in entries)
    if told < reached:
        yield f"{reached} times somebody was to be told, and what became of it is recorded {told} times"


async def _repeated(engine: Engine, last: Accepted) -> list[str]:
    """The last command once more, as by a sender who never saw its answer: the same answer, and nothing happens."""
    try:
        if isinstance(last.command, _OPENINGS):
            again = await engine.client.open(last.command, case=last.case)
        else:
            again = await engine.client.record(last.case, last.command)
    except GateNotMet:
        return [] if last.answer is None else [f"repeated, {type(last.command).__name__} is refused"]
    except FrontdoorError as error:
        return [f"repeated, {type(last.command).__name__} gets {type(error).__name__}"]
    return [] if again == last.answer else [f"repeated, {type(last.command).__name__} is answered otherwise"]


async def _of_messages(engine: Engine, pool: asyncpg.Pool, cases: Sequence[str]) -> list[str]:
    """What the ledger says was sent, against what arrived. Only what somebody began anew may have arrived twice."""
    found = await pool.fetch(
        "SELECT message_id, status, max(attempts) AS attempts, bool_or(cases && $1) AS ours "
        "FROM deliveries GROUP BY 1, 2",
        cases,
    )
    known = {row["message_id"]: row for row in found}
    ours = [(x, row["status"]) for x, row in known.items() if row["ours"]]
    arrived = Counter(engine.mailbox.ids())
    unsettled = [x for x, status in ours if status in {"held", "sending"}]
    lost = [x for x, status in ours if status in {"sent", "delivered"} and x not in arrived]
    twice = [x for x, times in arrived.items() if times > 1 and x in known and known[x]["attempts"] == 1]
    return [
        *(f"the message {x} is neither sent nor given up" for x in unsettled),
        *(f"the message {x} counts as sent, and never arrived" for x in lost),
        *(f"the message {x} was begun once, and arrived more often" for x in twice),
        *(f"the message {x} arrived, and nobody knows of it" for x in arrived.keys() - known.keys()),
    ]
