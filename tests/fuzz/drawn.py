"""What is drawn: ordinary content in which one or two things are not as they should be."""

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from pydantic_core import to_jsonable_python

from practice import commands as c
from tests.fuzz.ways_in import OPENINGS
from tests.practice.anything import ANYTHING, people
from tests.practice.builders import COMPLETE, DUTY, MANAGER, MONDAY, SYSTEM

ODD_TEXTS = (
    "",
    " ",
    "\0",
    "null",
    "-1",
    "1e999",
    "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30",
    "2026-03-29T01:30:00+00:00",
    "2026-03-02T10:00:00",
    "' OR 1=1 --",
    '=HYPERLINK("http://elsewhere.example")',
    "{{7*7}}",
    "<script>alert(1)</script>",
    "//elsewhere.example/",
    "../../etc/passwd",
    "line\r\nBcc: others@elsewhere.example",
    "\u202e\u2066\ufeff",
    "\U0001f9d2" * 50,
    "x" * 201,
    "x" * 20_001,
)
odd_texts = st.sampled_from(ODD_TEXTS) | st.text(max_size=40)
odd_values = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**31, 2**63, 10**30, -(2**63) - 1])
    | st.floats()
    | odd_texts
    | st.lists(st.text(max_size=5), max_size=3)
    | st.dictionaries(st.text(max_size=5), st.integers(), max_size=3)
)


@st.composite
def nearly(draw: st.DrawFn, content: Any) -> Any:
    """JSON content in which up to three places were changed, taken out, or put in beside the others."""
    changed = copy.deepcopy(content)
    for _ in range(draw(st.integers(0, 3))):
        holder, key = draw(st.sampled_from(_places(changed)))
        _put_in(draw, holder, key)
    return changed


def _put_in(draw: st.DrawFn, holder: Any, key: Any) -> None:
    how = draw(st.sampled_from(["change", "change", "change", "take out", "add", "twice"]))
    if how == "change":
        holder[key] = draw(odd_values)
    elif how == "take out":
        del holder[key]
    elif isinstance(holder, dict):
        holder[draw(odd_texts)] = draw(odd_values)
    else:
        holder.append(holder[key] if how == "twice" else draw(odd_values))


def _places(content: Any, top: bool = True) -> list[tuple[Any, Any]]:  # noqa: FBT001, FBT002 - the first call's own
    keys = list(content) if isinstance(content, dict) else range(len(content)) if isinstance(content, list) else ()
    found = [(content, key) for key in keys]
    deeper = [place for key in keys for place in _places(content[key], top=False)]
    return found + deeper or ([({"none": None}, "none")] if top else [])


@st.composite
def commands(draw: st.DrawFn) -> tuple[type[c.Command], Any]:
    """A kind of command, and the fields of one as JSON has them, nearly as they should be."""
    kind = draw(st.sampled_from([*ANYTHING, *OPENINGS]))
    fields = {name: draw(values) for name, values in FIELDS.get(kind, ANYTHING.get(kind, {})).items()}
    envelope = {
        "id": draw(st.sampled_from(["drawn-1", "command-1"])),
        "actor": draw(people | st.sampled_from([DUTY, MANAGER, SYSTEM])),
        "happened_at": MONDAY,
        "received_at": MONDAY,
    }
    return kind, draw(nearly(to_jsonable_python(envelope | fields)))


FIELDS: dict[type[c.Command], dict[str, st.SearchStrategy[Any]]] = {
    c.ReceiveContact: {"team": st.just("team-1"), "contact": st.just(COMPLETE)},
    c.AdoptCase: {
        "team": st.just("team-1"),
        "source": st.just("2A"),
        "referred_on": st.just("2026-02-02"),
        "census_reference": st.just("row-1"),
    },
    c.ReopenCase: {"reason": st.just("Closed in error")},
}

Cut = Callable[[st.DrawFn, bytes], bytes]


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes of which up to four pieces were cut out, repeated, replaced or moved."""
    content = whole
    for _ in range(draw(st.integers(0, 4))):
        content = draw(st.sampled_from(CUTS))(draw, content)
    return content


def _piece(draw: st.DrawFn, content: bytes) -> tuple[int, int]:
    start = draw(st.integers(0, len(content)))
    return start, draw(st.integers(start, min(len(content), start + 60)))


def _cut_out(draw: st.DrawFn, content: bytes) -> bytes:
    start, end = _piece(draw, content)
    return content[:start] + content[end:]


def _repeat(draw: st.DrawFn, content: bytes) -> bytes:
    start, end = _piece(draw, content)
    return content[:end] + content[start:end] * draw(st.integers(1, 40)) + content[end:]


def _replace(draw: st.DrawFn, content: bytes) -> bytes:
    start, end = _piece(draw, content)
    other = draw(odd_texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=20))
    return content[:start] + other + content[end:]


def _move(draw: st.DrawFn, content: bytes) -> bytes:
    start, end = _piece(draw, content)
    to = draw(st.integers(0, len(content)))
    rest = content[:start] + content[end:]
    return rest[:to] + content[start:end] + rest[to:]


CUTS: tuple[Cut, ...] = (_cut_out, _repeat, _replace, _move)
