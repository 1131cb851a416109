"""The chronology of a child or a family: what happened, when, and where the record says so, across episodes.

Lines stand in the order in which things happened, not in which they were recorded. A date that was corrected puts the
line where it belongs, and the line says so; what was recorded days afterwards says that too. Nothing is left out but
what `event_words.LEFT_OUT` names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from practice.event_words import LEFT_OUT, WORDS, Glossary
from practice.events import DateCorrected, Entry
from practice.rules import Rules

_OF_ITSELF = frozenset({"LimitBreached", "AcknowledgementLapsed", "ClockMoved", "ClockRestopped", "OverrideUsed"})
"""What follows from the passing of time or from another entry: nobody could have recorded it sooner."""

FROM_RETURN = "from the census return"
"""The note on a line that a take-over brought, not somebody's recording."""


@dataclass(frozen=True)
class Episode:
    """One case of a chronology: its reference, its entries in order, and the rules that it has lived by."""

    case: str
    entries: Sequence[Entry]
    rules: Sequence[Rules]


@dataclass(frozen=True)
class Line:
    """One line of a chronology and its source.

    `happened_at` is a UTC instant, `on` the local date that it falls on. `notes` say whether it was recorded late or
    its date corrected. `entry` is the sequence in the case's journal, `command` the id of the command that led to it.
    """

    happened_at: datetime
    on: date
    words: str
    notes: tuple[str, ...]
    case: str
    entry: int
    actor: str
    command: str | None


def chronology(episodes: Iterable[Episode], zone: ZoneInfo) -> tuple[Line, ...]:
    """Every line of these cases in the order of what happened; things of one instant in the order of recording."""
    lines = [line for episode in episodes for line in _lines(episode, zone)]
    return tuple(sorted(lines, key=lambda x: (x.happened_at, x.case, x.entry)))


def linked_episodes(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The references of the earlier episodes that a case names, each once, in the order in which it named them."""
    return tuple(dict.fromkeys(name for entry in entries for name in _linked_by(entry.event)))


def _linked_by(event: Any) -> tuple[str, ...]:
    if event.kind in {"ContactReceived", "CaseAdopted"}:
        return tuple(event.contact.earlier_episodes)
    if event.kind == "HistoryConsidered":
        return (*event.found, *(c.episode for c in event.considered))
    return (event.episode,) if event.kind == "EpisodeLinked" else ()


def _lines(episode: Episode, zone: ZoneInfo) -> Iterator[Line]:
    glossary = Glossary.of(episode.rules, zone)
    corrections = _corrections(episode.entries)
    for entry in episode.entries:
        if entry.event.kind in LEFT_OUT:
            continue
        correct = corrections.get(entry.sequence)
        words = WORDS[entry.event.kind](entry.event, glossary)
        notes = (*_recorded_late(entry, zone), *_corrected(entry, correct, glossary))
        yield _line(episode.case, entry, correct or entry.happened_at, words, notes, zone)
        if entry.event.kind == "CaseAdopted":
            for on, what in _told_by_return(entry.event):
                at = datetime.combine(on, time(), zone).astimezone(UTC)
                yield _line(episode.case, entry, at, what, (FROM_RETURN,), zone)


def _line(  # noqa: PLR0913, PLR0917 - a line is these six facts
    case: str, entry: Entry, at: datetime, words: str, notes: tuple[str, ...], zone: ZoneInfo
) -> Line:
    on = at.astimezone(zone).date()
    return Line(at, on, words, notes, case, entry.sequence, entry.actor, entry.command)


def _corrections(entries: Sequence[Entry]) -> dict[int, datetime]:
    """The right date by entry; a correction is of all that the same command recorded as having happened then."""
    right: dict[int, datetime] = {}
    for correction in (x.event for x in entries if isinstance(x.event, DateCorrected)):
        wrong = next(x for x in entries if x.sequence == correction.entry)
        same = (x for x in entries if (x.command, x.happened_at) == (wrong.command, wrong.happened_at))
        right |= {x.sequence: correction.correct for x in same}
    return right


def _corrected(entry: Entry, correct: datetime | None, glossary: Glossary) -> tuple[str, ...]:
    return (f"date corrected, recorded as {glossary.time(entry.happened_at)}",) if correct else ()


def _recorded_late(entry: Entry, zone: ZoneInfo) -> tuple[str, ...]:
    days = (entry.recorded_at.astimezone(zone).date() - entry.happened_at.astimezone(zone).date()).days
    if days < 1 or entry.event.kind in _OF_ITSELF:
        return ()
    return (f"recorded {days} day{'s' if days > 1 else ''} later",)


def _told_by_return(adopted: Any) -> Iterator[tuple[date, str]]:
    for assessment in adopted.assessments:
        yield assessment.started_on, "Assessment started."
        if assessment.authorised_on:
            yield assessment.authorised_on, "Assessment authorised."
    for enquiry in adopted.section_47:
        yield enquiry.started_on, "Section 47 enquiry started."
        if enquiry.conference_on:
            yield enquiry.conference_on, "Initial child protection conference held."
        elif enquiry.conference_not_required:
            yield enquiry.started_on, "No initial child protection conference was required after this enquiry."
