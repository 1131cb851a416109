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

import hashlib
import io
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import Locator

from defusedxml import sax
from defusedxml.common import DefusedXmlException

from practice.commands import AdoptedAssessment, AdoptedSection47
from practice.codes import ETHNICITIES, PRIMARY_NEEDS, REFERRAL_SOURCES

LARGEST_FILE = 200 * 1024 * 1024
"""The most bytes that a return may have; reading one byte more from a file shows that it is too large."""
DEEPEST = 16
LONGEST_VALUE = 40
LONGEST_CHILD_ID = 64
CHILD_ID_LIMIT = 20
UNKNOWN_SOURCE = "10"

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(T00:00:00(\.0+)?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_LEA = re.compile(r"\d{3}", re.ASCII)
_ROW_DEPTH = 3
_ACTIVITY = ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "DateOfInitialCPC")
_PLANS = (
    ("CINPlanDates", "CINPlanStartDate", "CINPlanEndDate"),
    ("ChildProtectionPlans", "CPPstartDate", "CPPendDate"),
)


class CensusError(ValueError):
    """The file is not a census return that can be read: a sentence that can be shown as it stands."""


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
class CensusWarning:
    """Something wrong that does not keep an episode from being taken over: where, which value, and what."""

    line: int
    element: str
    value: str
    what: str


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


