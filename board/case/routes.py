"""The page of one case, and the page that says why one of its limits is due when it is."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from board.access import NOT_FOUND, require_case, signed_in
from board.case.load import know, messages_about
from board.case.page import common, content, people_in, why_content
from board.database import note
from board.numbers import number_in
from board.pages import page
from board.services import services


async def case(request: Request) -> Response:
    """One case."""
    reference = await _opened(request)
    known = await know(services(request), reference)
    return page(request, "case/case.html", **await content(request, known))


async def why(request: Request) -> Response:
    """Why this date? The reckoning of one run of a limit, day by day."""
    reference = await _opened(request)
    here, run = services(request), (request.path_params["limit"], number_in(request, "run"))
    known = await know(here, reference)
    limit = next((x for x in known.account.limits if (x.clock, x.episode) == run), None)
    calendar = await here.records.read_calendar(limit.calendar_hash) if limit else None
    if limit is None or calendar is None:
        raise HTTPException(NOT_FOUND)
    shared = await common(here, known, people_in(known, ()))
    return page(
        request,
        "case/why.html",
        **shared,
        **why_content(known, limit, calendar, await messages_about(here.pool, reference)),
    )


async def _opened(request: Request) -> str:
    """The case that is asked for, once it is sure that the reader may see it; that they did is journalled."""
    reference = str(request.path_params["case"])
    await require_case(request, reference)
    pool, person = services(request).pool, signed_in(request)
    await note(pool, "case_read", person=person.id, case=reference, detail=request.scope["route"].path)
    return reference


ROUTES = [
    Route("/case/{case}", case),
    Route("/case/{case}/limits/{limit}/{run}", why),
]
