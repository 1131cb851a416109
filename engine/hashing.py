"""The chain of hashes that makes a change to the journal show."""

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import Any

FIRST_PREVIOUS = "0" * 64
"""What stands for the previous hash at a case's first entry."""

_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def entry_hash(previous: str, entry_json: str) -> str:
    """SHA-256 (hex) over the previous entry's hash and this entry's canonical JSON."""
    return hashlib.sha256(f"{previous}\n{entry_json}".encode()).hexdigest()


def canonical_entry(  # noqa: PLR0913 - an entry is these seven facts
    *,
    case_ref: str,
    sequence: int,
    recorded_at: datetime,
    happened_at: datetime,
    actor: str,
    command: str | None,
    event: dict[str, Any],
) -> str:
    """An entry as the one JSON text that is hashed: sorted keys, no spaces, UTC instants to the microsecond.

    The event is hashed as it was stored, so that a later version of the code, whose events may have more fields,
    finds the same hash.
    """
    content = {
        "case": case_ref,
        "sequence": sequence,
        "recorded_at": instant(recorded_at),
        "happened_at": instant(happened_at),
        "actor": actor,
        "command": command,
        "event": event,
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def instant(at: datetime) -> str:
    """A UTC instant as text, always in the same form."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def storable(json_text: str) -> str:
    """JSON as PostgreSQL can hold it: NUL, the one character that it cannot, becomes U+FFFD.

    Losing one unprintable character is better than a case whose journal stops there.
    """
    # Looking for the text first takes a hundredth of the time, and it is nearly never there.
    return _NUL.sub(r"\1\\ufffd", json_text) if r"\u0000" in json_text else json_text
