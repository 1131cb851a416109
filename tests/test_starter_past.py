"""`audit` and `rehearse` from the command line. They need no engine, but for the journal a database."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from activities.journal import Journal
from practice.outbox import JournalBatch
from practice.view import view
from practice.vocabulary import ContactOutcome
from starter import main
from tests.client.test_census import HEADER, REFERRAL, SAMPLE, child, message, needs_sample
from tests.client.test_past import assessed, conference, enquired
from tests.engine_process import Ran
from tests.practice import builders as b

SNOW = 'name = "snow"\n[[days]]\nday = 2024-02-06\nname = "Snow"\n'
DETAILS = REFERRAL + assessed("2024-02-01", "2024-03-27") + enquired("2024-02-05", conference("2024-02-26"))


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """Runs a command in this process, on a folder where no engine runs."""
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("FRONTDOOR_DATABASE_URL", raising=False)

    def run_here(*arguments: str) -> Ran:
        capsys.readouterr()  # what the test itself printed
        code = main([*arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_here


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A return with one child, whose conference was on the fifteenth day."""
    written = tmp_path / "return.xml"
    written.write_bytes(message(child(DETAILS), HEADER))
    return written


@needs_sample
def test_an_audit_counts_limits_and_published_figures_and_lists_what_it_does_not(ran: Any) -> None:
    printed = ran("audit", str(SAMPLE))
    assert printed.code == 0, printed.err
    assert "332 children, 402 episodes" in printed.out
    assert "Initial child protection conferences within 15 working days" in printed.out
    assert printed.out.count("a conference without a section 47 enquiry here") >= 300
    assert "A return does not tell of: " in printed.out


def test_an_audit_shows_both_ways_of_counting_and_who_differs(ran: Any, file: Path) -> None:
    found = json.loads(ran("audit", str(file), "--json").out)
    _, conferences = found["published"]
    assert (conferences["within"], conferences["within_with_first"]) == (1, 0)
    assert [x["child"] for x in conferences["differing"]] == ["CHILD1"]
    assert "In time only if the first day does not count" in ran("audit", str(file)).out


def test_every_date_of_one_child_is_reckoned_day_by_day(ran: Any, file: Path) -> None:
    explained = ran("audit", str(file), "--explain", "CHILD1")
    assert explained.code == 0, explained.err
    assert "Initial child protection conference" in explained.out
    assert "day 15 of 15" in explained.out
    assert "day 45 of 45" in explained.out
    limits = json.loads(ran("audit", str(file), "--explain", "CHILD1", "--json").out)["limits"]
    assert {x["reckoning"]["clock"] for x in limits} == {"assessment", "initial_conference"}
    assert ran("audit", str(file), "--explain", "NOBODY").code == 4


def test_a_rehearsal_shows_what_changes(ran: Any, file: Path, tmp_path: Path) -> None:
    """The conference of the fifteenth day stays in time with a day more off; nothing else is late either way."""
    snow = tmp_path / "snow.toml"
    snow.write_text(SNOW, encoding="utf-8")
    shown = ran("rehearse", str(file), "--calendar", str(snow))
    assert shown.code == 0, shown.err
    assert "1 cases: 0 limits would have been late" in shown.out
    northern = ran("rehearse", str(file), "--calendar", "northern-ireland")
    assert northern.code == 0, northern.err
    assert "1 cases: 0 limits would have been late" in northern.out
    older = json.loads(ran("rehearse", str(file), "--edition", "england-2010", "--json").out)
    assert {x["limit"]: x["late"] for x in older["was"]} == {"assessment": 0, "initial_conference": 0}
    assert {x["limit"]: x["late"] for x in older["would_be"]}["initial_assessment"] == 1


async def test_the_journal_is_rehearsed(
    ran: Any, journal: Journal, migrated_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decided on Wednesday at 10:00, which is late, unless Tuesday did not count."""
    story = b.Story()
    story.receive()
    story.wait(hours=48)
    b.settle(story, ContactOutcome.REFERRAL)
    shown = replace(view(story.case, story.now), case="C-000000000001")
    await journal.write_journal(JournalBatch(shown.case, tuple(story.entries), shown, story.rules, story.calendar))
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", migrated_url)
    snow = tmp_path / "snow.toml"
    snow.write_text(SNOW.replace("2024-02-06", "2026-03-03"), encoding="utf-8")
    printed = await asyncio.to_thread(ran, "rehearse", "journal", "--calendar", str(snow), "--json")
    assert printed.code == 0, printed.err
    (changed,) = [x for x in json.loads(printed.out)["changed"] if x["was"]["rule"] == "contact_decision"]
    assert (changed["was"]["case"], changed["was"]["outcome"]) == ("C-000000000001", "met late")
    assert changed["would_be"]["outcome"] == "met in time"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say what is different"),
        (("--edition", "england-1066"), "There is no edition england-1066"),
        (("--policy", "nowhere"), "There is no policy nowhere"),
        (("--calendar", "none.toml"), "There is no calendar none.toml"),
        (("--calendar", "eire"), "(england, wales, scotland, northern-ireland)"),
        (("--edition", "england-2010", "--processes", "0"), "--processes must be 1 or more"),
    ],
)
def test_what_cannot_be_rehearsed_is_said_in_one_sentence(
    ran: Any, file: Path, arguments: tuple[str, ...], said: str
) -> None:
    refused = ran("rehearse", str(file), *arguments)
    assert refused.code == 2
    assert said in refused.err
    assert "Traceback" not in refused.err


def test_a_calendar_that_ends_before_a_due_date_is_refused(ran: Any, file: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.toml"
    short.write_text("last_day = 2024-02-29\n" + SNOW, encoding="utf-8")
    refused = ran("rehearse", str(file), "--calendar", str(short))
    assert refused.code == 2
    assert "covers 2023-01-01 to 2024-02-29" in refused.err


@pytest.mark.parametrize("command", [("audit",), ("rehearse", "--edition", "england-2010")])
def test_a_file_that_is_no_return_is_refused(ran: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    letter = tmp_path / "letter.xml"
    letter.write_text("<Letter/>", encoding="utf-8")
    for path in (letter, tmp_path / "none.xml"):
        assert ran(command[0], str(path), *command[1:]).code == 2


def test_the_journal_needs_a_database(ran: Any) -> None:
    assert ran("rehearse", "journal", "--edition", "england-2010").code == 5
