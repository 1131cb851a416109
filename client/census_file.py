"""The file of a Children in Need census return: parsed safely, as elements that know their lines.

What the elements mean is read elsewhere: `client.census` for the open cases that are taken over, `client.past` for
every episode. A value that cannot be used is left out with a warning that names line, element and value.
"""

import hashlib
import io
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import Locator

from defusedxml import sax
from defusedxml.common import DefusedXmlException

LARGEST_FILE = 200 * 1024 * 1024
"""The most bytes that a return may have; reading one byte more from a file shows that it is too large."""
DEEPEST = 16
LONGEST_VALUE = 40
LONGEST_CHILD_ID = 64

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(T00:00:00(\.0+)?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_LEA = re.compile(r"\d{3}", re.ASCII)
_ROW_DEPTH = 3


class CensusError(ValueError):
    """The file is not a census return that can be read: a sentence that can be shown as it stands."""


@dataclass(frozen=True)
class CensusWarning:
    """Something wrong that does not keep an episode from being taken over: where, which value, and what."""

    line: int
    element: str
    value: str
    what: str


@dataclass(slots=True)
class Element:
    """One element: its name without a namespace, its line, its text and its parts."""

    tag: str
    line: int
    pieces: list[str] = field(default_factory=list)
    parts: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text that stands in the element itself."""
        return "".join(self.pieces).strip()

    @property
    def filled(self) -> bool:
        """Whether there is any text in it, at any depth."""
        return bool(self.text) or any(part.filled for part in self.parts)

    def each(self, tag: str) -> list["Element"]:
        """The direct parts with this name that are not empty."""
        return [part for part in self.parts if part.tag == tag and part.filled]

    def below(self) -> Iterator["Element"]:
        """Everything inside, in the order of the file."""
        for part in self.parts:
            yield part
            yield from part.below()


def strays(element: Element) -> Iterator[Element]:
    """The children and episodes inside an element that was not handed on as a row."""
    return (part for part in element.below() if part.tag in {"Child", "CINdetails"})


def find_child_ref(element: Element) -> str:
    """The child's id if the element holds exactly one, for saying which child is meant."""
    found = {part.text for part in element.below() if part.tag == "LAchildID" and part.text}
    only = found.pop() if len(found) == 1 else ""
    return only if len(only) <= LONGEST_CHILD_ID else short(only)


def merged(row: Element, tag: str) -> Element:
    """The parts of every element with this name in one, so that groups that contradict each other show."""
    found = row.each(tag)
    parts = [part for one in found for part in one.parts]
    return Element(tag, found[0].line if found else row.line, [], parts)


class _Reader(ContentHandler):
    """Builds elements with their lines, and hands on each row of `Children` as soon as it is complete."""

    def __init__(self, read_row: Callable[[Element], None]) -> None:
        super().__init__()
        self.root = Element("", 0)
        self.counts: dict[str, int] = {}
        self._open: list[Element] = []
        self._read_row = read_row
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the parser's own name
        self._locator = locator

    def startElement(self, name: str, attrs: object) -> None:  # noqa: ARG002, N802 - the parser's own name
        tag = name.rsplit(":", 1)[-1]
        line = (self._locator.getLineNumber() if self._locator else None) or 0
        if not self._open and tag != "Message":
            raise CensusError(f"Line {line}: the file is a {short(tag)}; a census return is a Message.")
        if len(self._open) >= DEEPEST:
            raise CensusError(f"Line {line}: elements are nested more than {DEEPEST} deep; a return has none such.")
        if tag in {"Child", "CINdetails"}:
            self.counts[tag] = self.counts.get(tag, 0) + 1
        self._open.append(Element(tag, line))

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


@dataclass(frozen=True)
class CensusFile:
    """What of a return is not in its rows. `children` and `episodes` count the elements, wherever they stand."""

    root: Element
    lea: str
    reference_date: date | None
    children: int
    episodes: int
    digest: str


def read_file(content: bytes, read_row: Callable[[Element], None]) -> CensusFile:
    """Read a whole return, and call `read_row` with each row of its `Children` in turn.

    Raises:
        CensusError: too large, not XML, with a document type or entities, nested too deep, or no such return.
    """
    reader = _Reader(read_row)
    _parse(content, reader)
    return CensusFile(
        root=reader.root,
        lea=_lea_of(reader.root),
        reference_date=parse_date(_text_at(reader.root, "Header", "CollectionDetails", "ReferenceDate")),
        children=reader.counts.get("Child", 0),
        episodes=reader.counts.get("CINdetails", 0),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _parse(content: bytes, reader: _Reader) -> None:
    if len(content) > LARGEST_FILE:
        raise CensusError(f"The file is larger than {LARGEST_FILE // 1024**2} MB; a census return is not.")
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
    if _text_at(root, "Header", "CollectionDetails", "Collection") != "CIN":
        raise CensusError("The file's header does not say that it is a return of the collection CIN.")
    if not any(part.tag == "Children" for part in root.parts):
        raise CensusError("The file has no Children; a census return lists every child there.")


def _lea_of(root: Element) -> str:
    lea = _text_at(root, "Header", "Source", "LEA")
    if not _LEA.fullmatch(lea):
        raise CensusError(f"The header's LEA is {short(lea)!r}; it must be the authority's three figures.")
    return lea


def _text_at(element: Element, *tags: str) -> str:
    """The text at a path, or nothing where a step of it is missing or there twice."""
    for tag in tags:
        found = element.each(tag)
        if len(found) != 1:
            return ""
        element = found[0]
    return element.text


def parse_date(text: str) -> date | None:
    """The local date that is written, or None."""
    found = _DATE.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def short(text: str) -> str:
    """A value as it is shown: not longer than anybody reads."""
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


class Fields:
    """Reads the parts of one element; whatever cannot be used is left out and goes to `warnings`."""

    def __init__(self, element: Element, today: date, warnings: list[CensusWarning]) -> None:
        self.element = element
        self.today = today
        self.warnings = warnings

    def inside(self, element: Element) -> "Fields":
        """The same for an element inside this one."""
        return Fields(element, self.today, self.warnings)

    def warn(self, tag: str, what: str, found: Element | None = None) -> None:
        """Note what is wrong with a value, or with the lack of one."""
        place = found or self.element
        self.warnings.append(CensusWarning(place.line, tag, short(found.text) if found else "", what))

    def has(self, tag: str) -> bool:
        """Whether anything with this name is there."""
        return bool(self.element.each(tag))

    def one(self, tag: str) -> Element | None:
        """The one value with this name; two that differ are none."""
        found = self.element.each(tag)
        if len({part.text for part in found}) > 1:
            self.warn(tag, "is given more than once with different values; left out", found[1])
            return None
        return found[0] if found else None

    def day(self, tag: str, *, not_before: date | None = None, future: bool = False) -> date | None:
        """A local date, where it is one, has come (unless `future`) and is not before another."""
        found = self.one(tag)
        if found is None:
            return None
        day = parse_date(found.text)
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
        """A code of a set, where it is one; `rule` is the census's rule about it."""
        found = self.one(tag)
        if found is not None and found.text in codes:
            return found.text
        if found is not None:
            self.warn(tag, f"is not a code of the census ({rule}); left out", found)
        elif not self.has(tag):
            self.warn(tag, f"is missing ({rule})")
        return None

    def flag(self, tag: str) -> bool:
        """Whether a flag says true."""
        found = self.one(tag)
        if found is not None and found.text not in {"true", "false", "1", "0"}:
            self.warn(tag, "is neither true nor false; left out", found)
        return found is not None and found.text in {"true", "1"}
