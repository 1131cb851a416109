"""What the journal tells: chronology."""

from cyclopts import App
from pydantic import TypeAdapter

from client.cli.shared import Json, journal_records, local_rulebook, print_json, show_page, zone_of
from client.episodes import episodes
from engine.printing_records import chronology_table
from practice.chronology import Line
from practice.chronology import chronology as in_order


def register(app: App) -> None:
    """Add the commands of this module."""
    app.command(chronology)


async def chronology(reference: str, /, *, json_: Json = False) -> None:
    """Tell what happened to a child (a case, C-…) or in a family (its reference), with dates and sources.

    Every line names its source: the case, the entry in its journal, who recorded it, and through which command. A
    child's earlier episodes that the case names are told too, where they are in the journal; a family's are all the
    cases that carry its reference. Limits passed, refusals and overrides stand where they happened, and what was
    recorded late or corrected says so.
    """
    zone = zone_of(local_rulebook())
    async with journal_records() as records:
        lines = in_order(await episodes(records, reference), zone)
    if json_:
        print_json(TypeAdapter(tuple[Line, ...]).dump_python(lines, mode="json"))
    else:
        show_page(chronology_table(lines, zone))
