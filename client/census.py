"""Reading a Children in Need census return (XML): pure, safe, and without losing a child.

Every episode in the file comes out exactly once: as an `AdoptableEpisode`, or as a `NotAdopted` that says
why.

- Closed on a date, or flagged as a referral with no further action and nothing recorded since: not open.
- Flagged so, yet with an assessment, enquiry, conference or plan recorded: a contradiction (rules 8831, 8832,
  4000), taken over as open with a warning, because the activity may be a child whom nobody is watching.
- A value that is missing, unreadable or contradicts another is left out with a warning; nothing is guessed.
  Where leaving out and keeping differ, the side that raises an alert is chosen: an assessment dated before
  its referral is left out (its limit runs on), an enquiry dated before its referral is kept (its limit is
  due sooner).
- Only what hides the child or the date of referral keeps an open episode from being taken over.

The rules' numbers are those of the census's own validation.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from client.census_file import (
    LONGEST_CHILD_ID,
    CensusWarning,
    Element,
    Fields,
    find_child_ref,
    merged,
    read_file,
    short,
    strays,
)
from practice.codes import ETHNICITIES, PRIMARY_NEEDS, REFERRAL_SOURCES
from practice.commands import AdoptedAssessment, AdoptedSection47

CHILD_ID_LIMIT = 20
UNKNOWN_SOURCE = "10"

ACTIVITY = ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "DateOfInitialCPC")
PLANS = (
    ("CINPlanDates", "CINPlanStartDate", "CINPlanEndDate"),
    ("ChildProtectionPlans", "CPPstartDate", "CPPendDate"),
)


class Reason(StrEnum):
    """Why an episode is not taken over, for counting; `NotAdopted.why` has the sentence."""

    CLOSED = "closed"
    NO_FURTHER_ACTION = "referral with no further action"
    UNREADABLE = "child or date of referral not known"
    MISPLACED = "not where a return has it"
    NO_EPISODE = "no episode"
    DUPLICATE = "given twice"
    FUTURE = "referral in the future"
    NO_EDITION = "no edition of the guidance in force"
    REFUSED = "cannot be opened"


@dataclass(frozen=True)
class NotAdopted:
    """One episode, or a child without any, that is not taken over; `child_ref` is empty where not known."""

    child_ref: str
    line: int
    element: str
    value: str
    reason: Reason
    why: str


@dataclass(frozen=True)
class CensusPlan:
    """A child in need plan or a child protection plan (`element` says which), with its local dates."""

    element: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True)
class AdoptableEpisode:
    """One open episode and what the return knows of it (local dates); `line` is that of its `CINdetails`."""

    child_ref: str
    line: int
    referred_on: date
    source: str
    primary_need: str | None
    ethnicity: str | None
    date_of_birth: date | None
    expected_date_of_birth: date | None
    earlier_referrals: tuple[date, ...]
    assessments: tuple[AdoptedAssessment, ...]
    section_47: tuple[AdoptedSection47, ...]
    on_plan: bool
    warnings: tuple[CensusWarning, ...]


@dataclass(frozen=True)
class CensusReturn:
    """A return that was read. `digest` is the SHA-256 (hex) of the file.

    `children` and `episodes` count every `Child` and `CINdetails` element in the file, wherever it stands.
    """

    lea: str
    reference_date: date | None
    digest: str
    children: int
    episodes: int
    adoptable: tuple[AdoptableEpisode, ...]
    not_adopted: tuple[NotAdopted, ...]


_Outcome = AdoptableEpisode | NotAdopted


def read_return(content: bytes, *, today: date) -> CensusReturn:
    """Read a whole return. Dates after `today` (a local date) have not happened: left out, with a warning.

    Raises:
        CensusError: too large, not XML, with a document type or entities, nested too deep, or no such return.
    """
    outcomes: list[_Outcome] = []
    rows: list[tuple[str, int]] = []

    def read_row(row: Element) -> None:
        outcomes.extend(_read_row(row, today))
        rows.append((find_child_ref(row), row.line))

    file = read_file(content, read_row)
    outcomes.extend(misplaced(part) for part in strays(file.root))
    adoptable = (outcome for outcome in outcomes if isinstance(outcome, AdoptableEpisode))
    return CensusReturn(
        lea=file.lea,
        reference_date=file.reference_date,
        digest=file.digest,
        children=file.children,
        episodes=file.episodes,
        adoptable=tuple(_with_repeats(list(adoptable), rows)),
        not_adopted=tuple(outcome for outcome in outcomes if isinstance(outcome, NotAdopted)),
    )


@dataclass(frozen=True)
class _Child:
    """What an episode needs to know of its child."""

    ref: str
    ethnicity: str | None
    born: date | None
    expected: date | None
    warnings: tuple[CensusWarning, ...]


def _read_row(row: Element, today: date) -> Iterator[_Outcome]:
    if row.tag != "Child":
        yield unread(row, Reason.MISPLACED, "stands where a return has a Child")
        yield from (misplaced(part) for part in strays(row))
        return
    episodes = [part for part in row.parts if part.tag == "CINdetails"]
    if not episodes:
        yield unread(row, Reason.NO_EPISODE, "the child has no CINdetails, and so no episode")
    child = _read_child(row, today)
    yield from _with_siblings([_read_episode(episode, child, today) for episode in episodes])
    own = {id(episode) for episode in episodes}
    ref = child.ref if isinstance(child, _Child) else ""
    yield from (misplaced(part, ref) for part in strays(row) if id(part) not in own)


def misplaced(element: Element, ref: str = "") -> NotAdopted:
    """A child or an episode that stands where a return has none."""
    own = find_child_ref(element) if element.tag == "Child" else ref
    return unread(element, Reason.MISPLACED, "stands where a return has none; move it", ref=own)


def unread(  # noqa: PLR0913 - the facts of the value that it makes
    element: Element, reason: Reason, why: str, *, ref: str | None = None, tag: str = "", value: str = ""
) -> NotAdopted:
    """What keeps an episode from being read, and where it stands."""
    child_ref = find_child_ref(element) if ref is None else ref
    return NotAdopted(child_ref, element.line, tag or short(element.tag), short(value), reason, why)


def _read_child(row: Element, today: date) -> _Child | NotAdopted:
    fields = Fields(merged(row, "ChildIdentifiers"), today, [])
    ref = identify(row, fields)
    if isinstance(ref, NotAdopted):
        return ref
    born, expected = _births(fields)
    died = fields.one("PersonDeathDate")
    if died is not None:
        fields.warn("PersonDeathDate", "says that the child has died, yet the episode is open", died)
    traits = fields.inside(merged(row, "ChildCharacteristics"))
    ethnicity = traits.code("Ethnicity", ETHNICITIES.labels, "rule 4220")
    return _Child(ref, ethnicity, born, expected, tuple(fields.warnings))


def identify(row: Element, fields: Fields) -> str | NotAdopted:
    """The authority's id of the child whose row this is, read from its `ChildIdentifiers`."""
    identifier = fields.one("LAchildID")
    if identifier is None or len(identifier.text) > LONGEST_CHILD_ID:
        why = "LAchildID is missing, differs from another one given, or is too long, so the child is not known"
        value = identifier.text if identifier else ""
        return unread(row, Reason.UNREADABLE, why, tag="LAchildID", value=value)
    if len(identifier.text) > CHILD_ID_LIMIT or not identifier.text.isalnum():
        fields.warn("LAchildID", f"is not up to {CHILD_ID_LIMIT} letters and figures (1570, 1580)", identifier)
    return identifier.text


