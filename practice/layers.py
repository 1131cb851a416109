"""Mappings that grow as long as a case lives, in layers: what is added to one costs the same however much there is.

The newest layer is copied with each addition, as a case is a value; once it is full it is left as it is for good.
"""

from collections.abc import Mapping
from typing import TypeVar

LAYER = 64
"""How much a layer holds before the next one begins."""

_K = TypeVar("_K")
_V = TypeVar("_V")
Layers = tuple[dict[_K, _V], tuple[dict[_K, _V], ...]]
"""The newest layer, and those before it, the oldest first."""


def added(newest: dict[_K, _V], before: tuple[dict[_K, _V], ...], key: _K, value: _V) -> Layers[_K, _V]:
    """The layers with one more value, or with another one for a key of the newest layer."""
    if len(newest) < LAYER or key in newest:
        return {**newest, key: value}, before
    return {key: value}, (*before, newest)


def found(newest: Mapping[_K, _V], before: tuple[Mapping[_K, _V], ...], key: _K) -> _V | None:
    """The value of a key, from whichever layer has it; None where none has."""
    if (value := newest.get(key)) is not None:
        return value
    for layer in reversed(before):
        if (value := layer.get(key)) is not None:
            return value
    return None
