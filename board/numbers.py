"""Numbers in the paths of the board's addresses."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

NOT_FOUND = 404
MOST_DIGITS = 18
"""What the database holds in a whole number, whatever its digits."""


def number_in(request: Request, name: str) -> int:
    """A part of the address that must be a whole number from 0.

    Raises:
        HTTPException: 404; it is none, or so long that nothing can have it.
    """
    text = str(request.path_params[name])
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise HTTPException(NOT_FOUND)
    return int(text)
