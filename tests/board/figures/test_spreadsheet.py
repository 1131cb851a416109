import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.figures.figure import Cell, Column, Table
from board.figures.spreadsheet import as_csv, csv_response


def _table(*values: Any) -> Table:
    columns = tuple(Column(f"column_{n}", "Shown") for n, _ in enumerate(values))
    return Table("A table", columns, (tuple(Cell(value, "shown") for value in values),))


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=5))
def test_what_is_written_is_read_again_and_nothing_in_it_can_be_a_formula(values: list[str]) -> None:
    _, row = _read(as_csv(_table(*values)))
    for value, found in zip(values, row, strict=True):
        assert found in {value, f"'{value}"}
        assert not found.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", "\n@x", '=HYPERLINK("http://x")']
)
def test_text_that_a_spreadsheet_would_reckon_is_kept_as_text(text: str) -> None:
    assert _read(as_csv(_table(text)))[1] == [f"'{text}"]


def test_numbers_stay_numbers_and_times_are_utc() -> None:
    london = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
    assert _read(as_csv(_table(-3, 0.25, None, date(2026, 7, 1), london))) == [
        ["column_0", "column_1", "column_2", "column_3", "column_4"],
        ["-3", "0.25", "", "2026-07-01", "2026-07-01T09:30:00+00:00"],
    ]


def test_a_file_begins_with_the_mark_that_excel_needs_for_accents() -> None:
    body = csv_response(_table("Zoë"), "x").body
    assert bytes(body).startswith(b"\xef\xbb\xbf")
    assert "Zoë" in bytes(body).decode("utf-8-sig")


@pytest.mark.parametrize("name", ['east"; filename="x.exe', "a/../../b", "ost\r\nSet-Cookie: a=b", "Zoë"])
def test_the_name_of_a_file_holds_letters_digits_and_hyphens(name: str) -> None:
    header = csv_response(_table("x"), name).headers["content-disposition"]
    kept = header.removeprefix('attachment; filename="').removesuffix('.csv"')
    assert kept
    assert all(x.isascii() and (x.isalnum() or x == "-") for x in kept)
