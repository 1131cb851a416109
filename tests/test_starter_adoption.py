"""Adopting rules, siblings and reopening from the command line, against a real engine of its own."""

import asyncio
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.database import open_pool
from engine.embedded import running_servers
from engine.settings import load_settings
from sample.morning import sample_cases
from starter import main
from tests.engine_process import Engine, Ran, run

CASES = {case.name: case.reference for case in sample_cases()}
HEAD = ("--as", "P-150", "--role", "head_of_service")
MANAGER = ("--as", "P-110", "--role", "team_manager")
Starter = Callable[..., Ran]


@pytest.fixture(scope="module")
def engine(new_folder: Callable[[], Path]) -> Iterator[Engine]:
    """An engine with the sample morning in it; what is adopted here moves every case."""
    running = Engine(new_folder() / "var")
    running.start()
    _until_the_index_knows(running)
    yield running
    running.stop()


def _until_the_index_knows(engine: Engine) -> None:
    """Temporal's index trails by a moment, and lists a case of the morning that has just been closed as open."""
    asked = ("adopt-edition", "england-2018", "--from", "england-2026", "--reason", "A test", *HEAD, "--preview")
    for _ in range(20):
        previews = json.loads(run("starter.py", *asked, "--json", var=engine.var).out)
        if all(x["refused"] is None for x in previews):
            return
    raise AssertionError([x for x in previews if x["refused"]])


