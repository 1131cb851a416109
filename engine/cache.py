"""How many open cases a worker remembers: as many as its memory budget has room for.

A case that is remembered goes on where it was; any other is replayed from its history when something happens to it.
"""

from dataclasses import dataclass
from pathlib import Path

import psutil
from prometheus_client import Gauge

from engine.observed import OBSERVED
from engine.settings import Settings

BYTES_A_CASE = 120_000
"""What a case in the midst of an assessment takes of a worker's memory; `python -m bench memory` measures it."""
SHARE = 4
"""Without a setting, one part in so many of the memory that this process may use is for remembered cases."""
FEWEST = 100
"""A worker that remembered fewer would replay cases in the middle of what is being done with them."""
LIMITS = Path("/sys/fs/cgroup")
"""Where Linux says how much memory a container may use."""
_LIMIT_FILES = ("memory.max", "memory/memory.limit_in_bytes")
_MEGABYTE = 1_000_000
_MOST = Gauge("frontdoor_case_cache_most", "How many open cases this worker may remember at once.", registry=OBSERVED)


@dataclass(frozen=True)
class CaseCache:
    """The memory that is for remembered cases, in bytes, and how many cases that is."""

    budget: int
    cases: int


def case_cache(settings: Settings) -> CaseCache:
    """What the setting or, without one, the machine or container allows; `/metrics` shows it from then on."""
    set_ = settings.cache_memory
    budget = set_ * _MEGABYTE if set_ is not None else memory_here() // SHARE
    found = CaseCache(budget, max(budget // BYTES_A_CASE, FEWEST))
    _MOST.set(found.cases)
    return found


def memory_here(limits: Path = LIMITS) -> int:
    """How many bytes of memory this process may use: the container's limit, or what the machine has."""
    return min([psutil.virtual_memory().total, *_limits(limits)])


def _limits(folder: Path) -> list[int]:
    # A container without a limit says `max`, or a number that no machine has.
    said = [(folder / name).read_text(encoding="ascii").strip() for name in _LIMIT_FILES if (folder / name).exists()]
    return [int(limit) for limit in said if limit.isdigit()]
