"""Scripts, the Dockerfile and the systemd units, by the programs that know them."""

from pathlib import Path

import pytest

from tests.deploy.tools import DEPLOY, run

SCRIPTS = sorted(DEPLOY.rglob("*.sh"))
UNITS = sorted([*DEPLOY.glob("systemd/*.service"), *DEPLOY.glob("systemd/*.timer")])
MOST_EXPOSED = 20
"""Of 100, by `systemd-analyze security`: what a service could reach if it were taken over."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    run("shellcheck", "--external-sources", "--source-path=SCRIPTDIR", script)


def test_hadolint_finds_nothing() -> None:
    run("hadolint", DEPLOY / "docker" / "Dockerfile")


@pytest.fixture
def units(tmp_path: Path) -> list[Path]:
    """The units, with programs that are on this machine."""
    copies = [tmp_path / unit.name for unit in UNITS]
    for unit, copy in zip(UNITS, copies, strict=True):
        text = unit.read_text(encoding="utf-8")
        here = text.replace("/opt/frontdoor/.venv/bin/python", "/bin/true").replace(
            "/opt/frontdoor/deploy", str(DEPLOY)
        )
        copy.write_text(here, encoding="utf-8")
    return copies


def test_systemd_understands_the_units(units: list[Path]) -> None:
    run("systemd-analyze", "verify", "--man=no", *units)


def test_no_service_could_reach_much_if_it_were_taken_over(units: list[Path]) -> None:
    for unit in (unit for unit in units if unit.suffix == ".service"):
        run("systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}", unit)
