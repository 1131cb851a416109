from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

from practice import commands as c
from practice import events as e
from practice.chronology import Episode, Line, chronology, linked_episodes
from practice.event_words import LEFT_OUT, WORDS
from practice.events import Entry
from practice.vocabulary import ContactOutcome, Requirement, Role
from tests.practice.builders import (
    COMPLETE,
    LONDON,
    MONDAY,
    RULES,
    Story,
    answer,
    ask,
    at,
    authorised,
    close,
    referral,
    see,
)


def _lines(*stories: tuple[str, list[Entry]]) -> tuple[Line, ...]:
    return chronology([Episode(case, entries, [RULES]) for case, entries in stories], LONDON)


def _words(entries: list[Entry]) -> list[str]:
    return [line.words for line in _lines(("case-1", entries))]


def _entry(sequence: int, event: Any, when: str) -> Entry:
    return Entry(sequence, at(when), at(when), "manager-1", f"command-{sequence}", event)


def test_every_kind_of_event_has_words_or_is_left_out() -> None:
    kinds = {kind.kind for kind in get_args(get_args(e.Event)[0])}
    assert kinds - set(WORDS) - LEFT_OUT == set()
    assert (set(WORDS) | LEFT_OUT) - kinds == set()
    assert set(WORDS) & LEFT_OUT == set()


def test_a_chronology_tells_what_happened_with_its_source() -> None:
    story = authorised()
    lines = _lines(("case-1", story.entries))
    first = lines[0]
    assert first.words.startswith("Contact received from: School, by team team-1. Concern: Bruises")
    assert (first.on, first.case, first.entry, first.actor, first.command) == (
        date(2026, 3, 2),
        "case-1",
        1,
        "case-system",
        "command-1",
    )
    words = [line.words for line in lines]
    assert "Child seen by worker-1, alone." in words
    assert "School answered: Attends every day" in words
    assert "Assessment authorised, outcome: in need. Agreed" in words
    assert {line.entry for line in lines} <= {x.sequence for x in story.entries}


def test_lines_stand_in_the_order_of_what_happened_not_of_recording() -> None:
    story = referral()
    story.wait(days=7)
    see(story, happened_at=MONDAY + timedelta(days=2))
    ask(story)
    lines = _lines(("case-1", story.entries))
    assert [x.happened_at for x in lines] == sorted(x.happened_at for x in lines)
    seen = next(x for x in lines if x.words.startswith("Child seen"))
    assert seen.on == date(2026, 3, 4)
    assert seen.notes == ("recorded 5 days later",)


def test_a_limit_that_passed_is_told_where_it_fell_due() -> None:
    story = referral()
    story.wait(days=3)
    told = [x for x in _lines(("case-1", story.entries)) if x.words.startswith("LIMIT PASSED: Allocation")]
    assert [x.on for x in told] == [date(2026, 3, 3)]
    assert "due Tue 3 Mar 2026 17:00" in told[0].words
    assert told[0].notes == ()


def test_a_refused_step_says_what_was_missing() -> None:
    story = authorised()
    close(story, "RC8")
    (refused,) = [x for x in _words(story.entries) if x.startswith("REFUSED: CloseCase")]
    assert "Missing: " in refused


def test_what_an_agency_owes_is_told_by_its_name() -> None:
    story = referral()
    ask(story, "gp")
    story.wait(days=20)
    assert any(x.startswith("LIMIT PASSED: Reply from an agency: ") and ":gp" not in x for x in _words(story.entries))


def test_a_corrected_date_moves_the_line_and_keeps_the_old_date_visible() -> None:
    story = referral()
    see(story)
    seen = next(x for x in story.entries if x.event.kind == "ChildSeen")
    correct = at("2026-02-27 09:30")
    correction = e.DateCorrected(seen.sequence, seen.happened_at, correct, "The visit was on Friday")
    lines = _lines(("case-1", [*story.entries, _entry(story.case.version + 1, correction, "2026-03-05 12:00")]))
    assert lines[0].words.startswith("Child seen")
    assert lines[0].happened_at == correct
    assert "date corrected, recorded as Mon 2 Mar 2026 10:00" in lines[0].notes
    assert lines[-1].words == (
        f"Date of entry {seen.sequence} corrected from Mon 2 Mar 2026 10:00 to Fri 27 Feb 2026 09:30. "
        "The visit was on Friday"
    )


