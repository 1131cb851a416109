"""The command line against a real engine, in processes of their own."""

import asyncio
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.database import open_pool
from engine.embedded import running_servers
from engine.records import Records
from engine.settings import load_settings
from practice.vocabulary import REQUIREMENT_WORDS, Requirement
from sample.morning import sample_cases
from starter import main
from tests.engine_process import Engine, Ran, run

CASES = {case.name: case.reference for case in sample_cases()}
MANAGER = ("--as", "P-110", "--role", "team_manager")
DUTY_WORKER = ("--as", "P-101", "--role", "duty_worker")
Starter = Callable[..., Ran]


@pytest.fixture(scope="module")
def engine(new_folder: Callable[[], Path]) -> Iterator[Engine]:
    """An engine with the sample morning in it."""
    running = Engine(new_folder() / "var")
    running.start()
    asyncio.run(_everything_is_written(running.var))
    yield running
    running.stop()


async def _everything_is_written(var: Path) -> None:
    # The journal follows its cases a moment later; what it tells must not grow while a test compares.
    servers = running_servers(load_settings(var_dir=var))
    assert servers
    pool = await open_pool(servers.database_url, size=1)
    written: dict[str, int] = {}
    for _ in range(60):
        before, written = written, {case: len(x) async for case, x in Records(pool).every_case()}
        if len(written) == len(CASES) and written == before:
            break
        await asyncio.sleep(0.5)
    await pool.close()


