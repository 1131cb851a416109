"""A child who has to be seen within seconds: opened on a running engine as a case system would."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from client import new_reference
from tests.engine_process import run

CONTACT = {
    "source": "3E",
    "concern": "An injury that the account given does not explain.",
    "child_name": "Invented Child",
    "date_of_birth": "2024-05-04",
    "address": "5 Orchard Gate",
}
DECISION = {
    "outcome": "referral",
    "threshold": "level-4",
    "risk_factors": ["injury in a small child"],
    "protective_factors": ["kept in hospital overnight"],
    "rationale": "An injury that the account does not explain.",
}
ALLOCATION = {"worker": "P-103", "registered_social_worker": True, "experienced": True, "team": "front-door"}


def urgent_case(var: Path, *, seconds: int) -> str:
    """Open a case whose child has to be seen within so many seconds from now; gives its reference."""
    case = new_reference()
    received = datetime.now(UTC) - timedelta(hours=24) + timedelta(seconds=seconds)
    at = ["--set", f"received_at={received.isoformat()}"]
    contact = ["--set", f"contact={json.dumps(CONTACT)}", "--set", "team=front-door", *at]
    opened = run("starter.py", "start", "--case", case, *contact, "--as", "S-portal", "--role", "system", var=var)
    assert opened.code == 0, opened.err
    decided = [part for name, value in DECISION.items() for part in ("--set", f"{name}={_text(value)}")]
    who = ["--as", "P-103", "--role", "social_worker"]
    _record(var, case, "DecideContact", *decided, *at, *who)
    # What ends with the office hours would be late before it in the evening, and on top of it.
    _record(var, case, "AcknowledgeReferrer", "--set", "how=Told by telephone.", *at, *who)
    manager = ["--as", "P-110", "--role", "team_manager"]
    _record(var, case, "AcceptReferral", "--set", "rationale=The child may be harmed.", *at, *manager)
    allocated = [part for name, value in ALLOCATION.items() for part in ("--set", f"{name}={_text(value)}")]
    _record(var, case, "AllocateWorker", *allocated, *at, *manager)
    return case


def _record(var: Path, case: str, command: str, *given: str) -> None:
    recorded = run("starter.py", "record", case, command, *given, var=var)
    assert recorded.code == 0, recorded.out + recorded.err


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
