"""The first page, the list in it that is drawn anew while people look, and the stream that says when."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from board.access import require_casework, require_team, signed_in
from board.database import QUERIES
from board.pages import page, render
from board.services import Services, services
from board.today.cases import todays_list
from board.today.filters import NOBODY, STAGES, STATES, Filters, limit_titles, read_filters
from board.today.news import News
from engine.database import rows

STREAM_SECONDS = 300.0
"""How long one stream lasts; a browser that still looks opens another, which asks anew who it is."""
REDRAW_SECONDS = 60.0
"""How often the list is drawn anew although nothing happened, as time passes in it."""


async def today(request: Request) -> Response:
    """The cases of my teams, what needs somebody next first; operators, who have none, begin at their own page."""
    person = signed_in(request)
    if person.operator and not person.works_on_cases:
        return RedirectResponse("/operators", 303)
    filters = await _asked(request)
    return page(request, "today/today.html", **await _content(request, filters), **await _choices(request, filters))


async def todays_cases(request: Request) -> Response:
    """The list alone, for a page that is open."""
    filters = await _asked(request)
    return HTMLResponse(render(request, "today/list.html", **await _content(request, filters)))


async def stream(request: Request) -> Response:
    """Says that something has changed, and nothing more: what has is for the list to show."""
    filters = await _asked(request)
    teams = filters.teams(signed_in(request))
    news: News = request.app.state.news
    return StreamingResponse(_changes(news, teams), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _changes(news: News, teams: list[str] | None) -> AsyncIterator[str]:
    yield "retry: 3000\n\n"
    try:
        async with asyncio.timeout(STREAM_SECONDS):
            async for _ in news.changes(teams, at_least_every=REDRAW_SECONDS):
                yield "event: changed\ndata:\n\n"
    except TimeoutError:
        return


async def _asked(request: Request) -> Filters:
    await require_casework(request)
    filters = read_filters(request.query_params)
    if filters.team is not None:
        await require_team(request, filters.team)
    return filters


async def _content(request: Request, filters: Filters) -> dict[str, Any]:
    person = signed_in(request)
    found = await todays_list(services(request), person, filters)
    return {"list": found, "filters": filters, "states": STATES, "me": person}


async def _choices(request: Request, filters: Filters) -> dict[str, Any]:
    here, person = services(request), signed_in(request)
    workers = {r["id"]: r["name"] for r in await rows(QUERIES.workers_of(here.pool, teams=filters.teams(person)))}
    limits = dict(sorted(limit_titles(here.rulebook).items(), key=lambda limit: limit[1]))
    return {
        "teams": await _teams(here) if person.sees_every_team else person.teams,
        "workers": {NOBODY: "Nobody yet"} | workers,
        "stages": {stage: stage.capitalize() for stage in STAGES},
        "limits": limits,
    }


async def _teams(here: Services) -> dict[str, str]:
    return {r["id"]: r["name"] for r in await rows(QUERIES.all_teams(here.pool))}


ROUTES = [
    Route("/", today),
    Route("/today/cases", todays_cases),
    Route("/today/stream", stream),
]
