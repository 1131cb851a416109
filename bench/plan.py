"""How much a measurement does: how many rounds, and how large each of them is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """What was asked for. `scale` is the share of the full size; `progress` is told in a few words what is going on."""

    rounds: int
    scale: float
    progress: Callable[[str], None]

    def size(self, full: int, *, least: int = 1) -> int:
        """How many of something, where `full` is what a whole measurement takes, and never fewer than `least`."""
        return max(least, round(full * self.scale))
