"""What differs between a directory and the next: the entries of its journal, and their words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.directory.model import Directory, Row

What = Literal[
    "time_zone_changed",
    "team_added",
    "team_changed",
    "team_removed",
    "person_added",
    "person_changed",
    "person_left",
    "person_returned",
    "role_given",
    "role_taken",
    "absence_entered",
    "absence_changed",
    "absence_removed",
    "duty_entered",
    "duty_changed",
    "duty_removed",
]
Content = dict[str, Any]

_KEYS: Mapping[str, tuple[str, ...]] = {
    "teams": ("id",),
    "people": ("id",),
    "roles": ("person", "role", "team"),
    "absences": ("person", "first_day"),
    "rota": ("person", "from"),
}
"""What tells the rows of a table apart."""
_WHAT: Mapping[str, tuple[What, What, What]] = {
    "teams": ("team_added", "team_changed", "team_removed"),
    "people": ("person_added", "person_changed", "person_left"),
    "roles": ("role_given", "role_given", "role_taken"),
    "absences": ("absence_entered", "absence_changed", "absence_removed"),
    "rota": ("duty_entered", "duty_changed", "duty_removed"),
}
"""What it is called when a row is new, has changed, or has gone."""
_WORDS: Mapping[str, str] = {
    "time_zone_changed": "time zone changed",
    "team_added": "team added",
    "team_changed": "team changed",
    "team_removed": "team removed",
    "person_added": "added",
    "person_changed": "changed",
    "person_left": "left",
    "person_returned": "returned",
    "role_given": "role given",
    "role_taken": "role taken away",
    "absence_entered": "away",
    "absence_changed": "absence changed",
    "absence_removed": "absence removed",
    "duty_entered": "on duty",
    "duty_changed": "duty changed",
    "duty_removed": "duty removed",
}


@dataclass(frozen=True)
class Change:
    """One difference: its code, the id of the person or team (or the name of the setting), and its row then and now."""

    what: What
    about: str
    before: Content | None
    after: Content | None


def differences(old: Directory, new: Directory) -> tuple[Change, ...]:
    """Every change that leads from one directory to another, table by table; nothing where they say the same."""
    changes: list[Change] = []
    if old.time_zone != new.time_zone:
        zones = {"time_zone": old.time_zone}, {"time_zone": new.time_zone}
        changes.append(Change("time_zone_changed", "time_zone", *zones))
    for table in _KEYS:
        changes += _of_table(table, _rows(table, old), _rows(table, new))
    return tuple(changes)


def change_words(change: Change) -> str:
    """One change in a line: `changed P-110: email a@x.example → b@x.example`."""
    row = change.after or change.before or {}
    head = f"{_WORDS[change.what]} {change.about}"
    if change.what.startswith("role_"):
        return f"{head}: {row['role']} for {row['team'] or 'the whole service'}"
    if change.before and change.after:
        return f"{head}: {', '.join(_moved(change.before, change.after))}"
    if change.what.startswith("absence_"):
        cover = f"{row['cover']} stands in" if row["cover"] else "nobody stands in"
        return f"{head}: {row['first_day']} to {row['last_day']}, {cover}"
    if change.what.startswith("duty_"):
        return f"{head}: {row['role']} for {row['team'] or 'the whole service'}, {_span(row)}"
    return f"{head} {row.get('name', '')}".rstrip()


def _span(row: Content) -> str:
    return f"{_minutes(row['from'])} to {_minutes(row['until'])}"


def _minutes(there: str) -> str:
    return there[:16].replace("T", " ")


def _moved(before: Content, after: Content) -> Iterator[str]:
    for field in after:
        if before.get(field) != after[field]:
            yield f"{field} {_value(field, before.get(field))} → {_value(field, after[field])}"


def _value(field: str, value: Any) -> str:
    if value is None:
        return "none"
    return _minutes(value) if field in {"from", "until"} else str(value)


def _rows(table: str, directory: Directory) -> dict[tuple[str, ...], Content]:
    rows: tuple[Row, ...] = getattr(directory, table)
    contents = [row.model_dump(mode="json", by_alias=True) for row in rows]
    return {tuple(str(content[key]) for key in _KEYS[table]): content for content in contents}


def _of_table(
    table: str, old: Mapping[tuple[str, ...], Content], new: Mapping[tuple[str, ...], Content]
) -> list[Change]:
    keys = sorted({*old, *new})
    found = ((key[0], old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))
    return [Change(_what(table, before, after), about, before, after) for about, before, after in found]


def _what(table: str, before: Content | None, after: Content | None) -> What:
    new, changed, gone = _WHAT[table]
    if before is None or after is None:
        return new if before is None else gone
    if table == "people" and _leaving(before) != _leaving(after):
        return "person_left" if any(_leaving(after)) else "person_returned"
    return changed


def _leaving(person: Content) -> tuple[bool, bool]:
    return not person["active"], person["left_on"] is not None
