"""Past cases run under other rules, on as many processes as there are cores.

Cases come in as a stream and leave as counts: no process holds more than a few hundred of them. The rules and the
calendar to rehearse under are sent to each process once.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from multiprocessing import get_context
from typing import TypeVar

from engine.calendars import CalendarFile
from engine.records import Records
from engine.rules import Rulebook
from practice.calendar import Calendar, local_date, shared_calendar
from practice.combine import combine
from practice.events import CaseAdopted, ContactReceived, Entry, RulesAdopted
from practice.evolve import fold
from practice.places import RulesError
from practice.rehearsal import Changed, PastCase, PastLimit, changes, facts_of, limits_of, rehearse
from practice.rules import Rules, shared_rules
from practice.timeliness import Tally

_T = TypeVar("_T")

CHUNK = 150
"""How many cases one process is given at a time."""
AHEAD = 2
"""How many chunks for each process are under way or waiting: enough to keep it busy, few enough to hold."""


@dataclass(frozen=True)
class Terms:
    """What past cases are rehearsed under, and the UTC instant from which they are seen.

    `followed` leaves of the rules the limits that the source of the cases tells of.
    """

    book: Rulebook
    calendar: CalendarFile | None
    until: datetime
    followed: Callable[[Rules], Rules] | None = None
    _made: dict[tuple[str, str], tuple[Rules, Calendar]] = field(default_factory=dict, repr=False, compare=False)

    def values(self, referred_on: date) -> tuple[Rules, Calendar]:
        """The rules and the calendar for a referral of this local date.

        Raises:
            RulesError: no edition covers it, or the calendar ends before the year begins.
        """
        rules, calendar = self.book.for_referral(referred_on)
        key = rules.hash, calendar.hash
        if key not in self._made:
            laid = shared_calendar(self.calendar.laid_on(calendar)) if self.calendar else calendar
            self._made[key] = self.followed(rules) if self.followed else rules, laid
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Journalled:
    """One case as the journal has it. `adopted` are the rules and calendars that it took on later."""

    reference: str
    rules: Rules
    calendar: Calendar
    entries: tuple[Entry, ...]
    adopted: tuple[tuple[Rules, Calendar], ...] = ()


Source = PastCase | Journalled


@dataclass
class Compared:
    """What was beside what would have been. `changed` are the limits that are late under one of the two alone."""

    cases: int = 0
    was: Tally = field(default_factory=Tally)
    would_be: Tally = field(default_factory=Tally)
    changed: list[Changed] = field(default_factory=list)

    def merge(self, other: "Compared") -> None:
        """Add what another process has compared."""
        self.cases += other.cases
        self.was.merge(other.was)
        self.would_be.merge(other.would_be)
        self.changed += other.changed


def other_book(book: Rulebook, edition: str | None, bank_holidays_of: str | None = None) -> Rulebook:
    """The rulebook as it is, or with one edition in force for every referral, or with another nation's bank holidays.

    Raises:
        RulesError: there is no such edition, or the policy is not meant for it.
    """
    if edition is None:
        return Rulebook(book.editions, book.policy, book.today, bank_holidays_of) if bank_holidays_of else book
    chosen = next((e for e in book.editions if e.name == edition), None)
    if chosen is None:
        known = ", ".join(e.name for e in book.editions)
        raise RulesError(f"There is no edition {edition}; there are: {known}.")
    combine(chosen, book.policy)
    always = chosen.model_copy(update={"in_force_from": date.min, "in_force_until": None})
    return Rulebook((always,), book.policy, book.today, bank_holidays_of)


async def compare(
    cases: AsyncIterator[Source], terms: Terms, *, progress: Callable[[int], None], processes: int | None = None
) -> Compared:
    """Rehearse every case, and count beside each other what was and what would have been.

    `progress` is called with how many cases are done.

    Raises:
        CannotRehearse: the calendar ends before a limit would fall due.
        RulesError: no edition covers a case's referral.
    """
    chunks = _chunks(cases)
    first: list[Source] = await anext(chunks, [])
    if len(first) < CHUNK:
        # Starting processes would take longer than these few cases.
        result = compare_all(first, terms)
        progress(result.cases)
    else:
        result = await _on_processes(first, chunks, terms, progress, processes or os.cpu_count() or 1)
    result.changed.sort(key=lambda x: (x.was.case, x.was.key, x.was.episode))
    return result


async def _on_processes(
    first: list[Source],
    others: AsyncIterator[list[Source]],
    terms: Terms,
    progress: Callable[[int], None],
    workers: int,
) -> Compared:
    result = Compared()
    loop = asyncio.get_running_loop()
    with _pool(workers, terms) as pool:
        waiting = {loop.run_in_executor(pool, _compare_chunk, first)}
        async for chunk in others:
            waiting.add(loop.run_in_executor(pool, _compare_chunk, chunk))
            if len(waiting) >= workers * AHEAD:
                waiting = await _collect(waiting, result, progress)
        while waiting:
            waiting = await _collect(waiting, result, progress)
    return result


@contextmanager
def _pool(workers: int, terms: Terms) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin, initargs=(terms,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


async def _collect(
    waiting: set[asyncio.Future[Compared]], result: Compared, progress: Callable[[int], None]
) -> set[asyncio.Future[Compared]]:
    done, left = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for one in done:
        result.merge(one.result())
    progress(result.cases)
    return left


async def _chunks(cases: AsyncIterator[Source]) -> AsyncIterator[list[Source]]:
    chunk: list[Source] = []
    async for case in cases:
        chunk.append(case)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


_terms: list[Terms] = []
"""The terms of this process, where it was started to rehearse."""


def _begin(terms: Terms) -> None:
    _terms[:] = [terms]


def _compare_chunk(chunk: Sequence[Source]) -> Compared:
    return compare_all(chunk, _terms[0])


def compare_all(sources: Iterable[Source], terms: Terms) -> Compared:
    """Rehearse some cases here, and count what was and what would have been.

    Raises:
        CannotRehearse: the calendar ends before a limit would fall due.
        RulesError: no edition covers a case's referral.
    """
    result = Compared()
    for source in sources:
        _compare(source, terms, result)
    return result


def _compare(source: Source, terms: Terms, result: Compared) -> None:
    past, was = _past(source, terms)
    rules, calendar = terms.values(past.referred_on)
    would_be = list(limits_of(rehearse(past, rules, calendar, terms.until), terms.until))
    result.cases += 1
    result.was.add(was)
    result.would_be.add(would_be)
    result.changed += changes(was, would_be)


def _past(source: Source, terms: Terms) -> tuple[PastCase, list[PastLimit]]:
    """A case's facts, and its limits as they were: by the journal where there is one, rehearsed where there is none."""
    if isinstance(source, PastCase):
        case = rehearse(source, source.rules, source.calendar, terms.until)
        return source, list(limits_of(case, terms.until))
    for rules, calendar in source.adopted:
        shared_rules(rules)
        shared_calendar(calendar)
    case = fold(source.reference, source.rules, source.calendar, source.entries)
    received = case.received_at or source.entries[0].happened_at
    referred_on = local_date(source.calendar, received)
    past = PastCase(source.reference, referred_on, source.rules, source.calendar, facts_of(source.entries))
    return past, list(limits_of(case, terms.until))


