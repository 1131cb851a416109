"""Past cases under other rules: counted beside what was, on one process or several, from the journal too."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from activities.journal import Journal
from client import rehearsal
from client.rehearsal import Compared, Journalled, Source, Terms, compare, compare_all, journalled, other_book
from engine.calendars import CalendarFile, read_calendar_file
from engine.records import Records
from engine.rules import Rulebook
from practice.outbox import JournalBatch
from practice.places import RulesError
from practice.policy import Policy
from practice.rehearsal import CannotRehearse, Outcome
from practice.view import view
from practice.vocabulary import ContactOutcome
from tests.practice import builders as b
from tests.practice.builders import BOOK, Story

LATER = b.at("2026-12-01 09:00")


def decided(after_hours: float) -> Story:
    """A contact of Monday 2 March at 10:00 that was decided so many hours later."""
    story = Story()
    story.receive()
    story.wait(hours=after_hours)
    b.settle(story, ContactOutcome.REFERRAL)
    return story


def source(story: Story, reference: str = "case-1") -> Journalled:
    """A story as the journal would have it."""
    return Journalled(reference, story.rules, story.calendar, tuple(story.entries))


def tightened(**changes: object) -> Rulebook:
    """The county's rulebook with the decision on a contact tightened further."""
    policy = BOOK.policy.model_dump()
    policy["tighten"] = [t | changes if t["clock"] == "contact_decision" else t for t in policy["tighten"]]
    return Rulebook(BOOK.editions, Policy.model_validate(policy), BOOK.today)


def closure(folder: Path, text: str) -> CalendarFile:
    """A calendar file with this text."""
    file = folder / "closure.toml"
    file.write_text(text, encoding="utf-8")
    return read_calendar_file(file)


def late(found: Compared, rule: str) -> tuple[int, int]:
    """How many limits of one kind were late, and how many would have been."""
    was, would_be = ([x.late for x in tally.by("team") if x.rule == rule] for tally in (found.was, found.would_be))
    return sum(was), sum(would_be)


async def each(sources: Sequence[Source]) -> AsyncIterator[Source]:
    """The cases one at a time."""
    for one in sources:
        yield one


def test_a_tighter_policy_makes_late_what_was_in_time() -> None:
    """Decided at 10:00 on the day after: in time by 17:00, late by 09:30."""
    found = compare_all([source(decided(24))], Terms(tightened(due_at="09:30"), None, LATER))
    assert late(found, "contact_decision") == (0, 1)
    (changed,) = [x for x in found.changed if x.was.rule == "contact_decision"]
    assert (changed.was.outcome, changed.would_be.outcome) == (Outcome.MET, Outcome.MET_LATE)


def test_an_extra_day_off_makes_in_time_what_was_late(tmp_path: Path) -> None:
    """Decided at 10:00 on Wednesday: a day late, unless Tuesday did not count."""
    days = closure(tmp_path, 'name = "snow"\n[[days]]\nday = 2026-03-03\nname = "Snow"\n')
    found = compare_all([source(decided(48))], Terms(BOOK, days, LATER))
    assert late(found, "contact_decision") == (1, 0)
    assert [x.becomes_late for x in found.changed if x.was.rule == "contact_decision"] == [False]


def test_the_same_rules_change_nothing() -> None:
    found = compare_all([source(decided(h)) for h in (1, 24, 48)], Terms(BOOK, None, LATER))
    assert found.changed == []
    assert found.was.counts == found.would_be.counts


def test_one_edition_for_every_referral() -> None:
    """The older one has an initial assessment of ten days, and no single one."""
    found = compare_all([source(decided(24))], Terms(other_book(BOOK, "england-2010"), None, LATER))
    assert {x.rule for x in found.was.by("team")} >= {"assessment"}
    assert {x.rule for x in found.would_be.by("team")} >= {"initial_assessment"}
    assert late(found, "initial_assessment") == (0, 1)


