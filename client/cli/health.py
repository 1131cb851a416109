"""For whoever runs the engine: is it well, and what waits for an operator?

`health` ends with an exit code of its own for monitoring:

| exit code | what it means |
|---|---|
| 0 | well |
| 1 | degraded: it works, and somebody should look |
| 6 | failing: a child may be forgotten until somebody does |
"""

import contextlib
from datetime import timedelta
from typing import Annotated

import asyncpg
from cyclopts import App, Parameter
from temporalio.client import Client

from client.cli.shared import Json, database, engine, local_rulebook, plain, print_json, say, show_page, zone_of
from client.errors import CaseNotFound, FrontdoorError, Malformed, NotAuthorised
from engine.errors import Unavailable
from engine.health import Standing, look
from engine.operators import NotCleared, queued
from engine.operators import clear as clear_item
from engine.printing_health import health_page, queue_page
from engine.settings import load_settings

EXIT_CODES: dict[Standing, int] = {"ok": 0, "degraded": 1, "failing": 6}
_ERRORS: dict[str, type[FrontdoorError]] = {
    "no_reason": Malformed,
    "not_authorised": NotAuthorised,
    "no_such_item": CaseNotFound,
}


def register(app: App) -> None:
    """Add the commands of this module."""
    app.command(health)
    queue = App(name="queue", help="What only an operator can put right: list it, or clear an item.")
    queue.default(listed)
    queue.command(clear)
    app.command(queue)


async def health(*, json_: Json = False) -> int:
    """Say whether the engine is well: servers, workers, the watcher, the journal, alerts, the operators' queue.

    The exit code is 0 when it is, 1 when somebody should look, 6 when it is failing; docs/operators.md says what to do.
    """
    settings = load_settings()
    async with contextlib.AsyncExitStack() as stack:
        temporal, pool = await _temporal(stack), await _pool(stack)
        every = timedelta(minutes=settings.sweep_minutes)
        found = await look(temporal, pool, task_queue=settings.task_queue, sweep_every=every)
    if json_:
        print_json(plain(found))
    else:
        show_page(health_page(found))
    return EXIT_CODES[found.standing]


async def listed(
    *,
    all_: Annotated[bool, Parameter(name="--all", negative=(), help="Also what has been cleared.")] = False,
    json_: Json = False,
) -> None:
    """List what waits for an operator, the newest first. docs/operators.md says what to do for each kind."""
    async with database() as pool:
        items = await queued(pool, everything=all_)
    if json_:
        print_json(plain(items))
    elif items:
        show_page(queue_page(items, zone_of(local_rulebook())))
    else:
        say("The operators' queue is empty.")


async def clear(
    item: int,
    /,
    *,
    by: Annotated[str, Parameter(name="--by", help="The directory's id of the operator or senior manager.")],
    reason: Annotated[str, Parameter(name="--reason", help="What was done about it; no names.")],
) -> None:
    """Note that an item is settled, by whom and why. What is still so comes back with the next sweep."""
    async with database() as pool:
        try:
            await clear_item(pool, item, by=by, reason=reason)
        except NotCleared as problem:
            raise _ERRORS[problem.code](str(problem)) from problem
    say(f"Cleared item {item}.")


async def _temporal(stack: contextlib.AsyncExitStack) -> Client | None:
    try:
        found: Client = (await stack.enter_async_context(engine())).temporal
    except Unavailable:
        return None
    return found


async def _pool(stack: contextlib.AsyncExitStack) -> asyncpg.Pool | None:
    try:
        return await stack.enter_async_context(database())
    except Unavailable:
        return None
