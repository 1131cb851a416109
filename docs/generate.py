"""Write the pages of `docs/reference/` from the rules and the packages, or (`--check`) say which of them are stale.

`make docs` writes them; `make check` fails while one is stale.
"""

import sys
from pathlib import Path

from docs import licences, pages
from engine.rules import PRACTICE
from practice.policy import Policy
from practice.rulefile import parse_edition, parse_policy
from practice.rules import Edition

REFERENCE = Path(__file__).resolve().parent / "reference"
LICENCES = "licences.md"


def editions() -> list[Edition]:
    """Every edition on disk, by nation and date."""
    found = [parse_edition(path.read_text(encoding="utf-8"), path.name) for path in PRACTICE.glob("editions/*.toml")]
    return sorted(found, key=lambda edition: (edition.nation, edition.in_force_from))


def policies() -> list[Policy]:
    """Every policy on disk, by name."""
    found = [parse_policy(path.read_text(encoding="utf-8"), path.name) for path in PRACTICE.glob("policies/*.toml")]
    return sorted(found, key=lambda policy: policy.name)


def written() -> dict[str, str]:
    """Every page as it should be, by the name of its file."""
    known, local = editions(), policies()
    by_name = {edition.name: edition for edition in known}
    return {
        "README.md": pages.index_page(known, local),
        "steps.md": pages.steps_page(),
        "codes.md": pages.codes_page(),
        LICENCES: licences.licences_page() if licences.made_here() else _as_it_is(LICENCES),
        **{f"{edition.name}.md": pages.edition_page(edition) for edition in known},
        **{f"policy-{policy.name}.md": pages.policy_page(policy, by_name) for policy in local},
    }


def _as_it_is(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def stale(folder: Path) -> list[str]:
    """The files of the folder that are not what the rules say: changed, absent, or of rules that are gone."""
    expected = written()
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))


def write(folder: Path) -> list[str]:
    """Bring the folder up to date; the names of the files that changed."""
    changed, expected = stale(folder), written()
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in expected:
            (folder / name).write_text(expected[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return changed


def main(arguments: list[str], folder: Path = REFERENCE) -> int:
    """Write the pages, or look at them; the exit code is 1 where one is stale."""
    if arguments == ["--check"]:
        names = stale(folder)
        if names:
            sys.stderr.write(f"Stale in {folder.name}/: {', '.join(names)}. Run `make docs` and commit what changed.\n")
        return 1 if names else 0
    for name in write(folder):
        sys.stdout.write(f"{folder.name}/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
