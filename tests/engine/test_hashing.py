import json

from hypothesis import given
from hypothesis import strategies as st

from engine.hashing import canonical_entry, entry_hash, storable
from tests.activities.values import NOW


def _text(**changes: object) -> str:
    facts = {"case_ref": "case-1", "sequence": 1, "recorded_at": NOW, "happened_at": NOW}
    facts |= {"actor": "manager-1", "command": None, "event": {"kind": "X", "reason": "y"}}
    return canonical_entry(**(facts | changes))  # type: ignore[arg-type]


def test_the_hash_depends_on_every_part_and_on_what_came_before() -> None:
    changes: list[dict[str, object]] = [
        {},
        {"case_ref": "case-2"},
        {"sequence": 2},
        {"actor": "manager-2"},
        {"command": "c"},
        {"event": {"kind": "X", "reason": "z"}},
    ]
    hashes = {entry_hash(previous, _text(**change)) for change in changes for previous in ("a", "b")}
    assert len(hashes) == 2 * len(changes)


def test_the_order_of_an_events_fields_does_not_matter() -> None:
    assert _text(event={"reason": "y", "kind": "X"}) == _text()


@given(st.text())
def test_only_nul_is_changed_for_storing(text: str) -> None:
    assert json.loads(storable(json.dumps({"text": text})))["text"] == text.replace("\0", "\ufffd")