def _births(fields: Fields) -> tuple[date | None, date | None]:
    if fields.has("PersonBirthDate") and fields.has("ExpectedPersonBirthDate"):
        fields.warn("PersonBirthDate", "stands beside an expected date of birth (8525Q); both left out")
        return None, None
    if not fields.has("PersonBirthDate") and not fields.has("ExpectedPersonBirthDate"):
        fields.warn("PersonBirthDate", "neither a date of birth nor an expected one is given (8525Q)")
    return fields.day("PersonBirthDate"), fields.day("ExpectedPersonBirthDate", future=True)


def _read_episode(episode: Element, child: _Child | NotAdopted, today: date) -> tuple[date | None, _Outcome]:
    """The episode's date of referral, where it is known, and what becomes of the episode."""
    fields = Fields(episode, today, [])
    referred = fields.day("CINreferralDate", future=True)
    return referred, _outcome(fields, child, referred)


def _outcome(fields: Fields, child: _Child | NotAdopted, referred: date | None) -> _Outcome:
    episode = fields.element
    ref = child.ref if isinstance(child, _Child) else child.child_ref
    doubt = fields.warnings[-1] if fields.warnings else None
    if closed := fields.day("CINclosureDate", not_before=referred):
        why, value = f"closed on {closed}", closed.isoformat()
        return unread(episode, Reason.CLOSED, why, ref=ref, tag="CINclosureDate", value=value)
    no_action = fields.flag("ReferralNFA")
    if no_action and not any(fields.has(tag) for tag in ACTIVITY):
        why = "referral with no further action, and nothing is recorded since"
        return unread(episode, Reason.NO_FURTHER_ACTION, why, ref=ref, tag="ReferralNFA", value="true")
    if isinstance(child, NotAdopted):
        return replace(child, line=episode.line)
    if referred is None:
        what = doubt.what.removesuffix("; left out") if doubt else "is missing"
        why = f"CINreferralDate {what}, so no limit can be reckoned; correct it and run again"
        value = doubt.value if doubt else ""
        return unread(episode, Reason.UNREADABLE, why, ref=ref, tag="CINreferralDate", value=value)
    if no_action:
        what = "says no further action, yet activity is recorded (8831, 8832, 4000); treated as open"
        fields.warn("ReferralNFA", what, fields.one("ReferralNFA"))
    return _adoptable(fields, child, referred)


