"""Today: the cases of my teams, what needs somebody next first."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from board.access import require_casework
from board.pages import page
from board.services import services


async def today(request: Request) -> Response:
    """The first page."""
    await require_casework(request)
    cases = await services(request).records.case_rows(most=100)
    return page(request, "today/today.html", cases=cases)


ROUTES = [Route("/", today)]
