"""Every episode of a census return, open or closed, as a past case: its dates, and nothing guessed.

Every episode in the file comes out exactly once: as a `PastEpisode`, or as a `NotAdopted` that says why it cannot be
counted. Which values can be used is settled as for a take-over (`client.census`): what cannot is left out, and stands
among the warnings of its episode with line, element and value.

A return holds dates without times. Work counts as done at the start of its day, so that work of the last day is in
time; a referral is at the start of its day as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from client.census import (
    ACTIVITY,
    CensusPlan,
    NotAdopted,
    Reason,
    identify,
    misplaced,
    read_assessments,
    read_enquiries,
    read_plans,
    unread,
)
from client.census_file import CensusWarning, Element, Fields, find_child_ref, merged, read_file, strays
from practice import events as e
from practice.calendar import Calendar
from practice.clocks import start_of_day
from practice.codes import CENSUS_CLOSURES, REFERRAL_SOURCES
from practice.commands import AdoptedAssessment, AdoptedSection47, Contact
from practice.rehearsal import Fact, PastCase, narrowed, told_by
from practice.rules import Rules
from practice.vocabulary import AssessmentKind, AssessmentOutcome, ConferenceOutcome, Trigger

TOLD = frozenset(
    {
        Trigger.REFERRAL_MADE,
        Trigger.ASSESSMENT_STARTED,
        Trigger.ASSESSMENT_AUTHORISED,
        Trigger.SECTION_47_STARTED,
        Trigger.SECTION_47_CONCLUDED,
        Trigger.CASE_CLOSED,
    }
)
"""What a return tells of an episode. A limit that starts or stops on anything else cannot be followed in one."""
NOT_IN_NEED = frozenset({"RC8", "RC9"})
"""The reasons for closure that say that the assessment found no need."""
UNKNOWN_SOURCE = "10"
CENSUS = "census"


@dataclass(frozen=True)
class PastEpisode:
    """One episode and all that the return dates of it (local dates); `line` is that of its `CINdetails`.

    `warnings` are the values that could not be used, or that contradict others.
    """

    child_ref: str
    line: int
    referred_on: date
    source: str
    closed_on: date | None
    closure_reason: str | None
    no_further_action: bool
    assessments: tuple[AdoptedAssessment, ...]
    section_47: tuple[AdoptedSection47, ...]
    plans: tuple[CensusPlan, ...]
    warnings: tuple[CensusWarning, ...]


@dataclass(frozen=True)
class PastReturn:
    """A return that was read for its past. `episodes` is every `CINdetails` in the file, and every one is in here."""

    lea: str
    reference_date: date | None
    children: int
    episodes: int
    read: tuple[PastEpisode, ...]
    unread: tuple[NotAdopted, ...]


_Outcome = PastEpisode | NotAdopted


def read_past(content: bytes, *, today: date) -> PastReturn:
    """Read every episode of a return. Dates after `today` (a local date) are left out, with a warning.

    Raises:
        CensusError: too large, not XML, with a document type or entities, nested too deep, or no such return.
    """
    outcomes: list[_Outcome] = []
    file = read_file(content, lambda row: outcomes.extend(_read_row(row, today)))
    outcomes.extend(misplaced(part) for part in strays(file.root))
    once = list(_once(outcomes))
    return PastReturn(
        lea=file.lea,
        reference_date=file.reference_date,
        children=file.children,
        episodes=file.episodes,
        read=tuple(one for one in once if isinstance(one, PastEpisode)),
        unread=tuple(one for one in once if isinstance(one, NotAdopted)),
    )


def _once(outcomes: list[_Outcome]) -> Iterator[_Outcome]:
    lines: dict[tuple[str, date], int] = {}
    for one in outcomes:
        if isinstance(one, PastEpisode):
            first = lines.setdefault((one.child_ref, one.referred_on), one.line)
            yield one if first == one.line else _given_twice(one, first)
        else:
            yield one


def _given_twice(one: PastEpisode, first: int) -> NotAdopted:
    why = f"same child and date as line {first}, which is counted"
    return NotAdopted(one.child_ref, one.line, "CINreferralDate", one.referred_on.isoformat(), Reason.DUPLICATE, why)


def _read_row(row: Element, today: date) -> Iterator[_Outcome]:
    if row.tag != "Child":
        yield unread(row, Reason.MISPLACED, "stands where a return has a Child")
        yield from (misplaced(part) for part in strays(row))
        return
    episodes = [part for part in row.parts if part.tag == "CINdetails"]
    if not episodes:
        yield unread(row, Reason.NO_EPISODE, "the child has no CINdetails, and so no episode")
    about = Fields(merged(row, "ChildIdentifiers"), today, [])
    child = identify(row, about)
    for episode in episodes:
        yield replace(child, line=episode.line) if isinstance(child, NotAdopted) else _read(episode, child, about)
    own = {id(episode) for episode in episodes}
    yield from (misplaced(part, find_child_ref(row)) for part in strays(row) if id(part) not in own)


def _read(episode: Element, child: str, about: Fields) -> _Outcome:
    fields = Fields(episode, about.today, list(about.warnings))
    referred = fields.day("CINreferralDate")
    if referred is None:
        doubt = fields.warnings[-1] if fields.has("CINreferralDate") else None
        why = f"{doubt.what if doubt else 'is missing'}, so no limit can be reckoned"
        value = doubt.value if doubt else ""
        return unread(episode, Reason.UNREADABLE, why, ref=child, tag="CINreferralDate", value=value)
    closed = fields.day("CINclosureDate", not_before=referred)
    read = PastEpisode(
        child_ref=child,
        line=episode.line,
        referred_on=referred,
        source=fields.code("ReferralSource", REFERRAL_SOURCES.labels, "rule 8866") or UNKNOWN_SOURCE,
        closed_on=closed,
        closure_reason=fields.code("ReasonForClosure", CENSUS_CLOSURES.labels, "rule 8805") if closed else None,
        no_further_action=_no_further_action(fields),
        assessments=read_assessments(fields, referred),
        section_47=read_enquiries(fields, referred),
        plans=read_plans(fields, referred),
        warnings=(),
    )
    _doubt(fields, read)
    return replace(read, warnings=tuple(fields.warnings))


def _no_further_action(fields: Fields) -> bool:
    """Whether nothing came of the referral. A flag that says so beside recorded activity is not believed."""
    flagged = fields.flag("ReferralNFA")
    active = any(fields.has(tag) for tag in ACTIVITY)
    if flagged and active:
        what = "says no further action, yet activity is recorded (8831, 8832, 4000); counted as a referral"
        fields.warn("ReferralNFA", what, fields.one("ReferralNFA"))
    return flagged and not active


def _doubt(fields: Fields, read: PastEpisode) -> None:
    """Note what is dated and yet cannot be counted, or not by itself."""
    if fields.has("DateOfInitialCPC") and not read.section_47:
        what = "a conference without a section 47 enquiry here (a transfer in, say): from when to count is not known"
        fields.warn("DateOfInitialCPC", what, fields.one("DateOfInitialCPC"))
    for one in read.section_47:
        if one.conference_not_required:
            what = "no conference was required; when that was decided a return does not say, so no limit is counted"
            fields.warn("Section47", f"the enquiry of {one.started_on}: {what}")
    for first, second in zip(read.section_47, read.section_47[1:], strict=False):
        if first.conference_on is None or second.started_on < first.conference_on:
            what = f"the enquiry of {second.started_on} starts while that of {first.started_on} is open (8890)"
            fields.warn("Section47", f"{what}; one limit runs for both")
    last = max(_days_of(read), default=None)
    if read.closed_on and last and last > read.closed_on:
        fields.warn("CINclosureDate", f"activity of {last} is dated after the closure (8565)")


def _days_of(read: PastEpisode) -> Iterator[date]:
    for assessment in read.assessments:
        yield assessment.authorised_on or assessment.started_on
    for enquiry in read.section_47:
        yield enquiry.conference_on or enquiry.started_on


def followed(rules: Rules) -> Rules:
    """The rules with only the limits that a return tells of.

    A return does not say which assessment is the core assessment of the older editions, so its limit is not among them.
    """
    told = told_by(rules, TOLD)
    core = {c.name for c in rules.clocks if c.stops_when.get("assessment") == (AssessmentKind.CORE,)}
    return narrowed(rules, told - core)


def past_case(episode: PastEpisode, reference: str, rules: Rules, calendar: Calendar) -> PastCase:
    """An episode as a past case of these rules: what the return dates of it, in the order in which it happened."""
    opened = start_of_day(calendar, episode.referred_on)
    dated = sorted(_events(episode, rules), key=lambda one: one[0])
    facts = tuple(
        Fact(sequence, max(at, opened), at, CENSUS, None, event)
        for sequence, (at, event) in enumerate(
            ((start_of_day(calendar, day), event) for day, event in [*_opening(episode, rules, calendar), *dated]), 1
        )
    )
    return PastCase(reference, episode.referred_on, rules, calendar, facts)


_Dated = tuple[date, e.Event]


def _opening(episode: PastEpisode, rules: Rules, calendar: Calendar) -> Iterator[_Dated]:
    contact = Contact(source=episode.source)
    received = e.ContactReceived(contact, "", None, rules.hash, calendar.hash, ())
    yield episode.referred_on, received
    if not episode.no_further_action:
        yield episode.referred_on, e.ReferralMade(threshold="")


def _events(episode: PastEpisode, rules: Rules) -> Iterator[_Dated]:
    for kind, assessment in zip(_kinds(rules, len(episode.assessments)), episode.assessments, strict=True):
        yield from _assessment(assessment, kind, episode)
    for enquiry in episode.section_47:
        if not enquiry.conference_not_required:
            yield enquiry.started_on, e.Section47Started(rationale="")
        if not enquiry.conference_not_required and enquiry.conference_on:
            yield enquiry.conference_on, e.Section47Concluded(ConferenceOutcome.HELD, rationale="")
    if episode.closed_on:
        yield episode.closed_on, e.CaseClosed(episode.closure_reason or "", summary="")


def _kinds(rules: Rules, count: int) -> list[AssessmentKind]:
    """What the assessments of an episode are, in order: a return says only that they are assessments."""
    initial = any("initial" in clock.stops_when.get("assessment", ()) for clock in rules.clocks)
    first = AssessmentKind.INITIAL if initial else AssessmentKind.SINGLE
    return [first, *[AssessmentKind.FURTHER] * (count - 1)][:count]


def _assessment(assessment: AdoptedAssessment, kind: AssessmentKind, episode: PastEpisode) -> Iterator[_Dated]:
    if kind is AssessmentKind.FURTHER:
        yield assessment.started_on, e.AssessmentStarted(kind, rationale="")
    if assessment.authorised_on:
        # An episode that is not closed as needing nothing is a child in need receiving services (census guide 4.7).
        found = AssessmentOutcome.NOT_IN_NEED if episode.closure_reason in NOT_IN_NEED else AssessmentOutcome.IN_NEED
        yield assessment.authorised_on, e.AssessmentSubmitted(found, {}, None, None, None, (), ())
        yield assessment.authorised_on, e.AssessmentAuthorised(found, decision="", assessment=kind)
