"""How fast the board's pages are: a database with 10,000 open cases and 20,000 closed ones, a team with 500 of them.

The cases are drawn and decided by the pure core (`bench/caseload.py`) and written as a worker writes them: journal,
projections and what the figures count, by the real statements. What is measured is the time from a request to its whole
answer through the ASGI application, sign-in, access and templates included, of requests one after another. The table
below says how PostgreSQL found what took it longest. `FRONTDOOR_DATABASE_URL` names a database to fill, or one that was
filled before; without it an embedded one is made and thrown away.
"""

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from statistics import quantiles

import asyncpg
import httpx2
from temporalio.client import Client

from activities.journal import Journal
from activities.migrate import migrate
from bench.caseload import TEAMS, caseload, people_of, team_name
from bench.plan import Plan
from bench.plans import Plan as QueryPlan
from bench.plans import watched
from bench.results import Figure, Found, Goal, NotDone
from bench.servers import folder, fresh_postgres, fresh_temporal
from board.app import make_app
from board.services import Services
from client.case_client import CaseClient
from engine.directory import Directory, HeldRole, Person, Team, seed_directory
from engine.links import LinkSigner
from engine.rules import Rulebook
from engine.settings import load_settings
from practice.vocabulary import Role

ADDRESS = "http://127.0.0.1:8765"
AT_ONCE = 100
OPEN, CLOSED, REQUESTS = 10_000, 20_000, 100
MOST_PLANS = 12
TEAM = team_name(1)
"""The team that is looked at. Every team has a twentieth of the open cases."""
_AIM = Goal("at most", 200, "figure")
_CASE = re.compile("/case/.*")
_SIZES = (
    "SELECT count(*) FILTER (WHERE stage <> 'closed') AS open, count(*) AS cases,"
    " count(*) FILTER (WHERE stage <> 'closed' AND team = $1) AS open_of_the_team,"
    " (SELECT count(*) FROM journal) AS entries FROM cases"
)


@dataclass(frozen=True)
class Page:
    """One page: its address, its size, and how long it took in each round at the 50th and 95th percentile (ms)."""

    path: str
    kilobytes: float
    p50: tuple[float, ...]
    p95: tuple[float, ...]


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


async def ask(client: httpx2.AsyncClient, path: str, plan: Plan) -> Page:
    """Ask for a page again and again.

    Raises:
        NotDone: it does not answer as it should.
    """
    requests = plan.size(REQUESTS, least=20)
    for _ in range(5):
        answer = await client.get(path)
    cuts = [quantiles([await _milliseconds(client, path) for _ in range(requests)], n=20) for _ in range(plan.rounds)]
    return Page(path, len(answer.content) / 1024, tuple(cut[9] for cut in cuts), tuple(cut[18] for cut in cuts))


async def _milliseconds(client: httpx2.AsyncClient, path: str) -> float:
    began = time.perf_counter()
    answer = await client.get(path)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:  # noqa: PLR2004 - a page that is there
        raise NotDone(f"{path} answered {answer.status_code}")
    return took


async def pages(pool: asyncpg.Pool) -> dict[str, list[str]]:
    """The pages that are asked for, by who asks."""
    case = await pool.fetchval("SELECT min(case_ref) FROM cases WHERE team = $1 AND stage = 'assessment'", TEAM)
    late = "/figures/cases/timeliness?name=child_seen&outcome=met_late"
    return {
        people_of(TEAM)[0].id: ["/", f"/case/{case}", f"/figures/{TEAM}", f"{late}&team={TEAM}"],
        "director": ["/figures", late, "/figures/csv/timeliness"],
    }


async def explain_all(url: str, rulebook: Rulebook, temporal: Client) -> list[QueryPlan]:
    """The plans of everything that the pages ask the database."""
    async with watched(url) as (pool, statements):
        services = services_for(pool, rulebook, temporal)
        for person, paths in (await pages(pool)).items():
            async with signed_in(services, person) as client:
                for path in paths:
                    await client.get(path)
        return await statements.plans(pool)


async def ask_all(pool: asyncpg.Pool, rulebook: Rulebook, temporal: Client, plan: Plan) -> list[Page]:
    """Today of the team, a case and the team's figures as its manager sees them, then the service's figures."""
    services = services_for(pool, rulebook, temporal)
    found = []
    for person, paths in (await pages(pool)).items():
        async with signed_in(services, person) as client:
            found += [await ask(client, path, plan) for path in paths]
    return found


@asynccontextmanager
async def servers() -> AsyncIterator[tuple[str, Client]]:
    """A migrated database, the one that is named or one that goes away afterwards, and a Temporal without cases."""
    async with AsyncExitStack() as stack:
        place = stack.enter_context(folder())
        temporal = await stack.enter_async_context(fresh_temporal(place))
        url = os.environ.get("FRONTDOOR_DATABASE_URL") or (await stack.enter_async_context(fresh_postgres(place))).url
        await asyncio.to_thread(migrate, url)
        yield url, await Client.connect(temporal.address)


async def measure(plan: Plan) -> Found:
    """Fill a database, and ask for each page."""
    rulebook = Rulebook.load(today=datetime.now(UTC).date())
    async with servers() as (url, temporal), asyncpg.create_pool(url, min_size=1, max_size=4) as pool:
        if not await pool.fetchval("SELECT count(*) FROM cases"):
            plan.progress(f"Writing {plan.size(OPEN):,} open and {plan.size(CLOSED):,} closed cases")
            seconds = await fill(pool, rulebook, plan.size(OPEN), plan.size(CLOSED))
            plan.progress(f"Written in {seconds:.0f} s; asking for the pages")
        found = await ask_all(pool, rulebook, temporal, plan)
        plans = await explain_all(url, rulebook, temporal)
        sizes = dict(await pool.fetchrow(_SIZES, TEAM))
    return Found("board", "Pages of the board, at the server", tuple(_figures(found)), sizes, details=_explained(plans))


def _figures(found: list[Page]) -> Iterator[Figure]:
    for page in found:
        what = f"{_CASE.sub('/case/…', page.path)}, {page.kilobytes:.0f} kB"
        yield Figure(f"{what}, p50", "ms", page.p50)
        yield Figure(f"{what}, p95", "ms", page.p95, goal=_AIM if page.path == "/" else None)


def _explained(plans: list[QueryPlan]) -> str:
    rows = [
        f"| {plan.statement.replace('|', ' ')} | {plan.milliseconds:.1f} | {plan.blocks} "
        f"| {', '.join(sorted(plan.indexes))} | {', '.join(sorted(plan.whole_tables))} |"
        for plan in plans[:MOST_PLANS]
    ]
    return "\n".join(["| statement | ms | blocks | indexes | tables read whole |", "|---|---|---|---|---|", *rows])