async def journalled(records: Records) -> AsyncIterator[Journalled]:
    """Every case of the journal, a few at a time."""
    known = _Values(records)
    async for reference, entries in records.every_case():
        opening, *later = [pair for entry in entries if (pair := _named(entry))]
        rules, calendar = await known.of(*opening)
        adopted = tuple([await known.of(*pair) for pair in later])
        yield Journalled(reference, rules, calendar, entries, adopted)


def _named(entry: Entry) -> tuple[str, str] | None:
    """The hashes of the rules and the calendar that an entry names, where it does."""
    event = entry.event
    if isinstance(event, ContactReceived | CaseAdopted | RulesAdopted):
        return event.rules, event.calendar
    return None


class _Values:
    """The rules and the calendars that the journal names, each read once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._rules: dict[str, Rules] = {}
        self._calendars: dict[str, Calendar] = {}

    async def of(self, rules: str, calendar: str) -> tuple[Rules, Calendar]:
        if rules not in self._rules:
            self._rules[rules] = _there(await self._records.read_rules(rules), rules)
        if calendar not in self._calendars:
            self._calendars[calendar] = _there(await self._records.read_calendar(calendar), calendar)
        return self._rules[rules], self._calendars[calendar]


def _there(value: _T | None, named: str) -> _T:
    if value is None:
        raise RulesError(f"The journal names the rules or the calendar {named[:12]} and does not have them.")
    return value
