"""Reading a directory from a TOML file, or from a folder of CSV files with one table each.

Every mistake is reported at once, a line each: the file, the line, the column (or key), what is wrong and what to do.
"""

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from engine.directory.edits import those_gone, without_leavers
from engine.directory.mistakes import columns, field_of, in_words
from engine.directory.model import (
    Absence,
    Directory,
    DirectoryError,
    Duty,
    HeldRole,
    Misfit,
    Person,
    Row,
    Team,
    misfits,
)
from engine.files import read_text
from practice.places import places_of

TABLES: Mapping[str, type[Row]] = {
    "teams": Team,
    "people": Person,
    "roles": HeldRole,
    "absences": Absence,
    "rota": Duty,
}
"""The tables of a directory, and what a row of each is."""
MOST_MISTAKES = 20
_BRITISH_DATE = re.compile(r"^(\d\d)/(\d\d)/(\d{4})")
Place = Callable[[str, int, str], str]
"""Where a field of a row (counted from 0) of a table stands, in words."""


@dataclass(frozen=True)
class Given:
    """The tables that somebody has written down. A table that is left out stays as it is when they are loaded."""

    tables: Mapping[str, tuple[Row, ...]]
    time_zone: str | None
    place: Place

    def onto(self, stored: Directory, today: date) -> Directory:
        """The directory after loading. Whoever is not among the people given has left; they stay on record as that.

        Args:
            stored: The directory as it is.
            today: The local date that settles who has left.

        Raises:
            DirectoryError: it does not fit together: unknown people or teams, leavers with a role, double duties.
        """
        tables = {name: self.tables.get(name, getattr(stored, name)) for name in TABLES}
        tables["people"] = (*tables["people"], *those_gone(tables["people"], stored.people))
        merged = Directory.model_construct(time_zone=self.time_zone or stored.time_zone, **tables)
        merged = without_leavers(merged, today, [name for name in ("roles", "rota") if name not in self.tables])
        _refuse([self._line(found) for found in (*misfits(merged), *self._unfit(merged, today))])
        return merged

    def _unfit(self, merged: Directory, today: date) -> Iterator[Misfit]:
        for table in ("teams", "people"):
            if not getattr(merged, table):
                yield Misfit(table, 0, "id", f"there are no {table}; a directory needs at least one of them")
        gone = {person.id for person in merged.people if person.has_left(today)}
        for row, held in enumerate(merged.roles):
            if held.person in gone:
                yield Misfit("roles", row, "person", f"{held.person} has left and cannot hold a role; delete this line")
        for row, duty in enumerate(merged.rota):
            if duty.person in gone and duty.until.date() > today:
                yield Misfit("rota", row, "person", f"{duty.person} has left and cannot be on duty; delete this line")

    def _line(self, found: Misfit) -> str:
        given = found.row < len(self.tables.get(found.table, ()))
        where = self.place(found.table, found.row, found.field) if given else f"{found.table} as stored"
        return f"{where}: {found.reason}."


def read_given(path: Path) -> Given:
    """Read a TOML file, or a folder with any of `teams.csv`, `people.csv`, `roles.csv`, `absences.csv`, `rota.csv`.

    Raises:
        DirectoryError: something cannot be read, or is wrong.
    """
    if not path.is_dir():
        return given_toml(_text(path), path.name)
    files = sorted(path.glob("*.csv"))
    if not files:
        raise DirectoryError(f"{path} has no CSV files; it needs {_listed(f'{name}.csv' for name in TABLES)}.")
    return given_csv({file.stem: _text(file) for file in files})


