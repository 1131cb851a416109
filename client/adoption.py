"""Taking over the cases that were open when a council goes live, from its census return.

First a plan, which changes nothing and can be shown; then `adopt`, which opens the planned cases and tells
managers once what was already late. A case's reference is derived from the return with a key, so that running
twice opens nothing twice: keep the key, and use the same one every time.
"""

import asyncio
import hashlib
import hmac
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from client.census import AdoptableEpisode, CensusReturn, NotAdopted, Reason
from client.census_file import CensusWarning
from client.errors import AlreadyOpen, FrontdoorError, Unavailable
from engine.rules import Rulebook
from practice.calendar import local_date
from practice.case import Answer
from practice.commands import Actor, AdoptCase
from practice.decide import open_case
from practice.outbox import AdoptionDigest, LateCase
from practice.places import RulesError
from practice.view import CaseView, LimitView, view
from practice.vocabulary import Role
from practice.words import due_time

SHORTEST_KEY = 32
"""The fewest bytes of a reference key: a shorter one would let someone find children's ids by trying."""
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHARACTERS = 12
_ACTOR = Actor(id="census-adoption", roles=(Role.SYSTEM,))


class CaseOpener(Protocol):
    """What `adopt` needs of a `client.CaseClient`."""

    async def is_open(self, case: str) -> bool:
        """Whether the case exists and has not ended."""

    async def open(self, command: AdoptCase, *, case: str) -> Answer:
        """Take the case over; the same command again gives the first answer again."""

    async def send_digest(self, digest: AdoptionDigest) -> bool:
        """Have managers told once for each batch; False where they have been told before."""


@dataclass(frozen=True)
class PlannedCase:
    """One case to be opened: the command, and how the case will stand at the moment of the plan."""

    reference: str
    child_ref: str
    line: int
    command: AdoptCase
    view: CaseView
    warnings: tuple[CensusWarning, ...]

    @property
    def late(self) -> tuple[LimitView, ...]:
        """The limits that have passed already."""
        return tuple(limit for limit in self.view.limits if limit.state == "late")

    def as_json(self) -> dict[str, Any]:
        """The case as plain values."""
        return {
            "reference": self.reference,
            "child_ref": self.child_ref,
            "line": self.line,
            "referred_on": self.command.referred_on.isoformat(),
            "stage": str(self.view.stage),
            "rules": self.view.rules,
            "calendar": self.view.calendar,
            "limits": [_limit(limit) for limit in self.view.limits],
            "missing_details": [missing.text for missing in self.view.missing_details],
            "warnings": _plain(self.warnings),
        }


@dataclass(frozen=True)
class AdoptionPlan:
    """What taking over a return would do. `batch` names the file's content, `planned_at` is a UTC instant."""

    batch: str
    lea: str
    reference_date: date | None
    team: str
    planned_at: datetime
    children: int
    episodes: int
    cases: tuple[PlannedCase, ...]
    not_adopted: tuple[NotAdopted, ...]

    def by_stage(self) -> dict[str, int]:
        """How many cases will be opened at each stage."""
        return dict(sorted(Counter(str(case.view.stage) for case in self.cases).items()))

    def by_reason(self) -> dict[str, int]:
        """How many episodes are not taken over, for each reason."""
        return dict(sorted(Counter(str(one.reason) for one in self.not_adopted).items()))

    def already_late(self) -> tuple[PlannedCase, ...]:
        """The cases with a limit that has passed already, the longest overdue first."""
        return tuple(sorted((c for c in self.cases if c.late), key=lambda c: min(x.due for x in c.late)))

    def as_json(self) -> dict[str, Any]:
        """The whole plan as plain values."""
        return {
            "batch": self.batch,
            "lea": self.lea,
            "reference_date": self.reference_date.isoformat() if self.reference_date else None,
            "team": self.team,
            "planned_at": self.planned_at.isoformat(),
            "children": self.children,
            "episodes": self.episodes,
            "by_stage": self.by_stage(),
            "already_late": len(self.already_late()),
            "by_reason": self.by_reason(),
            "cases": [case.as_json() for case in self.cases],
            "not_adopted": _plain(self.not_adopted),
        }


