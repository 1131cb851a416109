"""Reading a directory from TOML or from CSV tables."""

import csv
import io
import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from engine.directory.model import Directory, DirectoryError


def parse_directory(text: str, where: str) -> Directory:
    """Read a directory from TOML (`[[teams]]`, `[[people]]`, `[[roles]]`, `[[absences]]`); `where` is for errors.

    Raises:
        DirectoryError: not TOML, or not a valid directory.
    """
    try:
        return _checked(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise DirectoryError(f"{where}: not valid TOML: {error}") from error


def parse_directory_csv(tables: Mapping[str, str], where: str) -> Directory:
    """Read a directory from CSV texts by table (`teams`, `people`, `roles`, `absences`), each with a header line.

    Raises:
        DirectoryError: not a valid directory.
    """
    return _checked({table: _csv_rows(text) for table, text in tables.items()}, where)


def _csv_rows(text: str) -> list[dict[str, str]]:
    lines = csv.DictReader(io.StringIO(text), restkey="(too many values)")
    return [{name: value for name, value in line.items() if value} for line in lines]


def _checked(content: Mapping[str, Any], where: str) -> Directory:
    try:
        return Directory.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(p) for p in first["loc"]) or "the whole"
        raise DirectoryError(f"{where}: {place}: {first['msg']}") from None
