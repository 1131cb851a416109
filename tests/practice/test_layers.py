"""Mappings in layers: what they hold is what a plain mapping would."""

from practice.layers import LAYER, added, found


def test_each_value_is_found_whichever_layer_it_is_in() -> None:
    """Three layers and the beginning of a fourth."""
    newest: dict[int, str] = {}
    before: tuple[dict[int, str], ...] = ()
    for number in range(3 * LAYER + 1):
        newest, before = added(newest, before, number, f"value {number}")
    assert len(before) == 3
    assert all(found(newest, before, number) == f"value {number}" for number in range(3 * LAYER + 1))
    assert found(newest, before, 3 * LAYER + 1) is None


def test_a_layer_that_was_handed_out_is_not_changed() -> None:
    """Whoever holds the mapping from before still has it as it was."""
    newest, before = added({"a": 1}, (), "b", 2)
    assert (newest, before) == ({"a": 1, "b": 2}, ())
    full = {str(number): number for number in range(LAYER)}
    assert added(full, (), "one more", 0) == ({"one more": 0}, (full,))
    assert len(full) == LAYER


def test_a_key_of_a_full_layer_gets_its_new_value_there() -> None:
    """Several entries of one command have one answer, also where it was the last of its layer."""
    full = {str(number): number for number in range(LAYER)}
    newest, before = added(full, (), "0", 99)
    assert (newest["0"], len(newest), before) == (99, LAYER, ())
