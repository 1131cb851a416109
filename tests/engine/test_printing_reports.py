import csv
import io
from dataclasses import dataclass, replace
from datetime import datetime

from rich.console import Console

from engine.printing_reports import report_csv, report_table
from tests.practice.builders import LONDON, at


@dataclass(frozen=True)
class Row:
    team: str
    share: float
    due: datetime
    seen_at: datetime | None
    used: tuple[str, ...]
    reason: str
    needed: bool = False


ROW = Row("east", 0.125, at("2026-07-01 09:00"), None, ("child_seen", "family_told"), "=1+1", needed=True)


def _printed(rows: tuple[Row, ...]) -> str:
    console = Console(width=160, file=io.StringIO(), record=True)
    console.print(report_table(Row, rows, LONDON))
    return console.export_text()


def test_people_read_local_times_and_per_cent() -> None:
    head, _, row, *_ = [line for line in _printed((ROW,)).splitlines() if line.strip()]
    assert head.split() == ["team", "share", "due", "used", "reason", "needed"]
    assert "12.5%" in row
    assert "Wed 1 Jul 2026 09:00" in row
    assert "child seen, family told" in row
    assert row.rstrip().endswith("yes")


def test_people_see_only_columns_with_something_in_them() -> None:
    seen = replace(ROW, seen_at=at("2026-07-02 00:00"))
    assert "seen at" not in _printed((ROW,))
    assert "seen at" in _printed((ROW, seen))
    assert "end of Wed 1 Jul 2026" in _printed((seen,))


def test_csv_has_a_header_utc_times_and_no_formula() -> None:
    head, row = csv.reader(io.StringIO(report_csv(Row, (ROW,))))
    assert head == ["team", "share", "due", "seen_at", "used", "reason", "needed"]
    assert row == ["east", "0.125", "2026-07-01T08:00:00+00:00", "", "child_seen; family_told", "'=1+1", "True"]


def test_csv_without_rows_still_has_its_header() -> None:
    assert report_csv(Row, ()).splitlines() == ["team,share,due,seen_at,used,reason,needed"]
