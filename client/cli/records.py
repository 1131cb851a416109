"""What the journal tells: chronology."""

from cyclopts import App
from pydantic import TypeAdapter

from client.cli.shared import Json, journal_records, local_rulebook, print_json, show_page, zone_of
from client.errors import CaseNotFound
from engine.printing_records import chronology_table
from engine.records import Records
from practice.chronology import Episode, Line, linked_episodes
from practice.chronology import chronology as in_order
from practice.events import Entry


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
        lines = in_order(await _episodes(records, reference), zone)
    if json_:
        print_json(TypeAdapter(tuple[Line, ...]).dump_python(lines, mode="json"))
    else:
        show_page(chronology_table(lines, zone))


async def _episodes(records: Records, reference: str) -> list[Episode]:
    entries = await records.read_entries(reference)
    first = (reference,) if entries else await records.cases_of_family(reference)
    if not first:
        raise CaseNotFound(f"The journal has no case and no family {reference}.")
    found: dict[str, Episode] = {}
    asked = list(first)
    for case in asked:
        if case not in found and (entries := await records.read_entries(case)):
            found[case] = await _episode(records, case, entries)
            asked.extend(linked_episodes(entries))
    return list(found.values())


async def _episode(records: Records, case: str, entries: tuple[Entry, ...]) -> Episode:
    named = dict.fromkeys(rules for entry in entries if (rules := getattr(entry.event, "rules", None)))
    known = [await records.read_rules(each) for each in named]
    return Episode(case, entries, [rules for rules in known if rules])
