"""The sample morning holds at any hour: it is run here through the pure core, without Temporal."""

from datetime import UTC, date, datetime, timedelta

import pytest

from engine.directory import Directory
from engine.directory.checking import check_directory
from engine.rules import Rulebook
from practice.case import Case
from practice.commands import AdoptCase, AllocateWorker, Command
from practice.decide import Decided, decide, open_case
from practice.evolve import evolve
from practice.ladder import tick
from practice.view import CaseView, view
from sample.morning import PlannedCase, directory, plan, sample_cases, shortfall

A_MINUTE = timedelta(minutes=1)
TUESDAY_MORNING = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """Every edition, with the county's policy."""
    return Rulebook.load(today=date(2026, 11, 24))


def _after_a_minute(planned: PlannedCase, rulebook: Rulebook, now: datetime) -> CaseView:
    rules, calendar = rulebook.for_referral(_referred_on(planned))
    case = _ticked(_accepted(open_case(planned.reference, planned.opening, rules, calendar, now)), now)
    for step in planned.steps:
        decided = decide(case, _counted(step.command), now)
        assert (decided.refusal is not None) == step.refused, (
            planned.about,
            step.command.id,
            decided.refusal,
        )
        case = _ticked(decided.case, now)
    return view(_ticked(case, now + A_MINUTE), now + A_MINUTE)


def _counted(command: Command) -> Command:
    """As the client sends it, which counts the open cases of the worker."""
    return command.model_copy(update={"open_cases": 0}) if isinstance(command, AllocateWorker) else command


def _referred_on(planned: PlannedCase) -> date:
    opening = planned.opening
    return opening.referred_on if isinstance(opening, AdoptCase) else opening.received_at.date()


def _accepted(decided: Decided) -> Case:
    assert decided.refusal is None, decided.refusal
    return decided.case


def _ticked(case: Case, now: datetime) -> Case:
    for entry in tick(case, now):
        case = evolve(case, entry)
    return case


def test_every_case_is_exactly_as_expected_on_a_working_morning(rulebook: Rulebook) -> None:
    """No case falls short, and none that should be on track is late."""
    for planned in plan(TUESDAY_MORNING, rulebook):
        seen = _after_a_minute(planned, rulebook, TUESDAY_MORNING)
        assert shortfall(seen, planned.expect) == [], planned.about
        assert seen.state == planned.expect.state or planned.expect.acknowledged, planned.about


def _hours_over_new_year() -> list[datetime]:
    start = datetime(2026, 12, 23, 0, 7, tzinfo=UTC)
    return [start + timedelta(hours=hour) for hour in range(0, 24 * 14, 5)]


@pytest.mark.parametrize("now", _hours_over_new_year(), ids=str)
def test_the_morning_holds_at_every_hour(rulebook: Rulebook, now: datetime) -> None:
    """Over Christmas and New Year too, day and night."""
    for planned in plan(now, rulebook):
        seen = _after_a_minute(planned, rulebook, now)
        assert shortfall(seen, planned.expect) == [], planned.about
        times = [planned.opening.received_at, *(s.command.received_at for s in planned.steps)]
        assert max(times) <= now


def test_a_case_short_of_what_is_expected_says_in_what(rulebook: Rulebook) -> None:
    """The sentence names the state that it is in and the one that it should be in."""
    cases = {c.reference: c for c in plan(TUESDAY_MORNING, rulebook)}
    by_name = {c.name: cases[c.reference] for c in sample_cases()}
    seen = _after_a_minute(by_name["gp-letter"], rulebook, TUESDAY_MORNING)
    short = shortfall(seen, by_name["housing-cold-flat"].expect)
    assert short == [
        "contact_decision is not breached",
        "it is on track, not escalated",
        "its alert is at rung None, not at 2",
    ]


def test_references_are_opaque_and_stay_the_same() -> None:
    """No name is part of a reference, and no two cases share one."""
    references = [case.reference for case in sample_cases()]
    assert len(set(references)) == len(references)
    assert references == [case.reference for case in sample_cases()]
    assert all(case.name.split("-")[0] not in case.reference.lower() for case in sample_cases())


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=9), timedelta(days=4), timedelta(days=40)])
def test_every_rung_reaches_somebody(rulebook: Rulebook, later: timedelta) -> None:
    """The check of the directory finds nothing, at whatever time the sample is started."""
    now = TUESDAY_MORNING + later
    people = Directory.model_validate(directory(now, rulebook))
    assert check_directory(people, *rulebook.for_referral(now.date()), [], now) == ()


def test_the_manager_on_leave_has_cover(rulebook: Rulebook) -> None:
    """One manager is away today, and somebody stands in."""
    people = Directory.model_validate(directory(TUESDAY_MORNING, rulebook))
    today = TUESDAY_MORNING.date()
    assert [(a.person, a.cover) for a in people.absences if a.first_day <= today <= a.last_day] == [("P-210", "P-310")]


def test_the_people_are_invented(rulebook: Rulebook) -> None:
    """Every address is one that can never be delivered to."""
    people = Directory.model_validate(directory(TUESDAY_MORNING, rulebook)).people
    assert all((person.email or "").endswith("@example.org") for person in people)
