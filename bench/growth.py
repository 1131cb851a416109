"""Whether anything gets dearer as one case grows old, or as cases pile up.

A recorded command is measured from the call to its answer, by turns on cases with a few, with a hundred and with a
thousand commands behind them. The board's pages are measured in one database that keeps more and more years: the open
cases and those of the last year stay as many, and before them come ten and a hundred times as many closed ones, written
as copies of the first. What more open cases cost is measured by `bench.board`.
"""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from statistics import median

import asyncpg
from temporalio.client import Client

from activities.migrate import migrate
from bench.board import Page, ask_all, fill
from bench.houses import Frontdoor, frontdoor
from bench.load import opened
from bench.plan import Plan
from bench.results import Figure, Found, Goal, NotDone
from bench.servers import folder, fresh_postgres, fresh_temporal
from bench.standard import ACCEPTED, ALLOCATED, DECIDED, MANAGER, SYSTEM, WORKER, Step
from bench.written import written
from engine.embedded import PostgresServer
from engine.rules import Rulebook
from practice import commands as c

EARLIER = (10, 100, 1_000)
MEASURED = 200
AT_ONCE = 100
"""How many commands a case is aged by at once."""
OPEN, CLOSED = 800, 200
TIMES = (1, 10, 100)
FLAT = 1.2
_ROUND = (
    Step(c.RequestCheck, WORKER, {"agency": "school", "purpose": "Whether anybody there has noticed anything."}),
    Step(c.RecordCheckReply, SYSTEM, {"agency": "school", "answer": "Comes every day."}),
    Step(c.ConsiderHistory, WORKER),
    Step(c.RecordSupervision, MANAGER, {"decision": "Go on as planned."}),
)
_COLUMNS = (
    "SELECT table_name, json_object_agg(column_name, data_type)::text AS columns FROM information_schema.columns"
    " WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name IN ("
    "   SELECT c.table_name FROM information_schema.columns AS c"
    "   INNER JOIN information_schema.tables AS t USING (table_schema, table_name)"
    "   WHERE c.table_schema = 'public' AND c.column_name = 'case_ref' AND t.table_type = 'BASE TABLE')"
    " GROUP BY table_name"
)
_NOT_COPIED = {"case_keys", "deliveries", "operator_queue", "board_events", "used_links", "codec_reads"}


async def measure(plan: Plan) -> Found:
    """First one case after another, then one database after another."""
    figures = [*await of_a_case(plan), *await of_the_board(plan)]
    sizes = {"commands measured": plan.size(MEASURED, least=20), "cases": sum((OPEN, CLOSED)) * _times(plan)[-1]}
    return Found("growth", "What grows with a case, and with their number", tuple(figures), sizes)


async def of_a_case(plan: Plan) -> list[Figure]:
    """What a command takes on cases with more and more commands behind them, in each round the median (ms)."""
    earlier = [plan.size(n, least=5) for n in EARLIER]
    took: list[list[float]] = [[] for _ in earlier]
    for number in range(1, plan.rounds + 1):
        plan.progress(f"Round {number} of {plan.rounds}: cases with {earlier} commands behind them")
        async with frontdoor() as house:
            cases = [await _aged(house, count) for count in earlier]
            await written(house.pool, len(cases))
            each: list[list[float]] = [[] for _ in cases]
            for step in islice(cycle(_ROUND), plan.size(MEASURED, least=20)):
                for case, times in zip(cases, each, strict=True):
                    times.append(await _timed(house, case, step))
        for times, found in zip(took, each, strict=True):
            times.append(median(found))
    return [
        _beside(f"a command after {n:,} others, p50", times, took[0]) for n, times in zip(earlier, took, strict=True)
    ]


async def _aged(house: Frontdoor, commands: int) -> str:
    case = await opened(house)
    rounds = max(1, round(commands / len(_ROUND)))
    steps = iter((DECIDED, ACCEPTED, ALLOCATED, *_ROUND * rounds))
    while batch := list(islice(steps, AT_ONCE)):
        now = datetime.now(UTC)
        await house.client.record_all(case, [step.command(now) for step in batch])
    return case


