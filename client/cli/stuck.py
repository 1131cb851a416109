"""For operators: ops stuck (which cases does Temporal try over and over, and why?)."""

from temporalio.service import RPCError

from client.case_client import unavailable
from client.cli.shared import Json, database, engine, local_rulebook, plain, print_json, say, show_page, zone_of
from engine.printing_health import stuck_page
from engine.stuck import stuck_cases


async def stuck(*, json_: Json = False) -> int:
    """Name the cases that fail over and over, at what, and where in the code. The exit code is 1 when there are any.

    Nothing of such a case is seen to until a mended build runs; then it goes on where it was, and what fell due in
    between is told as late. docs/operators.md says what to do, and what not: do not terminate, reset or pause it.
    """
    async with engine() as e, database() as pool:
        try:
            found = await stuck_cases(e.temporal, pool)
        except RPCError as error:
            raise unavailable(error) from error
    if json_:
        print_json(plain(found))
    elif found:
        show_page(stuck_page(found, zone_of(local_rulebook())))
    else:
        say("No case is stuck.")
    return 1 if found else 0