def test_what_does_not_exist_or_fit_is_named() -> None:
    with pytest.raises(RulesError, match="There is no edition england-1066; there are: england-2000"):
        other_book(BOOK, "england-1066")
    only = Policy.model_validate(BOOK.policy.model_dump() | {"editions": ("england-2023",)})
    with pytest.raises(RulesError, match="not for england-2010"):
        other_book(Rulebook(BOOK.editions, only, BOOK.today), "england-2010")


def test_a_calendar_that_ends_before_a_due_date_is_an_error(tmp_path: Path) -> None:
    ends = closure(tmp_path, 'name = "short"\nlast_day = 2026-03-31\n[[days]]\nday = 2026-03-03\nname = "Snow"\n')
    with pytest.raises(CannotRehearse, match="case-1"):
        compare_all([source(decided(24))], Terms(BOOK, ends, LATER))


async def test_several_processes_count_what_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "CHUNK", 4)
    sources = [source(decided(hours), f"case-{at}") for at, hours in enumerate((1, 24, 26, 48) * 5)]
    terms = Terms(tightened(due_at="09:30"), None, LATER)
    seen: list[int] = []
    found = await compare(each(sources), terms, progress=seen.append, processes=2)
    alone = compare_all(sources, terms)
    assert (found.cases, found.was, found.would_be) == (20, alone.was, alone.would_be)
    assert sorted((x.was.case, x.was.key) for x in found.changed) == [(x.was.case, x.was.key) for x in found.changed]
    assert len(found.changed) == len(alone.changed)
    assert seen == sorted(seen)
    assert seen[-1] == 20


async def test_an_error_in_another_process_comes_back_as_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rehearsal, "CHUNK", 1)
    ends = closure(tmp_path, 'name = "short"\nlast_day = 2026-03-31\n[[days]]\nday = 2026-03-03\nname = "Snow"\n')
    cases = [source(decided(24), f"case-{n}") for n in range(3)]
    with pytest.raises(CannotRehearse, match="covers 2025-01-01 to 2026-03-31"):
        await compare(each(cases), Terms(BOOK, ends, LATER), progress=lambda _: None, processes=1)


async def test_a_case_of_the_journal_is_compared_with_what_the_journal_says(journal: Journal, records: Records) -> None:
    story = decided(48)
    story.wait(days=10)
    batch = JournalBatch("case-1", tuple(story.entries), view(story.case, story.now), story.rules, story.calendar)
    await journal.write_journal(replace(batch, view=replace(batch.view, case="case-1")))
    read = [one async for one in journalled(records)]
    assert await records.count_cases() == len(read) == 1
    assert read == [source(story)]
    found = compare_all(read, Terms(BOOK, None, story.now + timedelta(days=1)))
    assert late(found, "contact_decision") == (1, 1)
    assert found.changed == []


def test_the_bank_holidays_of_another_nation_take_the_place_of_the_cases_own() -> None:
    scottish = other_book(BOOK, None, "scotland")
    rules, calendar = Terms(scottish, None, LATER).values(date(2026, 3, 2))
    assert rules == BOOK.for_referral(date(2026, 3, 2))[0]
    assert date(2026, 11, 30) in calendar.names, "St Andrew's Day"
    easter_monday = date(2026, 4, 6)
    assert easter_monday in BOOK.for_referral(date(2026, 3, 2))[1].names
    assert easter_monday not in calendar.names
    assert other_book(BOOK, None) is BOOK
    always = other_book(BOOK, "england-2018", "wales").for_referral(date(2026, 3, 2))
    assert (always[0].edition, always[1].name[:6]) == ("england-2018", "wales-")


def test_the_days_of_the_file_reach_every_year(tmp_path: Path) -> None:
    days = closure(tmp_path, 'name = "snow"\n[[days]]\nday = 2026-03-03\nname = "Snow"\n')
    _, calendar = Terms(BOOK, days, LATER).values(date(2025, 12, 30))
    assert calendar.names[date(2026, 3, 3)] == "Snow"