@dataclass(frozen=True)
class AdoptionResult:
    """What a take-over did. `not_opened` has a reference and a sentence for each case that was turned down.

    `told` is False where managers have been told of this batch before.
    """

    batch: str
    adopted: int
    already_adopted: int
    not_opened: tuple[tuple[str, str], ...]
    told: bool


def plan_adoption(
    return_: CensusReturn, *, rulebook: Rulebook, team: str, now: datetime, reference_key: bytes
) -> AdoptionPlan:
    """Work out what taking over every open episode would do; nothing is changed. `now` is a UTC instant.

    Raises:
        RulesError: no edition of the guidance is in force now.
        ValueError: the reference key is shorter than `SHORTEST_KEY`.
    """
    if len(reference_key) < SHORTEST_KEY:
        raise ValueError(f"The reference key has {len(reference_key)} bytes; give at least {SHORTEST_KEY}.")
    _, calendar = rulebook.for_referral(now.date())
    today = local_date(calendar, now)
    cases: dict[str, PlannedCase] = {}
    not_adopted = list(return_.not_adopted)
    for episode in return_.adoptable:
        reference = case_reference(reference_key, return_.lea, episode.child_ref, episode.referred_on)
        if first := cases.get(reference):
            not_adopted.append(_duplicate(episode, first))
            continue
        if episode.referred_on > today:
            why = "lies in the future; correct it and run again"
            not_adopted.append(_refused(episode, Reason.FUTURE, why))
            continue
        planned = _plan_case(episode, reference, rulebook, team, now)
        if isinstance(planned, PlannedCase):
            cases[reference] = planned
        else:
            not_adopted.append(planned)
    return AdoptionPlan(
        batch=return_.digest[:16],
        lea=return_.lea,
        reference_date=return_.reference_date,
        team=team,
        planned_at=now,
        children=return_.children,
        episodes=return_.episodes,
        cases=tuple(cases.values()),
        not_adopted=tuple(sorted(not_adopted, key=lambda one: one.line)),
    )


def case_reference(key: bytes, lea: str, child_ref: str, referred_on: date) -> str:
    """The case reference of one child's one referral: `C-` and 60 bits in Crockford's base 32.

    HMAC-SHA256 under `key`: the same every time, and nobody without the key can find the child's id from it.
    """
    message = f"{lea}\0{child_ref}\0{referred_on.isoformat()}".encode()
    number = int.from_bytes(hmac.digest(key, message, hashlib.sha256), "big")
    return "C-" + "".join(_CROCKFORD[number >> (251 - 5 * place) & 31] for place in range(_CHARACTERS))


def _plan_case(
    episode: AdoptableEpisode, reference: str, rulebook: Rulebook, team: str, now: datetime
) -> PlannedCase | NotAdopted:
    try:
        rules, calendar = rulebook.for_referral(episode.referred_on)
    except RulesError as error:
        return _refused(episode, Reason.NO_EDITION, str(error))
    try:
        command = _command(episode, reference, team, now)
    except ValidationError as error:
        return _refused(episode, Reason.REFUSED, f"the episode cannot be opened: {error.errors()[0]['msg']}")
    decided = open_case(reference, command, rules, calendar, now)
    if decided.refusal:
        return _refused(episode, Reason.REFUSED, decided.refusal.message)
    seen = view(decided.case, now)
    return PlannedCase(reference, episode.child_ref, episode.line, command, seen, episode.warnings)


def _command(episode: AdoptableEpisode, reference: str, team: str, now: datetime) -> AdoptCase:
    return AdoptCase(
        id=f"adopt-{reference}",
        actor=_ACTOR,
        happened_at=now,
        received_at=now,
        team=team,
        referred_on=episode.referred_on,
        source=episode.source,
        primary_need=episode.primary_need,
        ethnicity=episode.ethnicity,
        date_of_birth=episode.date_of_birth,
        expected_date_of_birth=episode.expected_date_of_birth,
        # By date, so that whoever must read the history can find it in the authority's own records.
        earlier_episodes=tuple(f"referral-{day.isoformat()}" for day in episode.earlier_referrals),
        assessments=episode.assessments,
        section_47=episode.section_47,
        on_plan=episode.on_plan,
        census_reference=episode.child_ref,
    )