def _adoptable(fields: Fields, child: _Child, referred: date) -> AdoptableEpisode:
    if fields.has("ReasonForClosure"):
        what = "a reason for closure without a usable date of closure (8810); treated as open"
        fields.warn("ReasonForClosure", what, fields.one("ReasonForClosure"))
    source = fields.code("ReferralSource", REFERRAL_SOURCES.labels, "rule 8866; taken as 10, unknown")
    need = fields.code("PrimaryNeedCode", PRIMARY_NEEDS.labels, "rule 8610")
    return AdoptableEpisode(
        child_ref=child.ref,
        line=fields.element.line,
        referred_on=referred,
        source=source or UNKNOWN_SOURCE,
        primary_need=need,
        ethnicity=child.ethnicity,
        date_of_birth=child.born,
        expected_date_of_birth=child.expected,
        earlier_referrals=(),
        assessments=read_assessments(fields, referred),
        section_47=read_enquiries(fields, referred),
        on_plan=_on_plan(fields, referred),
        warnings=(*child.warnings, *fields.warnings),
    )


def read_assessments(fields: Fields, referred: date) -> tuple[AdoptedAssessment, ...]:
    """An episode's assessments by their start; one without a usable start is left out with a warning."""
    found = []
    for element in fields.element.each("Assessments"):
        part = fields.inside(element)
        started = part.day("AssessmentActualStartDate", not_before=referred)
        if started is None:
            part.warn("Assessments", "has no usable start (1103); left out, so record it by hand")
            continue
        authorised = part.day("AssessmentAuthorisationDate", not_before=started)
        found.append(AdoptedAssessment(started_on=started, authorised_on=authorised))
    if sum(1 for one in found if one.authorised_on is None) > 1:
        fields.warn("Assessments", "more than one assessment is open (8896)")
    return tuple(sorted(found, key=lambda one: one.started_on))


def read_enquiries(fields: Fields, referred: date) -> tuple[AdoptedSection47, ...]:
    """An episode's section 47 enquiries by their start; one without a usable start is left out with a warning."""
    found = [one for element in fields.element.each("Section47") if (one := _enquiry(fields.inside(element), referred))]
    still_open = [one for one in found if not one.conference_on and not one.conference_not_required]
    if len(still_open) > 1:
        fields.warn("Section47", "more than one enquiry is open (8839); the earliest limit runs")
    if still_open and fields.has("DateOfInitialCPC"):
        what = "a conference is dated at the episode, not at the enquiry, which is treated as open"
        fields.warn("DateOfInitialCPC", what, fields.one("DateOfInitialCPC"))
    return tuple(sorted(found, key=lambda one: one.started_on))


