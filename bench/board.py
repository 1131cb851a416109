"""How fast the board's pages are: a database with 10,000 open cases, and a team with 500 of them.

    python -m bench.board                                  10,000 open cases and 20,000 closed ones
    python -m bench.board --open 1000 --closed 2000        fewer
    python -m bench.board --explain                        and how PostgreSQL finds what the pages show

The cases are drawn and decided by the pure core (`bench/caseload.py`) and written as a worker writes them: journal,
projections and what the figures count, by the real statements. What is measured is the time from a request to its whole
answer through the ASGI application, sign-in, access and templates included, of requests one after another.
`FRONTDOOR_DATABASE_URL` names an empty database; without it an embedded one is made and thrown away.
"""

import argparse
import asyncio
import json
import logging
import os
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import quantiles

import asyncpg
import httpx2
import structlog
from temporalio.client import Client

from activities.journal import Journal
from activities.migrate import migrate
from bench.caseload import TEAMS, caseload, people_of, team_name
from bench.plans import Plan, watched
from board.app import make_app
from board.services import Services
from client.case_client import CaseClient
from engine.directory import Directory, HeldRole, Person, Team, seed_directory
from engine.embedded import PostgresServer, TemporalServer
from engine.links import LinkSigner
from engine.ports import free_port
from engine.rules import Rulebook
from engine.settings import load_settings
from practice.vocabulary import Role

ADDRESS = "http://127.0.0.1:8765"
AT_ONCE = 100
TEAM = team_name(1)
"""The team that is looked at. Every team has a twentieth of the open cases."""


@dataclass(frozen=True)
class Measured:
    """One page: its size, and how long it took (milliseconds)."""

    page: str
    kilobytes: float
    p50: float
    p95: float
    slowest: float


@dataclass(frozen=True)
class Found:
    """What was measured: what is in the database, how long it took to fill, each page, and each statement's plan."""

    database: dict[str, int]
    filled_in_seconds: float
    pages: list[Measured]
    plans: list[Plan]


def directory() -> Directory:
    """The people of the invented teams: workers and a manager in each, and a director."""
    roles, people = [HeldRole(person="director", role=Role.DIRECTOR)], [Person(id="director", name="The director")]
    teams = []
    for number in range(1, TEAMS + 1):
        team = team_name(number)
        teams.append(Team(id=team, name=f"Team {number}"))
        manager, workers = people_of(team)
        for actor in (manager, *workers):
            people.append(Person(id=actor.id, name=actor.id.replace("-", " ").capitalize()))
            roles.extend(HeldRole(person=actor.id, role=role, team=team) for role in actor.roles)
    return Directory(teams=tuple(teams), people=tuple(people), roles=tuple(roles))


async def fill(pool: asyncpg.Pool, rulebook: Rulebook, open_cases: int, closed: int) -> float:
    """Write so many cases; the seconds that it took."""
    began = time.perf_counter()
    await seed_directory(pool, directory())
    journal = Journal(pool)
    cases = caseload(open_cases, closed, rulebook, datetime.now(UTC))
    while batches := list(islice(cases, AT_ONCE)):
        await asyncio.gather(*(journal.write_journal(batch) for batch in batches))
    await pool.execute("VACUUM ANALYZE")
    return time.perf_counter() - began


def services_for(pool: asyncpg.Pool, rulebook: Rulebook, temporal: Client) -> Services:
    """The board's services over a database. Temporal knows none of its cases, so that pages go by the journal."""
    links = LinkSigner("a-key-for-measuring-of-thirty-two-characters", ADDRESS)
    client = CaseClient(temporal, task_queue="none", rulebook=rulebook)
    return Services(pool, client, rulebook, load_settings(), links, trial=True)


@asynccontextmanager
async def signed_in(services: Services, person: str) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody's browser."""
    transport = httpx2.ASGITransport(app=make_app(services))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        form = (await client.get("/sign-in")).text
        found = re.search(r'name="csrf" value="([^"]+)"', form)
        token = found[1] if found else ""
        await client.post("/sign-in", data={"csrf": token, "person": person}, headers={"Origin": ADDRESS})
        yield client


async def measure(client: httpx2.AsyncClient, path: str, rounds: int) -> Measured:
    """Ask for a page again and again.

    Raises:
        SystemExit: it does not answer as it should.
    """
    for _ in range(5):
        await client.get(path)
    took = []
    size = 0
    for _ in range(rounds):
        began = time.perf_counter()
        answer = await client.get(path)
        took.append((time.perf_counter() - began) * 1000)
        size = len(answer.content)
        if answer.status_code != 200:  # noqa: PLR2004 - a page that is there
            raise SystemExit(f"{path} answered {answer.status_code}.")
    cuts = quantiles(took, n=20)
    return Measured(path, size / 1024, cuts[9], cuts[18], max(took))


