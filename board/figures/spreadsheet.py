"""Tables as CSV files that a spreadsheet opens as they are meant."""

import csv
import io
import re
from datetime import UTC, datetime

from starlette.responses import Response

from board.figures.figure import Table, Value

_FORMULA = re.compile(r"^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
"""What a spreadsheet may take for a formula, also after spaces and in full-width characters."""


def as_csv(table: Table) -> str:
    """A table as CSV (RFC 4180): a line of column names, ISO dates and UTC instants, shares as numbers from 0 to 1.

    It begins with a byte order mark, without which Excel reads names with accents wrongly. No text in it can act as a
    formula.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_written(cell.value) for cell in row] for row in table.rows)
    return "\ufeff" + out.getvalue()


def csv_response(table: Table, name: str) -> Response:
    """A table as a file to download; `name` becomes a safe file name."""
    safe = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:100]
    headers = {"Content-Disposition": f'attachment; filename="{safe}.csv"'}
    return Response(as_csv(table), media_type="text/csv; charset=utf-8", headers=headers)


def _written(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else value.isoformat()
    return f"'{text}" if _FORMULA.search(text) else text
