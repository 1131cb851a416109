"""What the figures count in small journals whose answers are known."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import asyncpg
import pytest

from activities.journal import Journal
from engine.directory import Directory, Person, Team, seed_directory
from engine.figures import CaseLines, Scope, VisitCount, reading, working_day_numbers
from practice import commands as c
from practice.outbox import JournalBatch
from practice.view import view
from practice.vocabulary import ContactOutcome
from tests.practice.builders import (
    BOOK,
    CALENDAR,
    MANAGER,
    MONDAY,
    Story,
    allocate,
    answer,
    ask,
    assessment,
    at,
    close,
    correct,
    gathered,
    referral,
    search,
    see,
    settle,
    tell_all,
)

Write = Callable[..., Awaitable[str]]
MARCH = Scope(at("2026-03-01 00:00"), at("2026-04-01 00:00"), CALENDAR)
YEAR = replace(MARCH, since=at("2026-01-01 00:00"), until=at("2027-01-01 00:00"))


@pytest.fixture
def write(journal: Journal) -> Write:
    """Writes a story into the journal, as one case or another."""

    async def written(story: Story, case: str) -> str:
        seen = replace(view(story.case, story.now), case=case)
        await journal.write_journal(JournalBatch(case, tuple(story.entries), seen, story.rules, story.calendar))
        return case

    return written


async def count(pool: asyncpg.Pool, what: str, *asked: Any) -> Any:
    """One figure."""
    async with reading(pool) as figures:
        return await getattr(figures, what)(*asked)


async def lines(pool: asyncpg.Pool, figure: str, scope: Scope, **narrowed: Any) -> CaseLines:
    """The cases behind one."""
    async with reading(pool) as figures:
        return await figures.cases(figure, scope, narrowed, most=50)


def _in(team: str) -> Story:
    story = Story()
    story.receive(team=team)
    return story


async def test_a_worker_s_cases_in_every_team_count_and_those_that_nobody_has_are_told_apart(
    pool: asyncpg.Pool, write: Write
) -> None:
    people = (Person(id="worker-1", name="Wren Example"),)
    await seed_directory(pool, Directory(teams=(Team(id="east", name="East"),), people=people))
    for case, team in (("case-1", "east"), ("case-2", "east"), ("case-3", "west")):
        story = referral()
        story.do(c.AcceptReferral, MANAGER, rationale="x")
        allocate(story, team=team)
        await write(story, case)
    await write(_in("east"), "case-4")
    (load,) = await count(pool, "worker_loads", "east")
    assert (load.worker, load.name, load.open, load.here, load.teams) == (
        "worker-1",
        "Wren Example",
        3,
        2,
        ("east", "west"),
    )
    assert [(t.team, t.open, t.unallocated) for t in await count(pool, "team_loads", None)] == [
        ("east", 3, 1),
        ("west", 1, 0),
    ]
    held = await lines(pool, "caseload", replace(YEAR, team="east"), worker="worker-1")
    assert {x.case_ref for x in held.lines} == {"case-1", "case-2", "case-3"}
    waiting = await lines(pool, "caseload", replace(YEAR, team="east"), worker=None)
    assert [x.case_ref for x in waiting.lines] == ["case-4"]


async def test_nobody_reads_another_team_s_worker_by_asking_for_their_cases(pool: asyncpg.Pool, write: Write) -> None:
    story = referral()
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    allocate(story, team="west")
    await write(story, "case-1")
    assert (await lines(pool, "caseload", replace(YEAR, team="east"), worker="worker-1")).total == 0


async def test_limits_are_counted_by_what_became_of_them_and_by_the_month_of_their_due_date(
    pool: asyncpg.Pool, write: Write
) -> None:
    in_time, late, undone = referral(), referral(), referral()
    see(in_time)
    late.wait(days=14)
    see(late)
    undone.wait(days=21)
    for number, story in enumerate((in_time, late, undone), start=1):
        await write(story, f"case-{number}")
    (seen,) = [row for row in await count(pool, "timeliness", YEAR) if row.name == "child_seen"]
    assert (seen.month, seen.title) == (date(2026, 3, 1), "Child seen")
    assert (seen.met, seen.met_late, seen.open_late, seen.open) == (1, 1, 1, 0)
    assert not [row for row in await count(pool, "timeliness", replace(YEAR, team="east")) if row.met]
    assert not await count(pool, "timeliness", replace(YEAR, edition="england-2018"))
    late_ones = await lines(pool, "timeliness", YEAR, name="child_seen", outcome="late")
    assert [x.case_ref for x in late_ones.lines] == ["case-2", "case-3"]
    assert (await lines(pool, "timeliness", YEAR, name="child_seen", outcome="open_late")).total == 1


async def test_a_limit_that_ends_a_month_at_midnight_belongs_to_that_month(pool: asyncpg.Pool, write: Write) -> None:
    # Forty-five working days after 27 January 2026 end with 31 March.
    story = Story(now=at("2026-01-27 10:00"), rules=BOOK.for_referral(date(2026, 1, 27))[0])
    story.receive()
    settle(story, ContactOutcome.REFERRAL)
    assert story.limit("assessment").due == at("2026-04-01 00:00")
    await write(story, "case-1")
    (row,) = [row for row in await count(pool, "timeliness", MARCH) if row.name == "assessment"]
    assert row.month == date(2026, 3, 1)


async def test_a_limit_belongs_to_the_team_that_had_the_case_when_it_passed(pool: asyncpg.Pool, write: Write) -> None:
    story = _in("front-door")
    story.wait(days=3)
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.TransferTeam, MANAGER, team="east", reason="Lives there")
    await write(story, "case-1")
    rows = await count(pool, "timeliness", replace(YEAR, team="front-door"))
    assert [(x.name, x.met_late) for x in rows if x.met_late] == [("contact_decision", 1)]
    of_east = await count(pool, "timeliness", replace(YEAR, team="east"))
    assert "contact_decision" not in {x.name for x in of_east}
    assert "allocation" in {x.name for x in of_east}


async def test_a_correction_counts_the_limit_anew(pool: asyncpg.Pool, write: Write) -> None:
    story = referral()
    story.wait(days=14)
    seen = see(story)
    visit = next(x for x in seen.entries if x.event.kind == "ChildSeen")
    await write(story, "case-1")
    correct(story, visit, MONDAY + timedelta(days=1))
    await write(story, "case-1")
    (row,) = [row for row in await count(pool, "timeliness", YEAR) if row.name == "child_seen"]
    assert (row.met, row.met_late) == (1, 0)


async def test_decisions_are_those_of_every_team(pool: asyncpg.Pool, write: Write) -> None:
    for case, team, outcome in (
        ("case-1", "east", ContactOutcome.REFERRAL),
        ("case-2", "east", ContactOutcome.EARLY_HELP),
        ("case-3", "west", ContactOutcome.REFERRAL),
    ):
        story = _in(team)
        settle(story, outcome)
        await write(story, case)
    found = await count(pool, "decisions", replace(YEAR, team="east"))
    assert [(x.team, x.threshold, x.outcome, x.decisions) for x in found] == [
        ("east", "level-3", "early_help", 1),
        ("east", "level-3", "referral", 1),
        ("west", "level-3", "referral", 1),
    ]
    early = await lines(pool, "decisions", replace(YEAR, team="east"), threshold=None, outcome="early_help")
    assert [(x.case_ref, x.what) for x in early.lines] == [("case-2", "level-3, early help")]


async def test_agencies_are_counted_by_what_came_of_asking(pool: asyncpg.Pool, write: Write) -> None:
    quick, slow, silent = referral(), referral(), referral()
    for story, days in ((quick, 1), (slow, 14)):
        ask(story)
        story.wait(days=days)
        answer(story)
    ask(silent, "gp")
    for number, story in enumerate((quick, slow, silent), start=1):
        await write(story, f"case-{number}")
    gp, school = await count(pool, "agencies", YEAR)
    assert (school.agency, school.asked, school.answered, school.in_time, school.late) == ("school", 2, 2, 1, 1)
    # Two replies after 1 and after 10 working days.
    assert school.median_working_days == 5.5
    assert (gp.asked, gp.open, gp.not_due, gp.median_working_days) == (1, 1, 1, None)
    late = await lines(pool, "agencies", YEAR, agency="school", outcome="late")
    assert [x.case_ref for x in late.lines] == ["case-2"]


async def test_open_cases_are_counted_by_the_last_look_and_closed_ones_not_at_all(
    pool: asyncpg.Pool, write: Write
) -> None:
    unseen, looked, closed = _in("east"), assessment(), _in("east")
    looked.do(c.RecordSupervision, MANAGER, decision="Visit this week")
    settle(closed, ContactOutcome.INFORMATION_AND_ADVICE)
    search(closed)
    tell_all(closed)
    assert close(closed, "information_and_advice").refusal is None
    for number, story in enumerate((unseen, looked, closed), start=1):
        await write(story, f"case-{number}")
    found = await count(pool, "oversight", None, None)
    assert [(x.team, x.days is None, x.cases) for x in found] == [("east", True, 1), ("team-1", False, 1)]
    unlooked = await lines(pool, "oversight", YEAR, from_days=None, to_days=None)
    assert [x.case_ref for x in unlooked.lines] == ["case-1"]
    long_ago = await lines(pool, "oversight", YEAR, from_days=28, to_days=None)
    assert [(x.case_ref, x.what, x.actor) for x in long_ago.lines] == [("case-2", "SupervisionRecorded", MANAGER.id)]
    assert (await lines(pool, "oversight", YEAR, from_days=0, to_days=6)).total == 0


async def test_the_last_day_and_the_days_used_are_counted_by_local_days(pool: asyncpg.Pool, write: Write) -> None:
    # Five working days after Monday 2 March end on Monday 9 March at 17:00.
    for case, days in (("case-1", 0), ("case-2", 7), ("case-3", 6.99)):
        story = referral()
        story.wait(days=days)
        see(story)
        await write(story, case)
    (row,) = [row for row in await count(pool, "last_days", YEAR) if row.name == "child_seen"]
    assert (row.met, row.on_the_last, row.amount, row.count_start_day) == (3, 2, 5, False)
    used = await count(pool, "days_used", YEAR, "child_seen")
    assert sorted((x.used, x.late, x.limits) for x in used) == [(0, False, 1), (5, False, 2)]
    behind = await lines(pool, "last_day", YEAR, name="child_seen")
    assert [x.case_ref for x in behind.lines] == ["case-2", "case-3"]


async def test_a_correction_that_moves_a_limit_later_is_counted_by_who_made_it(
    pool: asyncpg.Pool, write: Write
) -> None:
    later, earlier = _in("east"), _in("east")
    later.wait(days=2)
    for story, days in ((later, 1), (earlier, -1)):
        correct(story, story.entries[0], MONDAY + timedelta(days=days))
    await write(later, "case-1")
    await write(earlier, "case-2")
    (row,) = await count(pool, "moves", YEAR)
    assert (row.team, row.actor, row.corrections, row.cases, row.median_days) == ("east", MANAGER.id, 1, 1, 1.0)
    assert (row.limits, row.passed) == (1, 1)
    (line,) = (await lines(pool, "moves", YEAR, actor=MANAGER.id)).lines
    assert (line.case_ref, line.what, line.started_at, line.due) == (
        "case-1",
        "contact decision",
        at("2026-03-03 17:00"),
        at("2026-03-04 17:00"),
    )


async def test_visits_that_are_written_down_late_are_told_from_those_that_save_a_limit(
    pool: asyncpg.Pool, write: Write
) -> None:
    prompt, late, saving = referral(), referral(), referral()
    see(prompt)
    late.wait(days=3)
    see(late, happened_at=MONDAY + timedelta(hours=1))
    saving.wait(days=10)
    see(saving, happened_at=MONDAY + timedelta(days=2))
    for number, story in enumerate((prompt, late, saving), start=1):
        await write(story, f"case-{number}")
    assert await count(pool, "visits", YEAR) == (VisitCount("team-1", "worker-1", None, 3, 2, 1),)
    assert [x.case_ref for x in (await lines(pool, "visits", YEAR, actor="worker-1", outcome="late")).lines] == [
        "case-2",
        "case-3",
    ]
    (line,) = (await lines(pool, "visits", YEAR, actor=None, outcome="after")).lines
    assert (line.case_ref, line.what) == ("case-3", "Child seen")


async def test_lists_are_cut_into_pages_and_say_how_many_there_are(pool: asyncpg.Pool, write: Write) -> None:
    for number in range(3):
        await write(gathered(), f"case-{number}")
    async with reading(pool) as figures:
        page = await figures.cases("timeliness", YEAR, {"name": "child_seen", "outcome": None}, most=2, skip=1)
    assert ([x.case_ref for x in page.lines], page.total) == (["case-1", "case-2"], 3)


async def test_figures_that_are_read_together_are_of_one_instant(pool: asyncpg.Pool, write: Write) -> None:
    await write(_in("east"), "case-1")
    async with reading(pool) as figures:
        before = await figures.team_loads(None)
        await write(_in("east"), "case-2")
        assert await figures.team_loads(None) == before
    assert (await count(pool, "team_loads", None))[0].open == 2


async def test_journals_from_before_are_counted_when_the_database_is_migrated(pool: asyncpg.Pool, write: Write) -> None:
    await write(gathered(), "case-1")
    before = await pool.fetch("SELECT * FROM counted_limits ORDER BY clock")
    await pool.execute("DELETE FROM counted_limits; SELECT count_case('case-1')")
    assert await pool.fetch("SELECT * FROM counted_limits ORDER BY clock") == before


def test_working_days_are_numbered_so_that_one_taken_from_another_is_what_lies_between() -> None:
    numbers = working_day_numbers(CALENDAR)
    place = {day: numbers[(day - CALENDAR.first_day).days] for day in (date(2026, 3, 6), date(2026, 3, 9))}
    assert place[date(2026, 3, 9)] - place[date(2026, 3, 6)] == 1
