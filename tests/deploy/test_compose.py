"""The compose file, by the program that reads it; no container is started here."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.deploy.tools import DEPLOY, ROOT, run

COMPOSE = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The folder with its secrets made, away from the checkout."""
    folder = tmp_path / "deploy"
    shutil.copytree(DEPLOY, folder)
    run("bash", "make-secrets.sh", cwd=folder / "compose")
    return folder / "compose"


def test_compose_understands_it(copied: Path) -> None:
    run("docker-compose", "--file", "compose.yaml", "config", "--quiet", cwd=copied)


def test_making_secrets_again_changes_none_and_they_are_nobody_elses(copied: Path) -> None:
    before = {file.name: file.read_text(encoding="utf-8") for file in (copied / "secrets").iterdir()}
    run("bash", "make-secrets.sh", cwd=copied)
    assert {file.name: file.read_text(encoding="utf-8") for file in (copied / "secrets").iterdir()} == before
    assert (copied / "secrets").stat().st_mode & 0o077 == 0


def test_every_secret_that_is_used_is_made(copied: Path) -> None:
    made = {f"./secrets/{file.name}" for file in (copied / "secrets").iterdir()}
    assert {secret["file"] for secret in COMPOSE["secrets"].values()} <= made


def test_our_containers_run_on_a_root_that_cannot_be_written_and_without_capabilities() -> None:
    ours = {name: x for name, x in COMPOSE["services"].items() if x["image"].startswith("frontdoor:")}
    assert set(ours) == {"migrate", "worker", "board", "codec"}
    for service in ours.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]


def test_nothing_is_published_beyond_this_machine() -> None:
    published = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_the_image_is_built_by_what_the_lock_file_names() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    uv = lock.split('name = "uv"\nversion = "')[1].split('"')[0]
    dockerfile = (DEPLOY / "docker" / "Dockerfile").read_text(encoding="utf-8")
    assert f"astral-sh/uv:{uv} " in dockerfile


def test_the_image_holds_every_folder_that_the_programs_import() -> None:
    """Both in the Dockerfile and in what is sent to its builder."""
    packages = {"activities", "board", "client", "engine", "practice", "sample", "workflows"}
    dockerfile = (DEPLOY / "docker" / "Dockerfile").read_text(encoding="utf-8")
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in packages:
        assert f"COPY {name} {name}\n" in dockerfile
        assert f"!{name}" in sent
