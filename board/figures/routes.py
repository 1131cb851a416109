"""The pages of figures, the lists of cases behind them, and both as files."""

from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from board.access import NOT_FOUND, require_manager, require_senior, signed_in
from board.database import note
from board.figures.all import FIGURES
from board.figures.asked import Asked, BadPeriod, default_asked, read_asked
from board.figures.figure import Context, Figure
from board.figures.lines import lines_table
from board.figures.spreadsheet import csv_response
from board.pages import page
from board.people import Person, names_of
from board.services import Services, services
from board.today.filters import limit_titles
from engine.figures import CaseLines, Figures, reading

BAD_REQUEST = 400
SEE_OTHER = 303
PAGE_SIZE = 50
MOST_IN_A_FILE = 100_000
LONGEST = 200
"""No value in an address of ours is longer."""
_HIGHEST_PAGE = 10_000


async def figures_page(request: Request) -> Response:
    """The figures of a team, or of the whole service where no team is named."""
    chosen = request.query_params.get("team")
    team: str | None = request.path_params.get("team")
    if elsewhere := _elsewhere(signed_in(request), team, chosen):
        rest = {name: value for name, value in request.query_params.items() if name != "team" and value}
        return RedirectResponse(f"{elsewhere}?{urlencode(rest)}" if rest else elsewhere, SEE_OTHER)
    await _require(request, team)
    here = services(request)
    problem, status = None, 200
    try:
        asked = read_asked(request.query_params, team, here.rulebook, here.now())
    except BadPeriod as error:
        problem, status = error, BAD_REQUEST
        asked = default_asked(team, here.rulebook, here.now())
    async with reading(here.pool) as figures:
        context = await _context(request, figures, asked)
        shown = {key: await figure.show(figures, context) for key, figure in FIGURES.items()}
        editions = await figures.editions()
    choices = _choices(signed_in(request), context, editions, here)
    given: dict[str, Any] = {"asked": asked, "context": context, "shown": shown, "problem": problem, "figures": FIGURES}
    return page(request, "figures/figures.html", status, **given, **choices, typed=request.query_params)


def _elsewhere(person: Person, team: str | None, chosen: str | None) -> str | None:
    """Where somebody is sent on to: the team that the form names, or their own where they do not see the service."""
    if team is None and chosen:
        return Asked.place(chosen)
    own = managed(person)
    return Asked.place(own[0]) if team is None and own and not person.senior else None


def managed(person: Person) -> list[str]:
    """The teams whose figures somebody sees as their manager, in order."""
    return [team for team in sorted(person.teams) if person.manages(team)]


async def cases_page(request: Request) -> Response:
    """The cases behind a number."""
    figure, asked, narrowed = await _list_asked(request)
    here = services(request)
    number = _page_number(request.query_params)
    async with reading(here.pool) as figures:
        context = await _context(request, figures, asked)
        lines = await _lines(figures, figure, asked, narrowed, PAGE_SIZE, PAGE_SIZE * (number - 1))
    people = {x for line in lines.lines for x in (line.worker, line.actor) if x}
    table = lines_table(figure, lines.lines, await names_of(here.pool, people), context, here.zone)
    given: dict[str, Any] = {"figure": figure, "asked": asked, "context": context, "table": table, "lines": lines}
    given |= {"narrowed": _as_given(figure, request.query_params), "number": number}
    return page(request, "figures/cases.html", **given, last_page=max(1, -(-lines.total // PAGE_SIZE)))


async def figure_file(request: Request) -> Response:
    """A figure as CSV."""
    figure, asked, _ = await _list_asked(request)
    here = services(request)
    async with reading(here.pool) as figures:
        shown = await figure.show(figures, await _context(request, figures, asked))
    await _note_download(request)
    return csv_response(shown.file, _file_name(figure, asked))


async def cases_file(request: Request) -> Response:
    """The cases behind a number as CSV."""
    figure, asked, narrowed = await _list_asked(request)
    here = services(request)
    async with reading(here.pool) as figures:
        context = await _context(request, figures, asked)
        lines = await _lines(figures, figure, asked, narrowed, MOST_IN_A_FILE, 0)
    await _note_download(request)
    table = lines_table(figure, lines.lines, {}, context, here.zone)
    return csv_response(table, f"{_file_name(figure, asked)}-cases")


async def _require(request: Request, team: str | None) -> None:
    if any("\0" in value or len(value) > LONGEST for value in request.query_params.values()):
        raise HTTPException(BAD_REQUEST)
    await (require_manager(request, team) if team else require_senior(request))


async def _list_asked(request: Request) -> tuple[Figure, Asked, dict[str, Any]]:
    """The figure, the scope and what narrows it, as the address names them, for somebody who may see that.

    Raises:
        HTTPException: 403 for another's team, 404 for no figure, 400 for what cannot be read.
    """
    query = request.query_params
    team = query.get("team") or None
    await _require(request, team)
    figure = FIGURES.get(request.path_params["figure"])
    if figure is None:
        raise HTTPException(NOT_FOUND)
    here = services(request)
    try:
        asked = read_asked(query, team, here.rulebook, here.now())
        narrowed = {name: read(query[name]) if name in query else None for name, read in figure.narrowing.items()}
    except ValueError:
        raise HTTPException(BAD_REQUEST) from None
    return figure, asked, narrowed


def _as_given(figure: Figure, query: QueryParams) -> dict[str, str]:
    return {name: query[name] for name in figure.narrowing if name in query}


async def _lines(  # noqa: PLR0913, PLR0917 - a page of a list is these
    figures: Figures, figure: Figure, asked: Asked, narrowed: dict[str, Any], most: int, skip: int
) -> CaseLines:
    return await figures.cases(figure.key.replace("-", "_"), asked.scope, narrowed, most=most, skip=skip)


def _page_number(query: QueryParams) -> int:
    text = query.get("page", "1")
    return min(int(text), _HIGHEST_PAGE) if text.isascii() and text.isdigit() and int(text) else 1


async def _context(request: Request, figures: Figures, asked: Asked) -> Context:
    """What figures are made from.

    Raises:
        HTTPException: 404, as there is no such team.
    """
    here = services(request)
    teams = await figures.team_names()
    if asked.team is not None and asked.team not in teams:
        raise HTTPException(NOT_FOUND)
    rules, _ = here.rulebook.for_referral(here.now().astimezone(here.zone).date())
    levels = {t.level: f"{t.level.replace('-', ' ')}, {t.title}" for t in rules.thresholds}
    limit = request.query_params.get("limit") or None
    return Context(asked, teams, levels, rules.caseload_limit, limit)


def _choices(person: Person, context: Context, editions: dict[str, str], here: Services) -> dict[str, Any]:
    teams = context.teams if person.senior else {team: context.team(team) for team in managed(person)}
    limits = dict(sorted(limit_titles(here.rulebook).items(), key=lambda limit: limit[1]))
    return {"teams": teams, "editions": editions, "limits": limits, "whole_service": person.senior}


def _file_name(figure: Figure, asked: Asked) -> str:
    return f"{figure.key}-{asked.team or 'service'}-{asked.first}-{asked.last}"


async def _note_download(request: Request) -> None:
    await note(services(request).pool, "downloaded", person=signed_in(request).id, detail=request.url.path)


ROUTES = [
    Route("/figures", figures_page),
    Route("/figures/csv/{figure}", figure_file),
    Route("/figures/csv/{figure}/cases", cases_file),
    Route("/figures/cases/{figure}", cases_page),
    Route("/figures/{team}", figures_page),
]
