"""What a figure is: words, tables whose numbers lead to cases, and charts."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from board.figures.asked import Asked
from board.figures.charts import Chart
from engine.figures import Figures

NOTHING = "\N{EN DASH}"
"""Stands where there is no value."""
Value = str | int | float | date | datetime | None


@dataclass(frozen=True)
class Column:
    """One column of a table: its name in a file, its title on a page, and whether it holds numbers."""

    name: str
    title: str
    number: bool = False


@dataclass(frozen=True)
class Cell:
    """One value, and the words for it on a page.

    `behind` narrows the list of cases that it leads to, `page` is the team whose page it leads to.
    """

    value: Value
    text: str
    behind: Mapping[str, str | int] | None = None
    page: str | None = None
    loud: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns. `caption` says what one row is."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Shown:
    """A figure as it came out: a sentence with the number that matters most, charts, tables, and the file's table."""

    headline: str
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    file: Table


@dataclass(frozen=True)
class Context:
    """What a figure is made from beside the database: the names of teams and levels, and the policy's caseload limit.

    `limit` is the one that the reader chose to look at.
    """

    asked: Asked
    teams: Mapping[str, str]
    levels: Mapping[str, str]
    caseload_limit: int | None
    limit: str | None = None

    def team(self, team: str) -> str:
        """A team by its name."""
        return self.teams.get(team, team)


@dataclass(frozen=True)
class Figure:
    """One figure: how it is made, what it counts, what it can and cannot mean, and what its lists of cases show.

    `narrowing` are the parameters that a list of its cases takes, each with how it is read; `lines` are the columns of
    such a list, by the names of `engine.figures.CaseLine`, and `said` puts its `what` into words. `dated` says whether
    the period matters, `sign` whether it is a sign of gaming rather than a count.
    """

    key: str
    title: str
    counts: str
    mind: str
    show: Callable[[Figures, Context], Awaitable[Shown]]
    lines: tuple[tuple[str, str], ...]
    narrowing: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)
    said: Callable[[str], str] = str
    dated: bool = True
    sign: bool = False


def words(text: str, **more: Any) -> Cell:
    """A cell of words."""
    return Cell(text, text, **more)


def count(value: int, behind: Mapping[str, str | int] | None = None) -> Cell:
    """A cell with a number of things; one of nothing leads nowhere."""
    return Cell(value, f"{value:,}", behind if value else None)


def share(value: float | None) -> Cell:
    """A cell with a share between 0 and 1, in per cent for people."""
    return Cell(None if value is None else round(value, 4), NOTHING if value is None else percent(value))


def percent(value: float) -> str:
    """A share in per cent; 100 % and 0 % are said of the whole and of nothing only."""
    rounded = round(value * 100)
    if rounded in {0, 100} and value not in {0, 1}:
        return "over 99%" if rounded else "under 1%"
    return f"{rounded}%"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number of things in words."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
