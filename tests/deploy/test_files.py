"""Scripts, the Dockerfile and the systemd units, by the programs that know them."""

from pathlib import Path

import pytest

from engine.settings import PREFIX, Settings
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


@pytest.mark.parametrize(
    "file",
    ["systemd/frontdoor.env", "compose/compose.yaml", "kubernetes/base/settings.yaml", "docker/Dockerfile"],
)
def test_every_setting_that_is_given_is_one(file: str) -> None:
    """A misspelt setting would quietly have no effect."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {f"{PREFIX}SECRETS_DIR", f"{PREFIX}BACKUP_KEY"}
    text = (DEPLOY / file).read_text(encoding="utf-8")
    given = {word.split("=")[0].split(":")[0].strip() for word in text.split() if word.startswith(PREFIX)}
    assert given
    assert given <= known


def test_credentials_are_settings_too() -> None:
    """Each file that systemd hands over is named as the setting that it holds, or a setting says where it is."""
    for unit in DEPLOY.glob("systemd/*.service"):
        lines = unit.read_text(encoding="utf-8").splitlines()
        names = {line.split("=")[1].split(":")[0] for line in lines if line.startswith("LoadCredential=")}
        known = {PREFIX.lower() + name for name in Settings.model_fields} | {"backup_url"}
        named = {line.split("%d/")[1] for line in lines if line.startswith("Environment=") and "_FILE=%d/" in line}
        assert names <= known | named, unit.name
