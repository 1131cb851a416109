"""docs/alerts.md names every code and every setting that there is."""

import re
from pathlib import Path

import pytest

from activities.alerts import DETAILS
from engine.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "alerts.md").read_text()
_RAISED = re.compile(r"(?:Refused|Unavailable|_by_status)\([^)]*\"([a-z_]+)\"")


def _raised() -> set[str]:
    texts = [file.read_text() for file in (ROOT / "activities" / "channels").glob("*.py")]
    return {code for text in texts for code in _RAISED.findall(text)} | {"provider_login_refused"}


@pytest.mark.parametrize("code", sorted(_raised() | DETAILS.keys()))
def test_every_code_is_explained(code: str) -> None:
    assert f"| `{code}` |" in PAGE


def test_no_code_is_explained_that_there_is_not() -> None:
    explained = set(re.findall(r"^\| `([a-z_]+)` \| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)) - {
        "smtp",
        "notify",
        "folder",
    }
    assert explained == _raised() | DETAILS.keys()


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in Settings.model_fields
        if name.startswith(
            ("alerts_", "notify_", "apprise_", "webhook_", "digest_", "silence_", "link_", "smtp_", "mail_")
        )
    ],
)
def test_every_setting_is_explained(name: str) -> None:
    assert PREFIX + name.upper() in PAGE
