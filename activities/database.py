"""The statements of `sql/`: everything that writes, and what only the activities read."""

from pathlib import Path
from typing import Any

import aiosql

SQL = Path(__file__).parent / "sql"

QUERIES: Any = aiosql.from_path(SQL / "queries.sql", "asyncpg")
"""Each query of `sql/queries.sql` by its name; the first argument is a connection or a pool."""

DELIVERIES: Any = aiosql.from_path(SQL / "deliveries.sql", "asyncpg")
"""The same of `sql/deliveries.sql`, the ledger of what is told."""
