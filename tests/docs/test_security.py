"""docs/security.md names tests that there are, and says of everything without one that it is a gap."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| [STRIDE] \|", line)]
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(test_\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE)


@pytest.mark.parametrize("row", ROWS)
def test_every_threat_has_a_control_and_either_a_test_or_a_gap(row: str) -> None:
    _, _, threat, control, shown, _ = (cell.strip() for cell in row.split("|"))
    assert threat
    assert control
    assert "::test_" in shown or "**gap**" in control.lower()


def test_every_border_is_looked_at() -> None:
    assert len(ROWS) > 50
    assert {row[2] for row in ROWS} == set("STRIDE")
