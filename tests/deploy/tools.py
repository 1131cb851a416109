"""The programs that check `deploy/`, and where it is. A check whose program is not here is skipped, and says so."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
OVERLAYS = ("kubernetes/overlays/small", "kubernetes/overlays/production", "temporal-cloud")


def run(program: str, *arguments: str | Path, cwd: Path = DEPLOY, **more: str) -> str:
    """What a program says, which has to find nothing wrong.

    Skips the test where the program is not installed: `make deploy-check` brings what can be had.
    """
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [found, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]} | more,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def documents(text: str) -> list[dict[str, Any]]:
    """Every YAML document of a text."""
    return [document for document in yaml.safe_load_all(text) if document]


def of_kind(found: Iterable[dict[str, Any]], *kinds: str) -> list[dict[str, Any]]:
    """Those of the Kubernetes objects that are of one of the kinds."""
    return [one for one in found if one["kind"] in kinds]
