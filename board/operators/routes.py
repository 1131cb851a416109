"""The operators' page, and the form that clears an item of their queue."""

import asyncpg
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from board.access import NOT_FOUND, require_operator, signed_in
from board.database import QUERIES, note
from board.numbers import number_in
from board.operators.looking import look_over, temporal_url
from board.pages import page
from board.services import services
from engine.operators import NotCleared, clear
from practice.watch import TROUBLE_WORDS, Trouble

BAD = 400
LONGEST_REASON = 500


async def operators(request: Request) -> Response:
    """How the engine is, and what waits for a person."""
    await require_operator(request)
    here = services(request)
    asked = request.query_params.get("case", "").strip()[:100]
    return page(
        request,
        "operators/operators.html",
        found=await look_over(here),
        asked=asked,
        cleared=request.session.pop("cleared", None),
        temporal_url=lambda case: temporal_url(here, case),
        trouble_words=TROUBLE_WORDS,
    )


async def item(request: Request) -> Response:
    """One item of the queue, with the form that clears it."""
    await require_operator(request)
    return await _form(request, await _item(request))


async def settle(request: Request) -> Response:
    """Clear an item: by whom, and why, goes on record. What is still so comes back with the next sweep."""
    await require_operator(request)
    here, person = services(request), signed_in(request)
    found = await _item(request)
    reason = str((await request.form()).get("reason", "")).strip()
    if problem := _problem(reason):
        return await _form(request, found, reason=reason, problem=problem)
    try:
        await clear(here.pool, found["id"], by=person.id, reason=reason)
    except NotCleared as refused:
        return await _form(request, found, reason=reason, problem=str(refused))
    await note(here.pool, "queue_cleared", person=person.id, case=found["case_ref"], detail=found["kind"])
    request.session["cleared"] = found["id"]
    return RedirectResponse("/operators", 303)


def _problem(reason: str) -> str | None:
    if not reason:
        return "Say why it is settled"
    if len(reason) > LONGEST_REASON:
        return f"Say why it is settled in {LONGEST_REASON} characters or less"
    return None


async def _item(request: Request) -> asyncpg.Record:
    found: asyncpg.Record | None = await QUERIES.queue_item(services(request).pool, id=number_in(request, "item"))
    if found is None:
        raise HTTPException(NOT_FOUND)
    return found


async def _form(request: Request, found: asyncpg.Record, *, reason: str = "", problem: str | None = None) -> Response:
    return page(
        request,
        "operators/item.html",
        BAD if problem else 200,
        item=found,
        words=TROUBLE_WORDS[Trouble(found["kind"])],
        reason=reason,
        problem=problem,
    )


ROUTES = [
    Route("/operators", operators),
    Route("/operators/queue/{item}", item),
    Route("/operators/queue/{item}", settle, methods=["POST"]),
]
