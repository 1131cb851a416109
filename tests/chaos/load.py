"""Commands for many cases, sent as a case system sends them, and a memory of what the engine has answered."""

import asyncio
import random
import uuid
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from client import new_reference
from client.errors import GateNotMet
from practice import commands as c
from practice.case import Answer
from practice.vocabulary import ContactOutcome, Role
from tests.chaos.engine import TEAM, Engine
from tests.chaos.moments import MANAGER, command, insist

URGENT = timedelta(hours=24)
"""Within this of a contact a child at the highest threshold must be seen; the ladder climbs around the clock."""
FIRST_RUNG = timedelta(hours=2)
"""When the second manager hears, after that."""
_SYSTEM = c.Actor(id="p-chaos-system", roles=(Role.SYSTEM,))


@dataclass(frozen=True)
class Accepted:
    """A command that the engine has answered: with an answer, or with the list of what a gate lacked."""

    case: str
    command: c.Command
    answer: Answer | None


class Load:
    """Opens cases and works on them; `accepted` is everything that was answered, by the command's id.

    Who sends a command repeats it with its id until there is an answer, for at most `patience` seconds.
    """

    def __init__(self, engine: Engine, seed: int = 0, *, patience: float = 120) -> None:
        self.cases: list[str] = []
        self.accepted: dict[str, Accepted] = {}
        self._engine = engine
        self._patience = patience
        self._drawn = random.Random(seed)  # noqa: S311 - to be the same at every run

    async def open(self, number: int, *, due: Iterable[timedelta] = (timedelta(),)) -> None:
        """Open so many cases whose limits of 24 hours fall due so long from now, the first value first, and again.

        Each is decided to be a referral at the highest threshold, so that its limit and its ladder run day and night.
        """
        offsets = list(due)
        await asyncio.gather(*(self._open_one(offsets[n % len(offsets)]) for n in range(number)))

    async def _open_one(self, due: timedelta) -> None:
        case = new_reference()
        self.cases.append(case)
        contact = c.Contact(source="6", concern="Invented.")
        received = command(c.ReceiveContact, ago=URGENT - due, contact=contact, team=TEAM)
        await self._answered(case, received, partial(self._engine.client.open, received, case=case))
        await self.send(case, _referral())

    def forget_one(self) -> str:
        """Leave the last case out of everything that follows, also of what is judged; gives its reference."""
        case = self.cases.pop()
        self.accepted = {key: one for key, one in self.accepted.items() if one.case != case}
        return case

    async def send(self, case: str, sent: c.Command) -> None:
        """Send one command to a case until it is answered."""
        await self._answered(case, sent, partial(self._engine.client.record, case, sent))

    async def _answered(self, case: str, sent: c.Command, call: Callable[[], Awaitable[Answer]]) -> None:
        try:
            answer: Answer | None = await insist(call, seconds=self._patience)
        except GateNotMet:
            answer = None
        self.accepted[sent.id] = Accepted(case, sent, answer)

    async def work(self, steps: int, *, cases: Iterable[str] | None = None) -> None:
        """Send so many commands to each case, one after the other within a case, and all cases at once."""
        await asyncio.gather(*(self._work_on(case, steps) for case in cases or tuple(self.cases)))

    async def _work_on(self, case: str, steps: int) -> None:
        for _ in range(steps):
            await self.send(case, self.next_step())

    async def work_until(self, stop: asyncio.Event, *, pause: float = 0.0) -> None:
        """Go on working on all the cases at once until told to stop; what is under way is finished first."""

        async def go_on(case: str) -> None:
            while not stop.is_set():
                await self.send(case, self.next_step())
                await asyncio.sleep(pause)

        await asyncio.gather(*(go_on(case) for case in tuple(self.cases)))

    def next_step(self) -> c.Command:
        """A command that any open case takes; one in six is to close it, which its gate refuses, and records."""
        steps: list[Callable[[], c.Command]] = [
            lambda: command(c.ConsiderHistory),
            lambda: command(c.RecordSupervision, MANAGER, decision="Go on."),
            lambda: command(c.LinkEpisode, _SYSTEM, episode=f"E-{uuid.uuid4().hex[:8]}", referred_on=date(2024, 5, 4)),
            lambda: command(c.SupplyDetails, details=c.Details(school="Invented Primary")),
            lambda: command(c.RecordFurtherContact, _SYSTEM, source="6", concern="Invented again."),
            lambda: command(c.CloseCase, MANAGER, reason="RC7", summary="Too early."),
        ]
        return self._drawn.choice(steps)()


def _referral() -> c.Command:
    return command(
        c.DecideContact,
        outcome=ContactOutcome.REFERRAL,
        threshold="level-4",
        rationale="Invented.",
        risk_factors=("unexplained injury",),
        protective_factors=("attends school",),
    )


async def during(load: Load, fault: Callable[[], Awaitable[None]], *, pause: float = 0.5) -> None:
    """Work on all the cases while something goes wrong, and stop once that has passed."""
    stop = asyncio.Event()

    async def then_stop() -> None:
        try:
            await fault()
        finally:
            stop.set()

    await asyncio.gather(load.work_until(stop, pause=pause), then_stop())