def _duplicate(episode: AdoptableEpisode, first: PlannedCase) -> NotAdopted:
    why = f"same child and date as line {first.line}, which is taken over; record what differs by hand"
    return _refused(episode, Reason.DUPLICATE, why)


def _refused(episode: AdoptableEpisode, reason: Reason, why: str) -> NotAdopted:
    value = episode.referred_on.isoformat()
    return NotAdopted(episode.child_ref, episode.line, "CINreferralDate", value, reason, why)


async def adopt(
    client: CaseOpener, plan: AdoptionPlan, *, progress: Callable[[int, int], None], concurrency: int = 20
) -> AdoptionResult:
    """Open every planned case, then have managers told once, by a digest, of what was already late.

    `progress` is called with how many cases are done and how many there are. Stopping half-way harms nothing:
    run it again and it goes on with the rest.

    Raises:
        Unavailable: the engine stopped answering. No digest has been sent; run it again.
    """
    opened: list[_Opened] = []
    waiting = iter(plan.cases)

    async def work() -> None:
        for case in waiting:
            opened.append(await _open_one(client, case))
            progress(len(opened), len(plan.cases))

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(concurrency):
                group.create_task(work())
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from errors
    not_opened = {one.reference: one.problem for one in opened if one.problem}
    there = tuple(case for case in plan.cases if case.reference not in not_opened)
    told = await client.send_digest(digest_of(plan, there))
    known = sum(1 for one in opened if one.known)
    return AdoptionResult(plan.batch, len(there) - known, known, tuple(not_opened.items()), told)


def digest_of(plan: AdoptionPlan, cases: tuple[PlannedCase, ...]) -> AdoptionDigest:
    """What managers are told once about these cases of a plan: every limit that had passed, the oldest first."""
    late = (LateCase(case.reference, plan.team, limit.title, limit.due) for case in cases for limit in case.late)
    return AdoptionDigest(plan.batch, len(cases), tuple(sorted(late, key=lambda one: (one.due, one.case))))


@dataclass(frozen=True)
class _Opened:
    reference: str
    known: bool = False
    problem: str | None = None


async def _open_one(client: CaseOpener, case: PlannedCase) -> _Opened:
    if await client.is_open(case.reference):
        return _Opened(case.reference, known=True)
    try:
        await client.open(case.command, case=case.reference)
    except AlreadyOpen:
        return _Opened(case.reference, known=True)
    except Unavailable:
        raise
    except FrontdoorError as error:
        return _Opened(case.reference, problem=str(error))
    return _Opened(case.reference)


def in_words(plan: AdoptionPlan, zone: ZoneInfo) -> str:
    """What taking over a return means, a line for every episode: taken over or not, and why. The counts come last."""
    late = plan.already_late()
    stages = ", ".join(f"{stage} {count}" for stage, count in plan.by_stage().items()) or "none"
    lines = ["To take over:"]
    for case in plan.cases:
        lines.append(f"  {case.reference}  child {case.child_ref} (line {case.line}), {case.view.stage}")
        lines += [f"    late: {x.title}, due {due_time(zone, x.due)}" for x in case.late]
        lines += [f"    line {w.line}, {w.element} {w.value!r}: {w.what}" for w in case.warnings]
    lines.append("Not to be taken over:")
    for left in sorted(plan.not_adopted, key=lambda x: (x.reason, x.line)):
        child = f"child {left.child_ref}" if left.child_ref else "child not known"
        lines.append(f"  {left.reason}: {child}, line {left.line}, {left.element} {left.value!r}: {left.why}")
    lines += [
        "",
        f"{plan.children} children, {plan.episodes} episodes.",
        f"To take over: {len(plan.cases)} ({stages}), of which {len(late)} are late already.",
        f"Not to be taken over: {len(plan.not_adopted)}.",
        *(f"  {reason}: {count}" for reason, count in plan.by_reason().items()),
    ]
    return "\n".join(lines)


def _limit(limit: LimitView) -> dict[str, str]:
    due = limit.due.isoformat()
    return {"title": limit.title, "due": due, "state": limit.state, "source": limit.source}


def _plain(values: tuple[object, ...]) -> Any:
    return TypeAdapter(tuple[Any, ...]).dump_python(values, mode="json")