@pytest.fixture
def starter(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Starter:
    """Runs commands of `starter.py` beside the engine, in this process, as starting one takes a second or two."""
    for name in [name for name in os.environ if name.startswith(("FRONTDOOR_", "TEMPORAL_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(engine.var))

    def run_here(*arguments: str) -> Ran:
        code = main([*arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_here


def _json(ran: Ran) -> Any:
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_show_prints_a_case(starter: Starter) -> None:
    """Its stage, its limits, and what its next step still needs."""
    shown = starter("show", CASES["anonymous-caller"])
    assert shown.code == 0, shown.err
    assert "stage contact" in shown.out
    assert "Decision on the contact" in shown.out
    assert "No risk factors have been weighed." in shown.out


def test_show_for_machines_has_iso_times(starter: Starter) -> None:
    """`--json` gives the whole view."""
    view = _json(starter("show", CASES["early-help-drift"], "--json"))
    assert view["state"] == "escalated"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*Z", view["limits"][0]["due"])


def test_explain_counts_the_days(starter: Starter) -> None:
    """Each day of a limit, numbered, with the source of the rule."""
    explained = starter("explain", CASES["school-mark"], "child_seen")
    assert explained.code == 0, explained.err
    assert "day 5 of 5" in explained.out
    assert "Hillshire local policy" in explained.out
    assert "ladder standard" in explained.out


def test_explain_tells_what_a_step_asks_for(starter: Starter) -> None:
    """By the name of the step, and of its gate; and for machines."""
    case = CASES["refused-closure"]
    explained = starter("explain", case, "CloseCase")
    assert explained.code == 0, explained.err
    assert REQUIREMENT_WORDS[Requirement.HISTORY_CONSIDERED] in explained.out
    assert "The records have not been searched" in explained.out
    whole = _json(starter("explain", case, "--json"))
    assert {gate["step"] for gate in whole["gates"]} >= {"CloseCase"}
    closing = next(gate for gate in whole["gates"] if gate["step"] == "CloseCase")
    assert _json(starter("explain", case, closing["gate"], "--json"))["gates"] == [closing]
    assert [x["clock"] for x in whole["ladders"]] == [x["clock"] for x in whole["limits"]]


def test_cases_and_alerts_are_listed(starter: Starter) -> None:
    """What is open, and what nobody has taken on, the gravest first."""
    closed = CASES["closed-with-advice"]
    cases = _until(lambda: _json(starter("cases", "--json")), lambda found: all(c["case"] != closed for c in found))
    alerts = _json(starter("alerts", "--json"))
    assert closed not in {case["case"] for case in cases}
    assert cases[0]["state"] == "escalated"
    assert [alert["rung"] for alert in alerts] == sorted((alert["rung"] for alert in alerts), reverse=True)
    assert alerts[0]["case"] == CASES["early-help-drift"]


def _until(ask: Callable[[], Any], settled: Callable[[Any], bool]) -> Any:
    # Temporal's index follows its cases a moment later.
    for _ in range(40):
        if settled(found := ask()):
            break
        time.sleep(0.25)
    return found


def test_a_token_that_is_not_believed_lets_nobody_in(engine: Engine) -> None:
    """Nothing is recorded, and the sentence says what to put right."""
    sent = ("acknowledge", CASES["gp-letter"], "contact_decision#1", "--action", "a", "--until", "2026-11-25T12:00")
    ran = run("starter.py", *sent, *MANAGER, var=engine.var, FRONTDOOR_TOKEN="nonsense")
    assert ran.code == 3
    assert "What came as a token is none" in ran.err


def test_a_manager_acknowledges_an_alert(starter: Starter) -> None:
    """It says who has it from then on."""
    case = CASES["voluntary-half-missing"]
    until = _json(starter("show", CASES["acknowledged-alert"], "--json"))["alerts"][0]["quiet_until"]
    done = starter("acknowledge", case, "contact_decision#1", "--action", "Deciding now", "--until", until, *MANAGER)
    assert done.code == 0, done.err
    assert _json(starter("show", case, "--json"))["alerts"][0]["acknowledged_by"] == "P-110"


def test_a_refused_closing_lists_what_is_missing(starter: Starter) -> None:
    """Exit code 1, and each piece of evidence on a line of its own."""
    sets = ("--set", "reason=RC8", "--set", "summary=Nothing further")
    refused = starter("record", CASES["refused-closure"], "CloseCase", *sets, *MANAGER)
    assert refused.code == 1
    assert "  - The child has not been seen" in refused.err


def test_a_case_is_opened_and_its_command_can_be_repeated(starter: Starter) -> None:
    """The same id on the same case gives the same answer; the times that were filled in are printed."""
    opening = ("start", "--case", "C-0TEST0000001", "--id", "opening-1", *MANAGER)
    sets = ("--set", "contact.source=6", "--set", "contact.concern=Found alone", "--set", "team=front-door")
    first, again = starter(*opening, *sets), starter(*opening, *sets)
    assert (first.code, again.code) == (0, 0), first.err + again.err
    assert first.out == again.out
    assert "received 20" in first.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "C-000000000000"), 4),
        (("explain", CASES["gp-letter"], "no_such_limit"), 4),
        (("record", CASES["gp-letter"], "NoSuchCommand", *MANAGER), 2),
        (("record", CASES["gp-letter"], "RecordChildSeen", "--set", "alone=maybe", *MANAGER), 2),
        (("record", CASES["gp-letter"], "TellOutcome", "--set", "told=referrer", "--set", "how=Telephone"), 2),
        (("acknowledge", CASES["gp-letter"], "x", "--action", "a", "--until", "soon", *MANAGER), 2),
        (("record", CASES["gp-letter"]), 2),
        (("no-such-command",), 2),
        (
            ("record", CASES["gp-letter"], "RecordSupervision", "--set", "decision=Go on", *DUTY_WORKER),
            3,
        ),
        (("record", CASES["closed-with-advice"], "RecordSupervision", "--set", "decision=Go on", *MANAGER), 1),
    ],
)
def test_each_refusal_has_its_exit_code(starter: Starter, arguments: tuple[str, ...], code: int) -> None:
    """One sentence on stderr, and never a traceback."""
    refused = starter(*arguments)
    assert refused.code == code, refused.out + refused.err
    assert refused.err
    assert "Traceback" not in refused.err


def test_the_program_itself_runs(engine: Engine) -> None:
    """In a process of its own, with its exit code."""
    assert run("starter.py", "show", CASES["gp-letter"], var=engine.var).code == 0
    assert run("starter.py", "show", "C-000000000000", var=engine.var).code == 4


def test_without_an_engine_the_exit_code_is_5(engine: Engine) -> None:
    """A Temporal that the environment names and that does not answer."""
    ran = run("starter.py", "cases", var=engine.var, TEMPORAL_ADDRESS="127.0.0.1:1")
    assert ran.code == 5
    assert "Temporal does not answer at 127.0.0.1:1" in ran.err


def test_a_chronology_tells_a_child_and_a_family_with_sources(starter: Starter) -> None:
    """By the case, and by the family's reference; what was refused stands in it."""
    case = CASES["refused-closure"]
    lines = _json(starter("chronology", case, "--json"))
    assert {line["case"] for line in lines} == {case}
    assert [line["happened_at"] for line in lines] == sorted(line["happened_at"] for line in lines)
    told = starter("chronology", case)
    assert "REFUSED: CloseCase. Missing: " in told.out
    assert f"{case} entry 1, " in told.out
    family = next(one for one in sample_cases() if one.family)
    siblings = {one.reference for one in sample_cases() if one.family == family.family}
    assert {line["case"] for line in _json(starter("chronology", family.family, "--json"))} == siblings


@pytest.mark.parametrize(
    ("report", "columns", "words"),
    [
        ("thresholds", {"by", "value", "team", "share", "outlier"}, "level-3"),
        ("agencies", {"agency", "answered", "late", "median_working_days"}, "Police"),
        ("oversight", {"case", "last_look", "by", "days"}, "no manager has looked at it"),
        ("refusals", {"step", "team", "missing", "lacked"}, "CloseCase"),
        ("overruns", {"limit", "due", "state", "seen_by"}, "front-door"),
    ],
)
def test_a_report_comes_as_a_table_as_json_and_as_csv(
    starter: Starter, report: str, columns: set[str], words: str
) -> None:
    """All three with the same rows."""
    table, rows, csv = (starter("report", report, *form) for form in ((), ("--json",), ("--csv",)))
    assert words in table.out, table.err
    assert columns <= set(_json(rows)[0])
    head, *lines = csv.out.splitlines()
    assert columns <= set(head.split(","))
    assert len(lines) == len(_json(rows))


def test_a_report_can_be_narrowed_to_a_team_and_to_dates(starter: Starter) -> None:
    """Where nothing is left it says so; wrong dates and two forms at once are exit code 2."""
    assert {row["team"] for row in _json(starter("report", "oversight", "--team", "front-door", "--json"))} == {
        "front-door"
    }
    assert _json(starter("report", "thresholds", "--until", "2001-01-01", "--json")) == []
    assert "nothing to report" in starter("report", "overrides", "--until", "2001-01-01").out
    assert starter("report", "agencies", "--from", "2026-02-01", "--until", "2026-01-01").code == 2
    assert starter("report", "agencies", "--from", "soon").code == 2
    assert starter("report", "agencies", "--json", "--csv").code == 2


def test_the_journal_is_found_or_asked_for(starter: Starter, new_folder: Callable[[], Path]) -> None:
    """Nobody by that name is exit code 4; without an engine and a database it is 5, as where none answers."""
    assert starter("chronology", "C-000000000000").code == 4
    alone = run("starter.py", "chronology", "C-000000000000", var=new_folder())
    assert alone.code == 5
    assert "FRONTDOOR_DATABASE_URL names no journal" in alone.err
    url = "postgresql://nobody:secret@127.0.0.1:1/none"
    down = run("starter.py", "chronology", "C-000000000000", var=new_folder(), FRONTDOOR_DATABASE_URL=url)
    assert down.code == 5
    assert "secret" not in down.err


def test_editions_need_no_engine(tmp_path: Path) -> None:
    """The rules are in the checkout."""
    ran = run("starter.py", "editions", var=tmp_path)
    assert ran.code == 0, ran.err
    assert "england-2023" in ran.out


def _return(folder: Path) -> Path:
    def child(number: int, referred: str, more: str = "") -> str:
        return f"""<Child><ChildIdentifiers><LAchildID>CHILD{number}</LAchildID>
<PersonBirthDate>2015-05-05</PersonBirthDate></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>{referred}</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>{more}<ReferralNFA>0</ReferralNFA></CINdetails></Child>"""

    assessing = "<Assessments><AssessmentActualStartDate>2024-05-21</AssessmentActualStartDate></Assessments>"
    closed = "<CINclosureDate>2024-07-01</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>"
    children = child(1, "2024-05-20", assessing) + child(2, "2024-05-20", closed) + child(3, "2024-99-20")
    file = folder / "return.xml"
    file.write_text(
        f"""<Message><Header><CollectionDetails><Collection>CIN</Collection>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>
<Children>{children}</Children></Message>""",
        encoding="utf-8",
    )
    return file


def test_a_return_is_previewed_and_taken_over_once(starter: Starter, tmp_path: Path) -> None:
    """The preview changes nothing; every child is listed; a second time opens nothing again."""
    adopt = ("adopt", str(_return(tmp_path)), "--team", "assessment-east")
    preview = starter(*adopt, "--preview")
    assert preview.code == 0, preview.err
    assert "To take over: 1 (assessment 1), of which 1 are late already." in preview.out
    assert "Not to be taken over: 2." in preview.out
    assert "CINreferralDate '2024-99-20'" in preview.out
    assert "closed: child CHILD2" in preview.out
    case = re.findall(r"C-[0-9A-Z]{12}", preview.out)[0]
    assert starter("show", case).code == 4
    assert "Opened 1, open already 0, turned down 0." in starter(*adopt).out
    assert "Opened 0, open already 1, turned down 0." in starter(*adopt).out
    assert "taken over" in starter("show", case).out


def test_a_file_that_is_no_return_is_refused(starter: Starter, tmp_path: Path) -> None:
    """One sentence and exit code 2."""
    file = tmp_path / "letter.xml"
    file.write_text("<Letter/>", encoding="utf-8")
    refused = starter("adopt", str(file), "--team", "assessment-east")
    assert refused.code == 2
    assert "Traceback" not in refused.err