@dataclass(slots=True)
class _Element:
    tag: str
    line: int
    pieces: list[str] = field(default_factory=list)
    parts: list["_Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    @property
    def filled(self) -> bool:
        return bool(self.text) or any(part.filled for part in self.parts)

    def each(self, tag: str) -> list["_Element"]:
        """The direct parts with this name that are not empty."""
        return [part for part in self.parts if part.tag == tag and part.filled]

    def below(self) -> Iterator["_Element"]:
        """Everything inside, in the order of the file."""
        for part in self.parts:
            yield part
            yield from part.below()


_Outcome = AdoptableEpisode | NotAdopted


def read_return(content: bytes, *, today: date) -> CensusReturn:
    """Read a whole return. Dates after `today` (a local date) have not happened: left out, with a warning.

    Raises:
        CensusError: too large, not XML, with a document type or entities, nested too deep, or no such return.
    """
    if len(content) > LARGEST_FILE:
        raise CensusError(f"The file is larger than {LARGEST_FILE // 1024**2} MB; a census return is not.")
    outcomes: list[_Outcome] = []
    rows: list[tuple[str, int]] = []

    def read_row(row: _Element) -> None:
        outcomes.extend(_read_row(row, today))
        rows.append((_find_child_ref(row), row.line))

    reader = _Reader(read_row)
    _parse(content, reader)
    root = reader.root
    outcomes.extend(_misplaced(part) for part in _strays(root))
    adoptable = (outcome for outcome in outcomes if isinstance(outcome, AdoptableEpisode))
    return CensusReturn(
        lea=_lea(root),
        reference_date=_parse_date(_path(root, "Header", "CollectionDetails", "ReferenceDate")),
        digest=hashlib.sha256(content).hexdigest(),
        children=reader.counts.get("Child", 0),
        episodes=reader.counts.get("CINdetails", 0),
        adoptable=tuple(_with_repeats(list(adoptable), rows)),
        not_adopted=tuple(outcome for outcome in outcomes if isinstance(outcome, NotAdopted)),
    )


class _Reader(ContentHandler):
    """Builds elements with their lines, and hands on each row of `Children` as soon as it is complete."""

    def __init__(self, read_row: Callable[[_Element], None]) -> None:
        super().__init__()
        self.root = _Element("", 0)
        self.counts: dict[str, int] = {}
        self._open: list[_Element] = []
        self._read_row = read_row
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the parser's own name
        self._locator = locator

    def startElement(self, name: str, attrs: object) -> None:  # noqa: ARG002, N802 - the parser's own name
        tag = name.rsplit(":", 1)[-1]
        line = (self._locator.getLineNumber() if self._locator else None) or 0
        if not self._open and tag != "Message":
            raise CensusError(f"Line {line}: the file is a {_short(tag)}; a census return is a Message.")
        if len(self._open) >= DEEPEST:
            raise CensusError(f"Line {line}: elements are nested more than {DEEPEST} deep; a return has none such.")
        if tag in {"Child", "CINdetails"}:
            self.counts[tag] = self.counts.get(tag, 0) + 1
        self._open.append(_Element(tag, line))

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - the parser's own name
        element = self._open.pop()
        if not self._open:
            self.root = element
        elif len(self._open) + 1 == _ROW_DEPTH and self._open[-1].tag == "Children":
            self._read_row(element)
        else:
            self._open[-1].parts.append(element)

    def characters(self, content: str) -> None:
        self._open[-1].pieces.append(content)


def _parse(content: bytes, reader: _Reader) -> None:
    try:
        sax.parse(io.BytesIO(content), reader, forbid_dtd=True)
    except CensusError:
        raise
    except DefusedXmlException as error:
        raise CensusError("The file declares a document type or entities; a return has none.") from error
    except (SAXException, ValueError, LookupError) as error:
        where = getattr(error, "getLineNumber", lambda: None)()
        raise CensusError(f"The file is not well-formed XML{f' (line {where})' if where else ''}.") from error
    root = reader.root
    if _path(root, "Header", "CollectionDetails", "Collection") != "CIN":
        raise CensusError("The file's header does not say that it is a return of the collection CIN.")
    if not any(part.tag == "Children" for part in root.parts):
        raise CensusError("The file has no Children; a census return lists every child there.")


def _lea(root: _Element) -> str:
    lea = _path(root, "Header", "Source", "LEA")
    if not _LEA.fullmatch(lea):
        raise CensusError(f"The header's LEA is {_short(lea)!r}; it must be the authority's three figures.")
    return lea


def _path(element: _Element, *tags: str) -> str:
    """The text at a path, or nothing where a step of it is missing or there twice."""
    for tag in tags:
        found = element.each(tag)
        if len(found) != 1:
            return ""
        element = found[0]
    return element.text


def _parse_date(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


class _Fields:
    """Reads the parts of one element; whatever cannot be used is left out and goes to `warnings`."""

    def __init__(self, element: _Element, today: date, warnings: list[CensusWarning]) -> None:
        self.element = element
        self.today = today
        self.warnings = warnings

    def inside(self, element: _Element) -> "_Fields":
        return _Fields(element, self.today, self.warnings)

    def warn(self, tag: str, what: str, found: _Element | None = None) -> None:
        place = found or self.element
        self.warnings.append(CensusWarning(place.line, tag, _short(found.text) if found else "", what))

    def has(self, tag: str) -> bool:
        return bool(self.element.each(tag))

    def one(self, tag: str) -> _Element | None:
        found = self.element.each(tag)
        if len({part.text for part in found}) > 1:
            self.warn(tag, "is given more than once with different values; left out", found[1])
            return None
        return found[0] if found else None

    def day(self, tag: str, *, not_before: date | None = None, future: bool = False) -> date | None:
        found = self.one(tag)
        if found is None:
            return None
        day = _parse_date(found.text)
        if day is None:
            self.warn(tag, "is not a date in the form 2026-01-31; left out", found)
        elif day > self.today and not future:
            self.warn(tag, "lies in the future; left out", found)
        elif not_before and day < not_before:
            self.warn(tag, f"is before {not_before}, which it must follow; left out", found)
        else:
            return day
        return None

    def code(self, tag: str, codes: Container[str], rule: str) -> str | None:
        found = self.one(tag)
        if found is not None and found.text in codes:
            return found.text
        if found is not None:
            self.warn(tag, f"is not a code of the census ({rule}); left out", found)
        elif not self.has(tag):
            self.warn(tag, f"is missing ({rule})")
        return None

    def flag(self, tag: str) -> bool:
        found = self.one(tag)
        if found is not None and found.text not in {"true", "false", "1", "0"}:
            self.warn(tag, "is neither true nor false; left out", found)
        return found is not None and found.text in {"true", "1"}


@dataclass(frozen=True)
class _Child:
    """What an episode needs to know of its child."""

    ref: str
    ethnicity: str | None
    born: date | None
    expected: date | None
    warnings: tuple[CensusWarning, ...]


def _read_row(row: _Element, today: date) -> Iterator[_Outcome]:
    if row.tag != "Child":
        yield _not_adopted(row, Reason.MISPLACED, "stands where a return has a Child")
        yield from (_misplaced(part) for part in _strays(row))
        return
    episodes = [part for part in row.parts if part.tag == "CINdetails"]
    if not episodes:
        yield _not_adopted(row, Reason.NO_EPISODE, "the child has no CINdetails, and so no episode")
    child = _read_child(row, today)
    yield from _with_siblings([_read_episode(episode, child, today) for episode in episodes])
    own = {id(episode) for episode in episodes}
    ref = child.ref if isinstance(child, _Child) else ""
    yield from (_misplaced(part, ref) for part in _strays(row) if id(part) not in own)


def _strays(element: _Element) -> Iterator[_Element]:
    return (part for part in element.below() if part.tag in {"Child", "CINdetails"})


def _misplaced(element: _Element, ref: str = "") -> NotAdopted:
    own = _find_child_ref(element) if element.tag == "Child" else ref
    return _not_adopted(element, Reason.MISPLACED, "stands where a return has none; move it", ref=own)


def _not_adopted(  # noqa: PLR0913 - the facts of the value that it makes
    element: _Element, reason: Reason, why: str, *, ref: str | None = None, tag: str = "", value: str = ""
) -> NotAdopted:
    child_ref = _find_child_ref(element) if ref is None else ref
    return NotAdopted(child_ref, element.line, tag or _short(element.tag), _short(value), reason, why)


def _find_child_ref(element: _Element) -> str:
    """The child's id if the element holds exactly one, for saying which child is meant."""
    found = {part.text for part in element.below() if part.tag == "LAchildID" and part.text}
    only = found.pop() if len(found) == 1 else ""
    return only if len(only) <= LONGEST_CHILD_ID else _short(only)


def _read_child(row: _Element, today: date) -> _Child | NotAdopted:
    fields = _Fields(_merged(row, "ChildIdentifiers"), today, [])
    identifier = fields.one("LAchildID")
    if identifier is None or len(identifier.text) > LONGEST_CHILD_ID:
        why = "LAchildID is missing, differs from another one given, or is too long, so the child is not known"
        value = identifier.text if identifier else ""
        return _not_adopted(row, Reason.UNREADABLE, why, tag="LAchildID", value=value)
    if len(identifier.text) > CHILD_ID_LIMIT or not identifier.text.isalnum():
        fields.warn("LAchildID", f"is not up to {CHILD_ID_LIMIT} letters and figures (1570, 1580)", identifier)
    born, expected = _births(fields)
    died = fields.one("PersonDeathDate")
    if died is not None:
        fields.warn("PersonDeathDate", "says that the child has died, yet the episode is open", died)
    traits = fields.inside(_merged(row, "ChildCharacteristics"))
    ethnicity = traits.code("Ethnicity", ETHNICITIES.labels, "rule 4220")
    return _Child(identifier.text, ethnicity, born, expected, tuple(fields.warnings))


def _births(fields: _Fields) -> tuple[date | None, date | None]:
    if fields.has("PersonBirthDate") and fields.has("ExpectedPersonBirthDate"):
        fields.warn("PersonBirthDate", "stands beside an expected date of birth (8525Q); both left out")
        return None, None
    if not fields.has("PersonBirthDate") and not fields.has("ExpectedPersonBirthDate"):
        fields.warn("PersonBirthDate", "neither a date of birth nor an expected one is given (8525Q)")
    return fields.day("PersonBirthDate"), fields.day("ExpectedPersonBirthDate", future=True)


def _merged(row: _Element, tag: str) -> _Element:
    """The parts of every element with this name in one, so that groups that contradict each other show."""
    found = row.each(tag)
    parts = [part for one in found for part in one.parts]
    return _Element(tag, found[0].line if found else row.line, [], parts)


def _read_episode(episode: _Element, child: _Child | NotAdopted, today: date) -> tuple[date | None, _Outcome]:
    """The episode's date of referral, where it is known, and what becomes of the episode."""
    fields = _Fields(episode, today, [])
    referred = fields.day("CINreferralDate", future=True)
    return referred, _outcome(fields, child, referred)


def _outcome(fields: _Fields, child: _Child | NotAdopted, referred: date | None) -> _Outcome:
    episode = fields.element
    ref = child.ref if isinstance(child, _Child) else child.child_ref
    doubt = fields.warnings[-1] if fields.warnings else None
    if closed := fields.day("CINclosureDate", not_before=referred):
        why, value = f"closed on {closed}", closed.isoformat()
        return _not_adopted(episode, Reason.CLOSED, why, ref=ref, tag="CINclosureDate", value=value)
    no_action = fields.flag("ReferralNFA")
    if no_action and not any(fields.has(tag) for tag in _ACTIVITY):
        why = "referral with no further action, and nothing is recorded since"
        return _not_adopted(episode, Reason.NO_FURTHER_ACTION, why, ref=ref, tag="ReferralNFA", value="true")
    if isinstance(child, NotAdopted):
        return replace(child, line=episode.line)
    if referred is None:
        what = doubt.what.removesuffix("; left out") if doubt else "is missing"
        why = f"CINreferralDate {what}, so no limit can be reckoned; correct it and run again"
        value = doubt.value if doubt else ""
        return _not_adopted(episode, Reason.UNREADABLE, why, ref=ref, tag="CINreferralDate", value=value)
    if no_action:
        what = "says no further action, yet activity is recorded (8831, 8832, 4000); treated as open"
        fields.warn("ReferralNFA", what, fields.one("ReferralNFA"))
    return _adoptable(fields, child, referred)


def _adoptable(fields: _Fields, child: _Child, referred: date) -> AdoptableEpisode:
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
        assessments=_assessments(fields, referred),
        section_47=_enquiries(fields, referred),
        on_plan=_on_plan(fields, referred),
        warnings=(*child.warnings, *fields.warnings),
    )


def _assessments(fields: _Fields, referred: date) -> tuple[AdoptedAssessment, ...]:
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


def _enquiries(fields: _Fields, referred: date) -> tuple[AdoptedSection47, ...]:
    found = [one for element in fields.element.each("Section47") if (one := _enquiry(fields.inside(element), referred))]
    still_open = [one for one in found if not one.conference_on and not one.conference_not_required]
    if len(still_open) > 1:
        fields.warn("Section47", "more than one enquiry is open (8839); the earliest limit runs")
    if still_open and fields.has("DateOfInitialCPC"):
        what = "a conference is dated at the episode, not at the enquiry, which is treated as open"
        fields.warn("DateOfInitialCPC", what, fields.one("DateOfInitialCPC"))
    return tuple(sorted(found, key=lambda one: one.started_on))


def _enquiry(part: _Fields, referred: date) -> AdoptedSection47 | None:
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


def _on_plan(fields: _Fields, referred: date) -> bool:
    """Whether a child in need plan or a child protection plan has begun and not ended."""
    open_plans = [tag for tag, starts, ends in _PLANS if _plan_open(fields, tag, starts, ends, referred)]
    if len(open_plans) > 1:
        fields.warn("CINPlanDates", "a child in need plan runs beside a child protection plan (4001)")
    return bool(open_plans)


def _plan_open(fields: _Fields, tag: str, starts: str, ends: str, referred: date) -> bool:
    found = False
    for element in fields.element.each(tag):
        part = fields.inside(element)
        started = part.day(starts, not_before=referred)
        if started is None:
            part.warn(tag, "has no usable start (1105, 4015), so the plan is left out; record it by hand")
        elif part.day(ends, not_before=started) is None:
            found = True
    return found


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
