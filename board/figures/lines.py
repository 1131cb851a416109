"""The cases behind a number as a table: one line for each thing that was counted."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from board.figures.figure import NOTHING, Cell, Column, Context, Figure, Table, Value
from engine.figures import CaseLine
from practice.words import due_time, local_time

_PEOPLE = frozenset({"worker", "actor"})


def lines_table(
    figure: Figure, lines: Iterable[CaseLine], people: Mapping[str, str], context: Context, zone: ZoneInfo
) -> Table:
    """The columns that a figure shows of its lines, and the team that has the case now; `people` are names by id."""
    columns = tuple(Column(name, title) for name, title in (*figure.lines, ("team", "Team now")))
    rows = tuple(tuple(_cell(figure, line, column.name, people, context, zone) for column in columns) for line in lines)
    return Table("One row for each thing that was counted", columns, rows)


def _cell(  # noqa: PLR0913, PLR0917 - a cell is made of these
    figure: Figure, line: CaseLine, name: str, people: Mapping[str, str], context: Context, zone: ZoneInfo
) -> Cell:
    value: Value = getattr(line, name)
    if value is None:
        return Cell(None, NOTHING)
    if isinstance(value, datetime):
        return Cell(value, due_time(zone, value) if name == "due" else local_time(zone, value))
    text = str(value)
    if name == "what":
        return Cell(value, figure.said(text))
    if name == "team":
        return Cell(value, context.team(text))
    return Cell(value, people.get(text, text) if name in _PEOPLE else text)