@pytest.fixture
def starter(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Starter:
    """Runs commands of `starter.py` beside the engine, in this process."""
    for name in [name for name in os.environ if name.startswith(("FRONTDOOR_", "TEMPORAL_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(engine.var))

    def run_here(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main([*arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_here


def _json(ran: Ran) -> Any:
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def _dues(starter: Starter, case: str) -> dict[str, str]:
    return {x["key"]: x["due"] for x in _json(starter("show", case, "--json"))["limits"] if x["state"] == "running"}


async def _records(var: Path, batch: str) -> dict[str, tuple[str, list[Any]]]:
    servers = running_servers(load_settings(var_dir=var))
    assert servers
    pool = await open_pool(servers.database_url, size=1)
    found = await pool.fetch("SELECT case_ref, outcome, moved::text FROM adoptions WHERE batch = $1", batch)
    await pool.close()
    return {row["case_ref"]: (row["outcome"], json.loads(row["moved"])) for row in found}


def _closure_file(folder: Path) -> Path:
    """A council that shuts on every one of the next sixty days moves whatever is counted in working days."""
    weekdays = [d for n in range(1, 60) if (d := datetime.now(UTC).date() + timedelta(days=n)).weekday() < 5]
    days = "".join(f'[[days]]\nday = {day}\nname = "Flood"\n' for day in weekdays)
    file = folder / "flood.toml"
    file.write_text(f'name = "flood"\n{days}', encoding="utf-8")
    return file


def test_a_calendar_is_previewed_and_then_adopted_for_every_open_case(
    engine: Engine, starter: Starter, tmp_path: Path
) -> None:
    """The preview moves nothing; the real thing moves what it said, leaves a record, and does so once."""
    moving = [c for c in CASES.values() if _dues(starter, c)]
    case = moving[0]
    file = str(_closure_file(tmp_path))
    asked = ("adopt-calendar", file, "--reason", "The offices are flooded", *HEAD)
    before = _dues(starter, case)
    previews = {x["case"]: x for x in _json(starter(*asked, "--preview", "--json"))}
    assert _dues(starter, case) == before
    said = {x["key"]: x["due"] for x in previews[case]["moved"]}
    assert said

    done = _json(starter(*asked, "--per-minute", "6000", "--json"))
    assert done["total"] == done["adopted"] == len(previews)
    after = _dues(starter, case)
    assert {key: after[key] for key in said} == said
    assert after != before
    records = asyncio.run(_records(engine.var, done["batch"]))
    assert {outcome for outcome, _ in records.values()} == {"adopted"}
    assert {x["key"] for x in records[case][1]} == set(said)

    again = _json(starter(*asked, "--per-minute", "6000", "--json"))
    assert (again["adopted"], again["not_adopted"]) == (0, len(previews))
    assert sum(again["reasons"].values()) == len(previews)
    assert all("already" in why for why in again["reasons"])
    assert _dues(starter, case) == after
    (reckoning,) = _json(starter("explain", case, next(iter(said)), "--json"))["limits"]
    assert any("Flood" in day["why"] for day in reckoning["days"])


def test_an_edition_is_adopted_for_the_cases_under_another(starter: Starter) -> None:
    """Without --from, only cases under the same edition are asked, and those have it already."""
    asked = ("adopt-edition", "england-2018", "--reason", "A test of the reverse", *HEAD)
    assert "0 open cases" in starter(*asked, "--preview").out
    previews = _json(starter(*asked, "--from", "england-2026", "--preview", "--json"))
    assert previews
    assert all(x["refused"] is None for x in previews)


def test_bank_holidays_are_adopted_by_the_name_of_a_nation_where_cases_lack_them(starter: Starter) -> None:
    """Those of the cases' own nation they have already; Scotland's would be new."""
    asked = ("--reason", "Proclaimed", *HEAD, "--preview", "--json")
    own = [x["refused"] or "" for x in _json(starter("adopt-calendar", "england", *asked))]
    assert any("already" in why for why in own)
    assert all("already" in why or "closed" in why for why in own)
    assert None in [x["refused"] for x in _json(starter("adopt-calendar", "scotland", *asked))]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("adopt-edition", "england-1066", "--reason", "x", *HEAD), 2, "There is no edition england-1066"),
        (("adopt-edition", "england-2026", "--reason", "x", "--per-minute", "0", *HEAD), 2, "--per-minute is 0"),
        (("adopt-edition", "england-2026", "--reason", "x", *MANAGER), 3, "may be sent by"),
        (("adopt-calendar", "nowhere.toml", "--reason", "x", *HEAD), 2, "There is no calendar nowhere.toml"),
        (("record-family", "F-2291", "RecordBirth", *MANAGER), 2, "date_of_birth"),
        (("record-family", "F-0", "RecordSupervision", "--set", "decision=x", *MANAGER), 4, "No open case"),
        (("reopen", "C-000000000000", "--reason", "x", *HEAD), 4, "There is no case"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    starter: Starter, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """Nothing is half done."""
    ran = starter(*arguments)
    assert ran.code == code, ran.err
    assert words in ran.err


def test_what_is_recorded_for_a_family_reaches_every_sibling(starter: Starter) -> None:
    """The three siblings of the sample are told of together; what is about one child is refused."""
    siblings = {case.reference for case in sample_cases() if case.family == "F-2291"}
    answers = _json(
        starter(
            "record-family", "F-2291", "RecordSupervision", "--set", "decision=All three discussed", *MANAGER, "--json"
        )
    )
    assert {x["case"] for x in answers if x["answer"]} == siblings
    refused = starter("record-family", "F-2291", "RecordReturn", "--set", "circumstances=x", *MANAGER)
    assert refused.code == 2
    assert "is about one child" in refused.err


def test_siblings_are_opened_together_and_once(starter: Starter, tmp_path: Path) -> None:
    """One referral, two children: two cases, and the same again opens none."""
    file = tmp_path / "siblings.json"
    contact = {"source": "6", "concern": "Shouting at night", "household": "Two children and a parent"}
    children = [{"child_name": "Robin Example"}, {"child_name": "Kit Example"}]
    file.write_text(json.dumps({"team": "front-door", "family": "F-77", "contact": contact, "children": children}))
    asked = (
        "start-family",
        "--file",
        str(file),
        "--as",
        "P-101",
        "--role",
        "duty_worker",
        "--id",
        "siblings-1",
        "--json",
    )
    first = _json(starter(*asked))
    assert len({x["case"] for x in first}) == 2
    assert _json(starter(*asked)) == first


def test_a_case_closed_in_error_is_opened_again(starter: Starter) -> None:
    """At the stage at which it was closed; a second time there is nothing to reopen."""
    closed = next(case for case in sample_cases() if case.expect.closed)
    assert _json(starter("show", closed.reference, "--json"))["stage"] == "closed"
    opened = starter("reopen", closed.reference, "--reason", "Closed on the wrong child", *HEAD)
    assert opened.code == 0, opened.err
    assert "is open again" in opened.out
    assert _json(starter("show", closed.reference, "--json"))["stage"] != "closed"
    assert starter("reopen", closed.reference, "--reason", "Again", *HEAD).code == 1
