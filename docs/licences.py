"""The page of licences: every package of `uv.lock` that is installed, with its version and the licence that it states.

Which packages there are differs between machines, so the page is made where the project's own CI runs, and stays as it
is anywhere else.
"""

import platform
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from docs.pages import Row, page, table

LOCK = Path(__file__).resolve().parent.parent / "uv.lock"
MADE_ON = ("linux", "x86_64", (3, 11))
STATED_BY_FILE = {"atheris": "Apache-2.0", "axe-playwright-python": "MIT"}
"""Those whose metadata says nothing, by the licence that comes with them."""
COPYLEFT = ("GPL", "MPL", "Mozilla", "EUPL", "EPL")
LONGEST = 60
US = "frontdoor"


def made_here() -> bool:
    """Whether this is a machine whose packages the page lists."""
    return (sys.platform, platform.machine(), sys.version_info[:2]) == MADE_ON


def licences_page() -> str:
    """The page, from `uv.lock` and from what the installed packages say."""
    locked = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    installed = {name: about for name in sorted({p["name"] for p in locked} - {US}) if (about := _installed(name))}
    ours = _needed(locked)
    elsewhere = sorted({p["name"] for p in locked} - installed.keys() - {US})
    marked = [name for name, about in installed.items() if _copyleft(licence(about))]
    return page(
        "Licences",
        [
            "What the engine is made with, on Linux (x86-64, Python 3.11). Every file of these is pinned by its hash",
            "in `uv.lock`; `make sbom` writes the same as a CycloneDX document. What the board's pages are made with",
            "lies in `board/static/vendor/`, each with its licence.",
            "",
            f"**Copyleft**: {', '.join(marked)}.",
            "All of them are used as they come, as libraries that can be exchanged.",
        ],
        ["## In a running engine", "", *table(("package", "version", "licence"), _rows(installed, ours))],
        [
            "## For development only",
            "",
            *table(("package", "version", "licence"), _rows(installed, installed.keys() - ours)),
        ],
        [
            "In `uv.lock` and not installed here, as they are for other machines or for `make deploy-check`:",
            f"{', '.join(elsewhere)}.",
        ],
    )


def licence(about: PackageMetadata) -> str:
    """The licence that a package states: by its expression, else its classifiers, else in its own words."""
    classifiers = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    expression = ", ".join(about.get_all("License-Expression") or [])
    stated = expression or ", ".join(c for c in classifiers if c != "OSI Approved")
    own_words = ", ".join(about.get_all("License") or []).partition("\n")[0].strip()
    return stated or own_words[:LONGEST] or STATED_BY_FILE.get(about["Name"].lower(), "**not stated**")


def _copyleft(stated: str) -> bool:
    return any(word in stated for word in COPYLEFT)


def _installed(name: str) -> PackageMetadata | None:
    try:
        return metadata(name)
    except PackageNotFoundError:
        return None


def _needed(locked: list[dict[str, Any]]) -> set[str]:
    """The packages that the engine needs, and what those need."""
    wants = {p["name"]: [d["name"] for d in _of(p)] for p in locked}
    found, left = set[str](), [US]
    while left:
        new = [name for name in wants.get(left.pop(), []) if name not in found]
        found.update(new)
        left += new
    return found


def _of(package: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from package.get("dependencies", [])
    for extra in package.get("optional-dependencies", {}).values():
        yield from extra


def _rows(installed: Mapping[str, PackageMetadata], names: set[str]) -> Iterator[Row]:
    for name, about in installed.items():
        if name in names:
            stated = licence(about)
            yield name, about["Version"], f"{stated} (copyleft)" if _copyleft(stated) else stated
