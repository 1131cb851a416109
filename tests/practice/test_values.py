"""A value is a frozen dataclass in everything but the time that it takes to make one."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError
from temporalio.contrib.pydantic import pydantic_data_converter

from practice import events as e
from practice.case import Clock
from practice.events import Entry, Event
from practice.values import value

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@value
class Visit:
    """An example."""

    by: str
    alone: bool = True
    at: datetime | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return f"{self.by}, {'alone' if self.alone else 'with others'}"


@dataclass(frozen=True)
class Plain:
    """The same fields, made by `dataclasses` alone."""

    by: str
    alone: bool = True
    at: datetime | None = None
    notes: list[str] = field(default_factory=list)


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        (("ann",), {}),
        (("ann", False, AT), {}),
        ((), {"notes": ["seen"], "by": "ann"}),
        (("ann",), {"at": AT, "alone": False}),
    ],
)
def test_it_holds_what_a_dataclass_of_the_same_fields_holds(args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    assert asdict(Visit(*args, **kwargs)) == asdict(Plain(*args, **kwargs))
    assert list(vars(Visit(*args, **kwargs))) == [f.name for f in fields(Visit)]


@pytest.mark.parametrize(("args", "kwargs"), [((), {}), (("ann", True, None, [], 5), {}), (("ann",), {"who": "x"})])
def test_what_a_dataclass_would_not_take_is_refused(args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Visit(*args, **kwargs)


def test_nothing_in_it_can_be_changed() -> None:
    visit = Visit("ann")
    with pytest.raises(FrozenInstanceError):
        visit.by = "bob"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del visit.by


def test_each_one_gets_a_collection_of_its_own() -> None:
    Visit("ann").notes.append("seen")
    assert Visit("ann").notes == []


def test_two_are_the_same_when_their_fields_are() -> None:
    assert Visit("ann", at=AT) == Visit("ann", True, AT)
    assert Visit("ann") != Visit("bob")
    assert len({e.Missing("a", "b"), e.Missing("a", "b"), e.Missing("a", "c")}) == 2


def test_it_shows_as_its_fields() -> None:
    assert repr(Visit("ann")) == "Visit(by='ann', alone=True, at=None, notes=[])"
    assert Visit("ann", alone=False).words == "ann, with others"
    assert is_dataclass(Visit)


def test_its_arguments_are_annotated_as_its_fields() -> None:
    hints = get_type_hints(Visit.__init__)
    assert hints == {**get_type_hints(Visit), "return": type(None)}
    assert Visit.__init__.__qualname__ == "Visit.__init__"


def test_one_with_some_fields_changed_is_a_value_of_its_kind() -> None:
    before = Visit("ann")
    assert replace(before, alone=False) == Visit("ann", alone=False)
    assert before.alone


def test_it_is_copied_and_kept_as_any_other_object() -> None:
    visit = Visit("ann", at=AT, notes=["seen"])
    kept = pickle.loads(pickle.dumps(visit))  # noqa: S301 - written in this very test
    assert copy.copy(visit) == copy.deepcopy(visit) == kept == visit


@pytest.mark.parametrize("content", [{"by": "ann"}, {"by": "ann", "alone": False, "at": "2026-03-02T09:00:00Z"}])
def test_pydantic_reads_and_writes_it_as_a_dataclass(content: dict[str, Any]) -> None:
    read, plain = TypeAdapter(Visit), TypeAdapter(Plain)
    assert read.dump_json(read.validate_python(content)) == plain.dump_json(plain.validate_python(content))
    assert read.json_schema()["properties"] == plain.json_schema()["properties"]


def test_pydantic_refuses_what_is_wrong() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Visit).validate_python({"alone": True})


def test_entries_and_limits_come_back_as_they_went_through_the_data_converter() -> None:
    event = e.ClockStarted("assessment", "assessment", 1, AT, AT, (AT,), (), None, 3)
    clock = Clock("assessment", "assessment", 1, AT, AT, (AT,), ())
    converter = pydantic_data_converter.payload_converter
    for one, kind in ((Entry(1, AT, AT, "ann", None, event), Entry), (clock, Clock)):
        (back,) = converter.from_payloads(converter.to_payloads([one]), [kind])
        assert back == one
        assert type(back) is kind


def test_an_event_is_told_by_its_kind() -> None:
    read = TypeAdapter[Event](Event)
    assert read.validate_python({"kind": "AlertResolved", "alert": "x#1"}) == e.AlertResolved("x#1")


def test_what_would_go_unheeded_is_refused() -> None:
    class Checked:
        by: str

        def __post_init__(self) -> None: ...

    class Kept:
        by: str
        tally: int = field(default=0, init=False)

    for unsuitable in (Checked, Kept):
        with pytest.raises(TypeError, match="cannot be a value"):
            value(unsuitable)