def given_toml(text: str, where: str) -> Given:
    """Read tables from TOML (`[[teams]]`, `[[people]]`, `[[roles]]`, `[[absences]]`, `[[rota]]`).

    Args:
        text: The whole file.
        where: The file's name, for errors.

    Raises:
        DirectoryError: not TOML, or not the tables of a directory.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DirectoryError(f"{where}: not valid TOML: {error}.") from None
    except RecursionError:
        raise DirectoryError(f"{where}: lists or tables are nested too deep.") from None
    places = places_of(text, where)

    def place(table: str, row: int, field: str) -> str:
        return f"{where}, line {places.line((table, row, field))}, {field or table}"

    zone = content.pop("time_zone", None)
    if zone is not None:
        _check_zone(zone, f"{where}, line {places.line(('time_zone',))}, time_zone")
    _refuse([f"{where}, line {places.line((name, 0))}: {_no_table(name)}" for name in content if name not in TABLES])
    for name, rows in content.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise DirectoryError(f"{where}, line {places.line((name, 0))}: write {name} as [[{name}]], once for each.")
    return _given(content, zone, place)


def given_csv(texts: Mapping[str, str]) -> Given:
    """Read tables from CSV texts by the name of the table, each with the names of its columns in the first line.

    Raises:
        DirectoryError: not the tables of a directory.
    """
    _refuse([f"{name}.csv: {_no_table(name)}" for name in texts if name not in TABLES])
    read = {name: _csv_rows(name, text) for name, text in texts.items()}

    def place(table: str, row: int, field: str) -> str:
        column = f", column {field}" if field else ""
        return f"{table}.csv, line {read[table][row][0]}{column}"

    return _given({name: [row for _, row in rows] for name, rows in read.items()}, None, place)


def _given(content: Mapping[str, list[dict[str, Any]]], zone: Any, place: Place) -> Given:
    tables: dict[str, tuple[Row, ...]] = {}
    mistakes: list[str] = []
    for name, rows in content.items():
        read = [_row(TABLES[name], row, partial(place, name, number)) for number, row in enumerate(rows)]
        mistakes += [line for one in read if isinstance(one, list) for line in one]
        tables[name] = tuple(one for one in read if isinstance(one, Row))
    _refuse(mistakes)
    return Given(tables, zone, place)


def _row(kind: type[Row], content: dict[str, Any], place: Callable[[str], str]) -> Row | list[str]:
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        return [f"{place(field_of(problem))}: {in_words(kind, problem)}." for problem in error.errors()]


def _required(kind: type[Row]) -> list[str]:
    return [field.alias or name for name, field in kind.model_fields.items() if field.is_required()]


def _check_zone(zone: Any, place: str) -> None:
    try:
        Directory(time_zone=zone)
    except ValidationError as error:
        raise DirectoryError(f"{place}: {error.errors()[0]['msg'].removeprefix('Value error, ')}.") from None


def _csv_rows(table: str, text: str) -> list[tuple[int, dict[str, str]]]:
    """The line on which each row begins, and its values by column; empty values are left out."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    header: list[str] = []
    begins = 1
    try:
        for values in lines:
            if header:
                rows += _csv_row(table, begins, header, values)
            else:
                header = _header(table, [value.strip() for value in values])
            begins = lines.line_num + 1
    except csv.Error as error:
        raise DirectoryError(f"{table}.csv, line {lines.line_num}: not valid CSV: {error}.") from None
    return rows


def _header(table: str, header: list[str]) -> list[str]:
    known, required = columns(TABLES[table]), _required(TABLES[table])
    wrong = [f"there is no column {name!r}; there are {_listed(known)}" for name in header if name not in known]
    wrong += [f"the column {name} is missing" for name in required if name not in header]
    wrong += [f"the column {name} stands there twice" for name in {*header} if header.count(name) > 1]
    if len(header) == 1 and re.search(r"[;\t]", header[0]):
        wrong = ["the columns are not separated by commas; save it as CSV with commas"]
    _refuse([f"{table}.csv, line 1: {reason}." for reason in wrong])
    return header


def _csv_row(table: str, line: int, header: list[str], values: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    if len(values) > len(header):
        raise DirectoryError(
            f"{table}.csv, line {line}: {len(values)} values for {len(header)} columns; "
            "put a value with a comma in quotation marks."
        )
    row = {name: value.strip() for name, value in zip(header, values, strict=False) if value.strip()}
    if row:
        yield line, {name: _as_iso(name, value) for name, value in row.items()}


def _as_iso(column: str, value: str) -> str:
    """Spreadsheets write dates in the British order, and save them so."""
    return value if column == "name" else _BRITISH_DATE.sub(r"\3-\2-\1", value)


def _text(path: Path) -> str:
    try:
        return read_text(path, encoding="utf-8-sig")
    except OSError as problem:
        raise DirectoryError(f"{path} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError as problem:
        reason = f"not UTF-8 at byte {problem.start}; save it as 'CSV UTF-8'"
        raise DirectoryError(f"{path.name}: {reason}.") from None


def _no_table(name: str) -> str:
    return f"there is no table {name}; there are {_listed(TABLES)}."


def _listed(names: Any) -> str:
    return ", ".join(names)


def _refuse(mistakes: list[str]) -> None:
    if mistakes:
        more = len(mistakes) - MOST_MISTAKES
        raise DirectoryError("\n".join(mistakes[:MOST_MISTAKES] + ([f"and {more} more."] if more > 0 else [])))
