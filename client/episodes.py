"""What a chronology tells of, fetched from the journal: a case with the earlier episodes that it names, or a family."""

from collections.abc import Sequence

from client.errors import CaseNotFound
from engine.records import Records
from practice.chronology import Episode, linked_episodes
from practice.events import Entry


async def episodes(records: Records, reference: str) -> list[Episode]:
    """A child's episodes from a case's reference, or all cases of a family from the family's.

    Raises:
        CaseNotFound: the journal has neither.
    """
    entries = await records.read_entries(reference)
    first = (reference,) if entries else await records.cases_of_family(reference)
    if not first:
        raise CaseNotFound(f"The journal has no case and no family {reference}.")
    found: dict[str, Episode] = {}
    asked = list(first)
    for case in asked:
        if case not in found and (entries := await records.read_entries(case)):
            found[case] = await episode(records, case, entries)
            asked.extend(linked_episodes(entries))
    return list(found.values())


async def episode(records: Records, case: str, entries: Sequence[Entry]) -> Episode:
    """One case with its entries, and every rules that it has lived by."""
    named = dict.fromkeys(rules for entry in entries if (rules := getattr(entry.event, "rules", None)))
    known = [await records.read_rules(each) for each in named]
    return Episode(case, entries, [rules for rules in known if rules])