def _enquiry(part: Fields, referred: date) -> AdoptedSection47 | None:
    started = part.day("S47ActualStartDate")
    if started is None:
        what = "has no usable start, so the enquiry is left out and its limit does not run; record it by hand"
        part.warn("Section47", what)
        return None
    if started < referred:
        what = "is before the referral (2889); kept, so that its limit runs"
        part.warn("S47ActualStartDate", what, part.one("S47ActualStartDate"))
    held = part.day("DateOfInitialCPC", not_before=started)
    not_required = part.flag("ICPCnotRequired")
    if held and not_required:
        part.warn("ICPCnotRequired", "says no conference, yet one is dated; the enquiry has ended")
    return AdoptedSection47(started_on=started, conference_on=held, conference_not_required=not_required)


def _on_plan(fields: Fields, referred: date) -> bool:
    """Whether a child in need plan or a child protection plan has begun and not ended."""
    still_open = {plan.element for plan in read_plans(fields, referred) if plan.ended_on is None}
    if len(still_open) > 1:
        fields.warn("CINPlanDates", "a child in need plan runs beside a child protection plan (4001)")
    return bool(still_open)


def read_plans(fields: Fields, referred: date) -> tuple[CensusPlan, ...]:
    """An episode's plans of both kinds; one without a usable start is left out with a warning."""
    found = []
    for tag, starts, ends in PLANS:
        for element in fields.element.each(tag):
            part = fields.inside(element)
            started = part.day(starts, not_before=referred)
            if started is None:
                part.warn(tag, "has no usable start (1105, 4015), so the plan is left out; record it by hand")
            else:
                found.append(CensusPlan(tag, started, part.day(ends, not_before=started)))
    return tuple(found)


def _with_siblings(read: list[tuple[date | None, _Outcome]]) -> Iterator[_Outcome]:
    """Each open episode with what the child's other episodes mean for it."""
    still_open = sum(1 for _, outcome in read if isinstance(outcome, AdoptableEpisode))
    for at, (_, outcome) in enumerate(read):
        if isinstance(outcome, AdoptableEpisode):
            others = [day for other, (day, _) in enumerate(read) if other != at]
            yield _beside(outcome, others, still_open)
        else:
            yield outcome


def _beside(episode: AdoptableEpisode, others: list[date | None], still_open: int) -> AdoptableEpisode:
    known = [day for day in others if day is not None]
    found = []
    if still_open > 1:
        found.append(f"is one of {still_open} open episodes of this child (8815); each is taken over")
    if any(day > episode.referred_on for day in known):
        found.append("is open, but not the child's latest episode (8816)")
    if len(known) < len(others):
        found.append("has another episode beside it whose date of referral is not known")
    own = episode.referred_on.isoformat()
    doubts = (CensusWarning(episode.line, "CINdetails", own, what) for what in found)
    earlier = {day for day in known if day <= episode.referred_on}
    return replace(episode, earlier_referrals=tuple(sorted(earlier)), warnings=(*episode.warnings, *doubts))


def _with_repeats(adoptable: list[AdoptableEpisode], rows: list[tuple[str, int]]) -> Iterator[AdoptableEpisode]:
    """Each open episode, with a warning where its child's id stands in more than one place."""
    lines: dict[str, list[int]] = {}
    for ref, line in rows:
        lines.setdefault(ref, []).append(line)
    for one in adoptable:
        where = lines.get(one.child_ref, [])
        if len(where) > 1:
            what = f"is given to {len(where)} children, first at line {where[0]}; their episodes are not joined"
            repeat = CensusWarning(one.line, "LAchildID", one.child_ref, what)
            yield replace(one, warnings=(*one.warnings, repeat))
        else:
            yield one
