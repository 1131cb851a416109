"""The command `editions`, and the policy that the command line works by."""

import json

import pytest

from client.cli.rules import editions
from client.cli.shared import local_rulebook
from client.errors import Malformed
from practice.places import RulesError
from practice.rules import Confidence, edition_hash
from tests.practice.builders import BOOK
from tests.practice.rules_texts import dated


def test_the_list_has_every_edition_with_its_nation_dates_limits_and_hash(capsys: pytest.CaptureFixture[str]) -> None:
    """As a table for people and as JSON for machines."""
    editions()
    table = capsys.readouterr().out
    editions(json_=True)
    lines = {line["name"]: line for line in json.loads(capsys.readouterr().out)}
    assert set(lines) == {edition.name for edition in BOOK.editions}
    for edition in BOOK.editions:
        line = lines[edition.name]
        assert (line["nation"], line["in_force_from"]) == (edition.nation, edition.in_force_from.isoformat())
        assert line["limits"] == len(edition.clocks)
        assert line["unconfirmed"] == sum(c.source.confidence is Confidence.UNCONFIRMED for c in edition.clocks)
        row = next(one for one in table.splitlines() if one.strip().startswith(f"{edition.name} "))
        assert line["hash"] == edition_hash(edition)
        assert row.split()[-1] == line["hash"][:12]
    assert lines["england-2026"]["dates"] == "unconfirmed"
    assert lines["england-2026"]["unconfirmed"] == lines["england-2026"]["limits"]
    assert lines["england-2023"]["dates"] == "reported"


def test_one_edition_is_shown_with_its_limits_and_what_each_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    """The title, the allowance, the document and who may extend it."""
    editions("scotland-2021")
    page = " ".join(capsys.readouterr().out.split())
    assert "National Guidance for Child Protection in Scotland 2021" in page
    assert "28 calendar days" in page
    assert "unconfirmed" in page
    assert "extended by" in page
    editions("scotland-2021", json_=True)
    found = json.loads(capsys.readouterr().out)
    limits = {clock["name"]: clock["source"]["paragraph"] for clock in found["clocks"]}
    assert set(limits) == {"strategy_discussion", "planning_meeting"}
    assert "appendix D" in limits["planning_meeting"]


def test_an_edition_that_there_is_not_is_refused_with_those_that_are() -> None:
    """A misspelt name is no empty page."""
    with pytest.raises(Malformed, match=r"no edition england-1066; there are england-2000"):
        editions("england-1066")


def test_the_hash_of_an_edition_changes_with_what_it_says() -> None:
    """A date is enough."""
    assert edition_hash(dated("one", "2020-01-01", None)) == edition_hash(dated("one", "2020-01-01", None))
    assert edition_hash(dated("one", "2020-01-01", None)) != edition_hash(dated("one", "2020-01-02", None))


def test_the_command_line_works_by_the_policy_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The county's unless another one is named; one that is not there is refused."""
    monkeypatch.delenv("FRONTDOOR_POLICY", raising=False)
    assert local_rulebook().policy.name == "county"
    monkeypatch.setenv("FRONTDOOR_POLICY", "glenvale")
    assert local_rulebook().policy.nation == "scotland"
    monkeypatch.setenv("FRONTDOOR_POLICY", "nowhere")
    with pytest.raises(RulesError, match="no policy nowhere"):
        local_rulebook()
