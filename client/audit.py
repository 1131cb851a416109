"""The audit of a census return: how timely it was under the rules in force at the date of each referral.

Every episode of the return is in the audit once: rehearsed, or among what is not counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from client.census import Reason
from client.past import PastEpisode, PastReturn, followed, past_case
from engine.rules import Rulebook
from practice.calendar import Calendar
from practice.case import Case
from practice.clocks import start_of_day
from practice.places import RulesError
from practice.rehearsal import CannotRehearse, PastCase, PastLimit, limits_of, rehearse
from practice.rulefile import choose_edition
from practice.rules import Rules
from practice.timeliness import ASSESSMENTS, CONFERENCES, Figure, Piece, Tally, figure


@dataclass(frozen=True)
class NotCounted:
    """A value of the return that is not counted, or only with a doubt: whose, where, which, and why."""

    child: str
    line: int
    element: str
    value: str
    why: str


@dataclass(frozen=True)
class EpisodeCase:
    """One episode and the past case that it comes to under the rules of its referral."""

    episode: PastEpisode
    past: PastCase


@dataclass(frozen=True)
class Audit:
    """What an audit found. `until` is the UTC instant from which open limits are seen."""

    until: datetime
    children: int
    episodes: int
    cases: tuple[EpisodeCase, ...]
    limits: tuple[PastLimit, ...]
    tally: Tally
    figures: tuple[Figure, ...]
    outside_year: int
    no_further_action: int
    """The referrals that nothing came of, and that so have no limit."""
    not_followed: tuple[str, ...]
    """The titles of the limits that a return cannot tell about."""
    not_counted: tuple[NotCounted, ...]


def end_of(return_: PastReturn, today: date, calendar: Calendar) -> datetime:
    """The UTC instant at which the day of reference ends; today's start where the return names no day that has been."""
    named = return_.reference_date
    day = named + timedelta(days=1) if named and named < today else today
    return start_of_day(calendar, day)


def past_cases(
    return_: PastReturn, book: Rulebook, other: Rulebook | None = None
) -> tuple[list[EpisodeCase], list[NotCounted]]:
    """Each episode under the rules of its date of referral, and what is not counted and why.

    An episode that the rulebook, or the other one to rehearse under, has no rules for is among what is not counted.
    """
    cases: list[EpisodeCase] = []
    last = return_.reference_date
    told: dict[str, Rules] = {}
    left = [NotCounted(x.child_ref, x.line, x.element, x.value, f"{x.reason}: {x.why}") for x in return_.unread]
    for episode in return_.read:
        left += [NotCounted(episode.child_ref, w.line, w.element, w.value, w.what) for w in episode.warnings]
        if last and episode.referred_on > last:
            left.append(_whole(episode, f"lies after the day of reference, {last}"))
            continue
        try:
            rules, calendar = book.for_referral(episode.referred_on)
            (other or book).for_referral(episode.referred_on)
        except RulesError as error:
            left.append(_whole(episode, f"{Reason.NO_EDITION}: {error}"))
            continue
        reference = f"{episode.child_ref}/{episode.referred_on.isoformat()}"
        narrow = told.get(rules.hash) or told.setdefault(rules.hash, followed(rules))
        cases.append(EpisodeCase(episode, past_case(episode, reference, narrow, calendar)))
    return cases, left


def _whole(episode: PastEpisode, why: str) -> NotCounted:
    value = episode.referred_on.isoformat()
    return NotCounted(episode.child_ref, episode.line, "CINreferralDate", value, why)


def audit(return_: PastReturn, book: Rulebook, *, today: date) -> Audit:
    """Count a whole return. `today` is a local date; what is dated later has been left out already.

    Raises:
        RulesError: no edition is in force today, so that the time zone of the dates is not known.
    """
    until = end_of(return_, today, book.for_referral(today)[1])
    cases, left = past_cases(return_, book)
    limits: list[PastLimit] = []
    for one in cases:
        try:
            limits += limits_of(rehearsed(one.past, until), until)
        except CannotRehearse as error:
            left.append(_whole(one.episode, str(error)))
    tally = Tally()
    tally.add(limits)
    figures, outside = published(return_, book)
    return Audit(
        until=until,
        children=return_.children,
        episodes=return_.episodes,
        cases=tuple(cases),
        limits=tuple(limits),
        tally=tally,
        figures=figures,
        outside_year=outside,
        no_further_action=sum(one.episode.no_further_action for one in cases),
        not_followed=_not_followed(book, cases),
        not_counted=tuple(sorted(left, key=lambda x: x.line)),
    )


def rehearsed(past: PastCase, until: datetime) -> Case:
    """A past case under its own rules.

    Raises:
        CannotRehearse: its calendar does not reach far enough.
    """
    return rehearse(past, past.rules, past.calendar, until)


def _not_followed(book: Rulebook, cases: Iterable[EpisodeCase]) -> tuple[str, ...]:
    known = {one.past.rules.hash: one for one in cases}.values()
    titles: set[str] = set()
    for one in known:
        rules, _ = book.for_referral(one.episode.referred_on)
        titles |= {c.title for c in rules.clocks if c.name not in one.past.rules.clock_by_name}
    return tuple(sorted(titles))


def published(return_: PastReturn, book: Rulebook) -> tuple[tuple[Figure, ...], int]:
    """The figures that the Department publishes, and how many pieces of work lie outside the year of the return.

    Counted is what was completed in the year that ends with the day of reference, on bank holidays alone.
    """
    assessments = [
        Piece(x.child_ref, x.line, a.started_on, a.authorised_on)
        for x in return_.read
        for a in x.assessments
        if a.authorised_on
    ]
    conferences = [
        Piece(x.child_ref, x.line, s.started_on, s.conference_on)
        for x in return_.read
        for s in x.section_47
        if s.conference_on
    ]
    last = return_.reference_date
    within = [[p for p in pieces if _in_year(p.completed_on, last)] for pieces in (assessments, conferences)]
    outside = len(assessments) + len(conferences) - sum(len(pieces) for pieces in within)
    first = min((p.started_on for pieces in within for p in pieces), default=book.today)
    calendar = _bank_holidays(book, first)
    both = zip((ASSESSMENTS, CONFERENCES), within, strict=True)
    return tuple(figure(measure, pieces, calendar) for measure, pieces in both), outside


def _in_year(day: date, last: date | None) -> bool:
    return last is None or _year_before(last) < day <= last


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)


def _bank_holidays(book: Rulebook, first: date) -> Calendar:
    """The ordinary calendar without the council's own closures, which the Department does not know of."""
    bare = replace(book, policy=book.policy.model_copy(update={"local_closures": ()}))
    return bare.calendar(choose_edition(book.editions, "england", book.today), first.year)