def test_overrides_are_told_with_their_authority_and_end() -> None:
    granted = e.OverrideGranted("CloseCase", (Requirement.CHILD_SEEN,), "Moved abroad", at("2026-03-06 17:00"))
    used = e.OverrideUsed(
        "CloseCase",
        "close_plan",
        Requirement.CHILD_SEEN,
        "head-1",
        (e.Missing("child_not_seen", "The child has not been seen."),),
    )
    assert _words([_entry(1, granted, "2026-03-05 12:00"), _entry(2, used, "2026-03-05 13:00")]) == [
        "OVERRIDE granted: CloseCase may go ahead without child seen until Fri 6 Mar 2026 17:00. Moved abroad",
        "OVERRIDE used: CloseCase went ahead, as head-1 allowed, although missing: The child has not been seen.",
    ]


def test_an_adopted_case_tells_the_dates_of_its_return() -> None:
    story = Story(now=at("2026-03-02 10:00"))
    story.adopt(
        date(2026, 1, 5),
        assessments=(c.AdoptedAssessment(started_on=date(2026, 1, 7)),),
        section_47=(c.AdoptedSection47(started_on=date(2026, 1, 9), conference_not_required=True),),
    )
    told = [(x.on, x.words) for x in _lines(("case-1", story.entries)) if "from the census return" in x.notes]
    assert told == [
        (date(2026, 1, 7), "Assessment started."),
        (date(2026, 1, 9), "Section 47 enquiry started."),
        (date(2026, 1, 9), "No initial child protection conference was required after this enquiry."),
    ]


def test_siblings_are_told_together() -> None:
    one, other = referral(), Story(now=MONDAY + timedelta(hours=1))
    other.receive()
    one.wait(hours=2)
    ask(one)
    lines = _lines(("case-1", one.entries), ("case-2", other.entries))
    cases = [x.case for x in lines]
    assert set(cases) == {"case-1", "case-2"}
    assert cases.index("case-2") > 0
    assert cases[-1] == "case-1"


def test_earlier_episodes_are_found_wherever_a_case_names_them() -> None:
    story = Story()
    story.receive(COMPLETE | {"earlier_episodes": ("E-1",)})
    entries = [
        *story.entries,
        _entry(90, e.HistoryConsidered(("E-1", "E-2"), ()), "2026-03-02 11:00"),
        _entry(91, e.EpisodeLinked("E-3", date(2025, 1, 2), None), "2026-03-02 12:00"),
    ]
    assert linked_episodes(entries) == ("E-1", "E-2", "E-3")


def test_what_is_recorded_on_the_day_is_not_called_late() -> None:
    story = referral()
    answered = replace(story.entries[0], recorded_at=story.entries[0].happened_at + timedelta(hours=8))
    (line,) = _lines(("case-1", [answered]))
    assert line.notes == ()


def test_a_decision_names_its_outcome_threshold_and_factors() -> None:
    story = Story()
    story.receive()
    story.do(
        c.DecideContact,
        c.Actor(id="worker-1", roles=(Role.SOCIAL_WORKER,)),
        outcome=ContactOutcome.NO_FURTHER_ACTION,
        threshold="level-2",
        rationale="A misunderstanding",
        risk_factors=("none found",),
        protective_factors=("both parents",),
    )
    assert (
        "Contact decided: no further action, threshold level-2. A misunderstanding "
        "Risk factors: none found. Protective factors: both parents."
    ) in _words(story.entries)


def test_asking_and_answering_are_told_by_the_agency() -> None:
    story = referral()
    ask(story)
    answer(story)
    assert "School asked: Section 17 assessment" in _words(story.entries)


def test_a_correction_moves_all_that_one_command_recorded() -> None:
    story = referral()
    decided = next(x for x in story.entries if x.event.kind == "ContactDecided")
    correction = e.DateCorrected(decided.sequence, decided.happened_at, MONDAY + timedelta(minutes=30), "Typed wrongly")
    lines = _lines(("case-1", [*story.entries, _entry(story.case.version + 1, correction, "2026-03-05 12:00")]))
    moved = {x.words.split(",")[0] for x in lines if any("corrected" in note for note in x.notes)}
    assert {"Contact decided: referral", "The contact became a referral"} <= moved