async def _timed(house: Frontdoor, case: str, step: Step) -> float:
    command = step.command(datetime.now(UTC))
    began = time.perf_counter()
    await house.client.record(case, command)
    return (time.perf_counter() - began) * 1000


def _beside(what: str, times: Sequence[float], first: Sequence[float]) -> Figure:
    if times is first:
        return Figure(what, "ms", tuple(times))
    return Figure(what, "ms", tuple(times), tuple(first), Goal("at most", FLAT), against="the fewest")


async def of_the_board(plan: Plan) -> list[Figure]:
    """What each page takes in a database that grows (ms)."""
    rulebook = Rulebook.load(today=datetime.now(UTC).date())
    found: list[list[Page]] = []
    with folder() as place:
        async with fresh_temporal(place) as temporal, fresh_postgres(place) as postgres:
            migrate(postgres.url)
            async with asyncpg.create_pool(postgres.url, min_size=1, max_size=4) as pool:
                plan.progress(f"Writing {OPEN + CLOSED:,} cases")
                await fill(pool, rulebook, OPEN, CLOSED)
                nobody = await Client.connect(temporal.address)
                for before, times in zip((1, *_times(plan)), _times(plan), strict=False):
                    await _grow(postgres, pool, before, times)
                    plan.progress(f"Asking for the pages over {(OPEN + CLOSED) * times:,} cases")
                    found.append(await ask_all(pool, rulebook, nobody, plan))
    return [
        _beside(f"{page.path} over {(OPEN + CLOSED) * times:,} cases, p50", page.p50, first.p50)
        for times, pages in zip(_times(plan), found, strict=True)
        for page, first in zip(pages, found[0], strict=True)
    ]


def _times(plan: Plan) -> tuple[int, ...]:
    return tuple(times for times in TIMES if times <= max(TIMES[1], TIMES[-1] * plan.scale))


async def _grow(server: PostgresServer, pool: asyncpg.Pool, before: int, times: int) -> None:
    """Write copies of the closed cases until there are so many times the cases that there were at first."""
    each = (OPEN + CLOSED) // CLOSED
    first, last = (before - 1) * each + 1, (times - 1) * each
    tables = await pool.fetch(_COLUMNS)
    # No trigger counts the copies once more: what was counted of the first ones is copied as well.
    keeper = await asyncpg.connect(server.url_of("frontdoor", user="postgres"))
    try:
        await keeper.execute("SET session_replication_role = replica")
        for table in tables:
            if table["table_name"] not in _NOT_COPIED and times > before:
                await keeper.execute(_copying(table["table_name"], table["columns"]), first, last)
        await keeper.execute("VACUUM ANALYZE")
    finally:
        await keeper.close()
    there = await pool.fetchval("SELECT count(*) FROM cases")
    if there != (OPEN + CLOSED) * times:
        raise NotDone(f"there are {there} cases and not {(OPEN + CLOSED) * times}")


def _copying(table: str, columns: str) -> str:
    kinds: dict[str, str] = json.loads(columns)
    copied = ", ".join(_copied(name, kind) for name, kind in kinds.items())
    return (
        f"INSERT INTO {table} ({', '.join(kinds)}) SELECT {copied} FROM {table}, generate_series($1::int, $2::int) AS n"  # noqa: S608
        " WHERE case_ref IN (SELECT case_ref FROM cases WHERE stage = 'closed' AND case_ref NOT LIKE '%-%-%')"
    )


def _copied(name: str, kind: str) -> str:
    """A column of the nth copy: a case of its own, from before the last year, a week earlier than the copy before."""
    if name == "case_ref":
        return "case_ref || '-' || n"
    return f"{name} - interval '400 days' - n * interval '7 days'" if kind.startswith("timestamp") else name
