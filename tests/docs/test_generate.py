"""The reference pages say what the rules say, and one that no longer does is found."""

import tomllib
from pathlib import Path

import pytest

from docs import generate, licences, pages
from practice.codes import CODE_SETS
from practice.policy import Policy
from practice.rules import Confidence, Edition
from practice.stages import GATES, MOVES, STEPS
from practice.vocabulary import REQUIREMENT_WORDS

EDITIONS = generate.editions()
POLICIES = generate.policies()
PAGES = generate.written()


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.name)
def test_the_page_of_an_edition_has_each_of_its_limits_with_its_source(edition: Edition) -> None:
    """Title, allowance, document, paragraph, and the mark, in one line; the unconfirmed ones say so."""
    lines = PAGES[f"{edition.name}.md"].splitlines()
    for clock in edition.clocks:
        (line,) = (line for line in lines if line.startswith("|") and f"(`{clock.name}`)" in line)
        assert clock.title in line
        assert str(clock.allowance) in line
        assert f"{clock.source.document}, {clock.source.paragraph}" in line
        assert ("unconfirmed" in line.split("|")[-2]) == (clock.source.confidence is Confidence.UNCONFIRMED)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.name)
def test_the_page_of_an_edition_has_each_of_its_gates_in_words(edition: Edition) -> None:
    """Every gate under its name, with a sentence for each requirement."""
    page = PAGES[f"{edition.name}.md"]
    for gate in GATES:
        _, _, after = page.partition(f"### `{gate}`\n")
        asked = after.partition("###")[0]
        assert asked.count("\n- ") == len(edition.gates[gate])
        assert all(REQUIREMENT_WORDS[requirement] in asked for requirement in edition.gates[gate])


@pytest.mark.parametrize("policy", POLICIES, ids=lambda p: p.name)
def test_the_page_of_a_policy_has_its_limits_its_changes_and_its_ladders(policy: Policy) -> None:
    """With a line for each rung of each ladder."""
    page = PAGES[f"policy-{policy.name}.md"]
    assert all(f"(`{clock.name}`)" in page for clock in policy.clocks)
    changed = [*(t.clock for t in policy.tighten), *(e.clock for e in policy.extend)]
    assert all(f"| `{clock}` |" in page for clock in changed)
    rungs = [line for line in page.splitlines() for ladder in policy.ladders if line.startswith(f"| `{ladder.name}` |")]
    assert len(rungs) == sum(len(ladder.rungs) for ladder in policy.ladders)


def test_a_condition_stands_beside_the_event_that_has_it() -> None:
    """A plan agreed always starts its review; a plan reviewed does where it goes on."""
    county = next(policy for policy in POLICIES if policy.name == "county")
    review = next(clock for clock in county.clocks if clock.name == "plan_review")
    told = "`PlanAgreed` or `PlanReviewed` (decision: continue)"
    assert told in pages.policy_page(county, {edition.name: edition for edition in EDITIONS})
    assert review.when == {"decision": ("continue",)}


def test_the_page_of_the_steps_has_every_step_and_every_move() -> None:
    """One row for each command, one for who may send it, and one arrow for each move."""
    page = PAGES["steps.md"]
    assert all(page.count(f"| `{step.command.__name__}` |") == 2 for step in STEPS)
    assert sum(" --> " in line for line in page.splitlines()) == len(MOVES)
    assert "    contact --> referral: DecideContact (it is a referral)" in page


def test_the_page_of_the_codes_has_every_code_with_its_dates() -> None:
    """What came in or went out of use says when."""
    page = PAGES["codes.md"]
    assert sum(line.startswith("| `") for line in page.splitlines()) == sum(len(codes.codes) for codes in CODE_SETS)
    assert "| `5D` | Early help | 1 April 2022 |  |" in page
    assert "| `18A` | Physical abuse |  | 31 March 2020 |" in page


def test_the_page_of_licences_has_every_installed_package_and_marks_copyleft() -> None:
    """Those that the engine runs with stand apart from those that only build and test it."""
    running, _, developing = PAGES["licences.md"].partition("## For development only")
    assert "| psycopg |" in running
    assert "LGPL-3.0-only (copyleft)" in running
    assert all(f"| {name} |" in running for name in ("temporalio", "pydantic", "cryptography", "pydantic-core"))
    assert all(f"| {name} |" in developing for name in ("pytest", "hypothesis"))
    assert "not stated" not in PAGES["licences.md"]


def test_every_file_of_every_package_is_pinned_by_its_hash() -> None:
    """So that nobody can put another file in the place of one that we have tested."""
    locked = tomllib.loads(licences.LOCK.read_text(encoding="utf-8"))["package"]
    files = [file for p in locked for file in [*p.get("wheels", []), *([p["sdist"]] if "sdist" in p else [])]]
    assert len(files) > 500
    assert all(file["hash"].startswith("sha256:") for file in files)
    assert all("registry" in p["source"] for p in locked if p["name"] != licences.US)


def test_every_page_is_named_in_the_index() -> None:
    """Whoever opens the folder finds them all."""
    assert all(f"({name})" in PAGES["README.md"] for name in PAGES if name != "README.md")


def test_a_page_that_is_stale_is_named_with_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changed by hand, absent, or left behind by rules that are gone; writing mends all three."""
    assert generate.main([], tmp_path) == 0
    assert generate.main(["--check"], tmp_path) == 0
    (tmp_path / "steps.md").write_text("By hand", encoding="utf-8")
    (tmp_path / "codes.md").unlink()
    (tmp_path / "england-1989.md").write_text("Of rules that are gone", encoding="utf-8")
    capsys.readouterr()
    assert generate.main(["--check"], tmp_path) == 1
    told = capsys.readouterr().err
    assert "codes.md, england-1989.md, steps.md" in told
    assert "make docs" in told
    assert generate.write(tmp_path) == ["codes.md", "england-1989.md", "steps.md"]
    assert generate.write(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(PAGES)
