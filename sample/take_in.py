"""Taking the sample morning in, and looking whether every case got where it should.

Case references and command ids are the same on every start, so that taking the morning in again changes
nothing.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import asyncpg

from client.case_client import CaseClient
from client.errors import FrontdoorError, WrongStage
from engine.directory import SEED, Directory, last_changed_by, seed_directory
from engine.rules import Rulebook
from practice.commands import AcknowledgeAlert
from sample.morning import PlannedCase, directory, plan, shortfall

_AT_ONCE = 8
_ALERT_SECONDS = 20.0


async def begin(
    pool: asyncpg.Pool, client: CaseClient, rulebook: Rulebook, now: datetime
) -> tuple[tuple[PlannedCase, ...], list[str]]:
    """Enter the sample's people, unless somebody looks after the directory by now, and take in its cases.

    Args:
        pool: The engine's database.
        client: The client of a running engine.
        rulebook: The rules that it is planned by.
        now: The instant (UTC) that the morning is counted back from.

    Returns:
        The cases, and a line for each that could not be taken in.
    """
    if await last_changed_by(pool) in {None, SEED}:
        await seed_directory(pool, Directory.model_validate(directory(now, rulebook)))
    cases = plan(now, rulebook)
    return cases, await take_in(client, cases)


async def take_in(
    client: CaseClient, cases: Sequence[PlannedCase], *, taken: Callable[[PlannedCase], None] = lambda _: None
) -> list[str]:
    """Open every case and record what has happened in it since; what is there already stays as it is.

    One case that cannot be taken in does not keep the others out: it is answered with, a line for each.

    Args:
        client: The client of a running engine.
        cases: The morning, from `sample.morning.plan`.
        taken: Called with each case as soon as it is in.
    """
    turn = asyncio.Semaphore(_AT_ONCE)

    async def one(case: PlannedCase) -> str | None:
        try:
            async with turn:
                await _take_in_one(client, case)
        except (FrontdoorError, TimeoutError) as problem:
            return f"{case.reference} ({case.about}) was not taken in: {problem or 'its alert did not come'}"
        taken(case)
        return None

    return [line for line in await asyncio.gather(*(one(case) for case in cases)) if line]


async def check(client: CaseClient, cases: Sequence[PlannedCase]) -> list[str]:
    """The cases that have not reached their expected state, each in one line; empty when all have."""
    found = await asyncio.gather(*(_check_one(client, case) for case in cases))
    return [line for line in found if line]


async def _take_in_one(client: CaseClient, case: PlannedCase) -> None:
    commands = [step.command for step in case.steps]
    acknowledgements = [c for c in commands if isinstance(c, AcknowledgeAlert)]
    try:
        await client.open(case.opening, case=case.reference)
        await client.record_all(case.reference, [c for c in commands if c not in acknowledgements])
        for acknowledgement in acknowledgements:
            await _wait_for_alert(client, case.reference, acknowledgement.alert)
            await client.record(case.reference, acknowledgement)
    except WrongStage:
        return  # an earlier start took it in, and it has moved on since


async def _wait_for_alert(client: CaseClient, case: str, alert: str) -> None:
    async with asyncio.timeout(_ALERT_SECONDS):
        while all(a.id != alert for a in (await client.show(case)).alerts):  # noqa: ASYNC110 - the case raises it
            await asyncio.sleep(0.2)


async def _check_one(client: CaseClient, case: PlannedCase) -> str | None:
    try:
        short = shortfall(await client.show(case.reference), case.expect)
    except FrontdoorError as problem:
        short = [str(problem)]
    return f"{case.reference} ({case.about}): {'; '.join(short)}" if short else None
