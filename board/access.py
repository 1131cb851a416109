"""Who may see what. Every page asks here, and what is refused is journalled.

| who | what |
|---|---|
| anybody in a team | the cases of their teams, and of those of whoever they stand in for |
| senior managers, and roles for the whole service | every team |
| managers | the figures of the teams that they manage, and may take on their alerts |
| senior managers | the figures of the whole service |
| operators, senior managers | the operators' page: references, nothing of what a case holds |
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from board.database import EventKind, note
from board.people import Person
from board.services import services

FORBIDDEN = 403
NOT_FOUND = 404


def signed_in(request: Request) -> Person:
    """The person who sent a request. Nothing but the pages of signing in answers to anybody else."""
    person: Person = request.state.person
    return person


async def require_case(request: Request, case: str) -> str:
    """The team of a case that the person may see.

    Raises:
        HTTPException: 404 for an unknown case, 403 for another team's; both are journalled.
    """
    view = await services(request).pool.fetchval("SELECT team FROM cases WHERE case_ref = $1", case[:100])
    if view is None:
        # What somebody typed may be anything, so it is not kept.
        await _refuse(request, "unknown_case", None)
        raise HTTPException(NOT_FOUND)
    team = str(view)
    if not signed_in(request).sees_team(team):
        await _refuse(request, "denied", case)
        raise HTTPException(FORBIDDEN)
    return team


async def require_team(request: Request, team: str) -> None:
    """Leave only somebody in who sees a team's cases.

    Raises:
        HTTPException: 403; it is journalled.
    """
    await _require(request, allowed=signed_in(request).sees_team(team))


async def require_manager(request: Request, team: str, case: str | None = None) -> None:
    """Leave only somebody in who manages a team.

    Raises:
        HTTPException: 403; it is journalled.
    """
    await _require(request, allowed=signed_in(request).manages(team), case=case)


async def require_senior(request: Request) -> None:
    """Leave only senior managers in.

    Raises:
        HTTPException: 403; it is journalled.
    """
    await _require(request, allowed=signed_in(request).senior)


async def require_casework(request: Request) -> None:
    """Leave only somebody in who works on cases of some team.

    Raises:
        HTTPException: 403; it is journalled.
    """
    await _require(request, allowed=signed_in(request).works_on_cases)


async def require_operator(request: Request) -> None:
    """Leave only operators and senior managers in.

    Raises:
        HTTPException: 403; it is journalled.
    """
    person = signed_in(request)
    await _require(request, allowed=person.operator or person.senior)


async def _require(request: Request, *, allowed: bool, case: str | None = None) -> None:
    if not allowed:
        await _refuse(request, "denied", case)
        raise HTTPException(FORBIDDEN)


async def _refuse(request: Request, kind: EventKind, case: str | None) -> None:
    route = request.scope["route"].path
    await note(services(request).pool, kind, person=signed_in(request).id, case=case, detail=route)