async def pages(pool: asyncpg.Pool) -> dict[str, list[str]]:
    """The pages that are asked for, by who asks."""
    case = await pool.fetchval("SELECT min(case_ref) FROM cases WHERE team = $1 AND stage = 'assessment'", TEAM)
    late = "/figures/cases/timeliness?name=child_seen&outcome=met_late"
    return {
        people_of(TEAM)[0].id: ["/", f"/case/{case}", f"/figures/{TEAM}", f"{late}&team={TEAM}"],
        "director": ["/figures", late, "/figures/csv/timeliness"],
    }


async def explain_all(url: str, rulebook: Rulebook, temporal: Client) -> list[Plan]:
    """The plans of everything that the pages ask the database."""
    async with watched(url) as (pool, statements):
        services = services_for(pool, rulebook, temporal)
        for person, paths in (await pages(pool)).items():
            async with signed_in(services, person) as client:
                for path in paths:
                    await client.get(path)
        return await statements.plans(pool)


async def measure_all(pool: asyncpg.Pool, rulebook: Rulebook, temporal: Client, rounds: int) -> list[Measured]:
    """Today of the team, a case and the team's figures as its manager sees them, then the service's figures."""
    services = services_for(pool, rulebook, temporal)
    found = []
    for person, paths in (await pages(pool)).items():
        async with signed_in(services, person) as client:
            found += [await measure(client, path, rounds) for path in paths]
    return found


@asynccontextmanager
async def servers() -> AsyncIterator[tuple[str, Client]]:
    """A migrated database, the one that is named or one that goes away afterwards, and a Temporal without cases."""
    with tempfile.TemporaryDirectory(prefix="frontdoor-bench-") as folder:
        here = Path(folder)
        here.chmod(0o711)  # noqa: ASYNC240 - nobody else waits
        temporal = TemporalServer(here / "temporal", port=free_port(25_433), ui_port=free_port(25_533))
        postgres = PostgresServer(here / "postgres", port=free_port(25_432))
        named = os.environ.get("FRONTDOOR_DATABASE_URL")
        await temporal.start()
        try:
            if not named:
                await postgres.start()
            url = named or postgres.url
            await asyncio.to_thread(migrate, url)
            yield url, await Client.connect(temporal.address)
        finally:
            await temporal.stop()
            await postgres.stop()


async def main(open_cases: int, closed: int, rounds: int, *, explain: bool) -> Found:
    """Fill, measure, and give what was found."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    rulebook = Rulebook.load(today=datetime.now(UTC).date())
    async with servers() as (url, temporal), asyncpg.create_pool(url, min_size=1, max_size=4) as pool:
        filled = await pool.fetchval("SELECT count(*) FROM cases")
        seconds = 0.0 if filled else await fill(pool, rulebook, open_cases, closed)
        counted = await pool.fetchrow(
            "SELECT count(*) FILTER (WHERE stage <> 'closed') AS open, count(*) AS cases,"
            " count(*) FILTER (WHERE stage <> 'closed' AND team = $1) AS of_team,"
            " (SELECT count(*) FROM journal) AS entries FROM cases",
            TEAM,
        )
        found = await measure_all(pool, rulebook, temporal, rounds)
        plans = await explain_all(url, rulebook, temporal) if explain else []
        return Found(dict(counted), round(seconds, 1), found, plans)


def print_found(found: Found) -> None:
    """What was found as tables."""
    sys.stdout.write(f"{found.database}, filled in {found.filled_in_seconds} s\n\n")
    sys.stdout.write(f"{'page':<78}{'KB':>8}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}\n")
    for page in found.pages:
        times = f"{page.p50:>9.1f}{page.p95:>9.1f}{page.slowest:>9.1f}"
        sys.stdout.write(f"{page.page:<78}{page.kilobytes:>8.0f}{times}\n")
    for plan in found.plans:
        sys.stdout.write(f"\n{plan.milliseconds:.1f} ms, {plan.blocks} blocks: {plan.statement}\n")
        whole = ", ".join(sorted(plan.whole_tables)) or "none"
        sys.stdout.write(f"    indexes: {', '.join(sorted(plan.indexes)) or 'none'}; tables read whole: {whole}\n")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--open", type=int, default=10_000)
    options.add_argument("--closed", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--explain", action="store_true")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    result = asyncio.run(main(given.open, given.closed, given.rounds, explain=given.explain))
    if given.json:
        sys.stdout.write(json.dumps(asdict(result)) + "\n")
    else:
        print_found(result)
