"""Editions and policies: what loads, what is refused and with which words, and which edition a referral falls under."""

import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from engine.rules import PRACTICE, Rulebook
from practice.calendar import Calendar, NonWorkingDay, calendar_hash, make_calendar, shared_calendar
from practice.combine import combine
from practice.places import RulesError
from practice.rulefile import check_editions, choose_edition, parse_edition, parse_policy
from practice.rules import Allowance, rules_hash, shared_rules
from practice.vocabulary import Requirement
from tests.practice.builders import BOOK, CALENDAR, EDITION_TEXT, POLICY_TEXT, RULES, small_calendar
from tests.practice.rules_texts import combined, dated, edited, tightened

FILES = sorted((PRACTICE / "editions").glob("*.toml"))
BOOKS = {
    path.stem: Rulebook.load(policy=path.stem, today=date(2026, 3, 2))
    for path in sorted((PRACTICE / "policies").glob("*.toml"))
}
POLICY_OF: dict[str, str] = {book.policy.nation: name for name, book in BOOKS.items()}


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_every_edition_loads_and_takes_the_policy_of_a_council_of_its_nation(file: Path) -> None:
    """Each file is valid, is named after itself, cites a paragraph for every limit and combines with a policy."""
    edition = next(x for x in BOOK.editions if x.name == file.stem)
    assert all(x.source.paragraph and x.statutory for x in edition.clocks)
    council = POLICY_OF[edition.nation]
    rules = combine(edition, BOOKS[council].policy)
    assert rules.name == f"{edition.name}+{council}"
    assert rules.hash == rules_hash(rules)
    assert {x.name for x in edition.clocks} < {x.name for x in rules.clocks}
    for gate, needs in edition.gates.items():
        assert set(needs) <= set(rules.gates[gate])


@pytest.mark.parametrize(
    ("referred_on", "edition"),
    [
        ("2000-04-01", "england-2000"),
        ("2010-03-16", "england-2000"),
        ("2010-03-17", "england-2010"),
        ("2013-04-14", "england-2010"),
        ("2013-04-15", "england-2013"),
        ("2015-03-25", "england-2013"),
        ("2015-03-26", "england-2015"),
        ("2018-07-03", "england-2015"),
        ("2018-07-04", "england-2018"),
        ("2023-12-14", "england-2018"),
        ("2023-12-15", "england-2023"),
        ("2026-03-18", "england-2023"),
        ("2026-03-19", "england-2026"),
    ],
)
def test_a_referral_falls_under_the_edition_in_force_on_its_day(referred_on: str, edition: str) -> None:
    """The first and the last day of an edition are its own."""
    day = date.fromisoformat(referred_on)
    assert choose_edition(BOOK.editions, "england", day).name == edition
    assert BOOK.for_referral(day)[0].edition == edition


@pytest.mark.parametrize(
    ("nation", "eve"),
    [
        ("england", "2000-03-31"),
        ("wales", "2019-11-10"),
        ("scotland", "2014-05-18"),
        ("northern-ireland", "2017-11-30"),
    ],
)
def test_a_referral_before_the_first_edition_of_its_nation_has_no_rules(nation: str, eve: str) -> None:
    """No edition is guessed; the day after has one."""
    day = date.fromisoformat(eve)
    with pytest.raises(RulesError, match=f"{nation} was in force on {day:%d %B %Y}"):
        choose_edition(BOOK.editions, nation, day)
    with pytest.raises(RulesError, match="was in force on"):
        BOOKS[POLICY_OF[nation]].for_referral(day)
    assert choose_edition(BOOK.editions, nation, day + timedelta(days=1)).nation == nation


def test_editions_that_meet_are_accepted_in_any_order() -> None:
    """The day after one ends, the next begins."""
    check_editions((dated("second", "2020-07-01", None), dated("first", "2015-01-01", "2020-06-30")))


def test_a_policy_may_shorten_a_limit_down_to_the_same_length() -> None:
    """Equal is not longer."""
    for allowance in ("45 working days", "30 working days"):
        rules = combined(tightened(f'allowance = "{allowance}"'))
        assert str(rules.clock_by_name["assessment"].allowance) == allowance


def test_a_policy_adds_warnings_and_takes_none_away() -> None:
    """Warnings of the edition stay beside those of the policy."""
    rules = combined(tightened('warn = ["after 40 working days"]'))
    warned = [str(x.after) for x in rules.clock_by_name["assessment"].warn]
    assert warned == ["20 working days", "35 working days", "40 working days"]


def test_a_policy_adds_requirements_and_takes_none_away() -> None:
    """A gate of the policy's is laid on the edition's, without naming anything twice."""
    edition = parse_edition(EDITION_TEXT, "edition.toml")
    policy = edited(POLICY_TEXT, "[gates]", '[gates]\nclose_plan = ["details_complete", "child_seen"]')
    rules = combined(policy)
    assert rules.gates["close_plan"] == (*edition.gates["close_plan"], Requirement.DETAILS_COMPLETE)


def test_a_policy_that_is_not_there_is_refused_with_those_that_are() -> None:
    """Whoever misspelt it reads the right name."""
    with pytest.raises(RulesError, match=r"no policy nowhere; there are: .*county"):
        Rulebook.load(policy="nowhere", today=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Allocation to a social worker"', 'title = "Allocation to a worker"'),
        ('allowance = "20 working days"', 'allowance = "19 working days"'),
        ('paragraph = "2.5"', 'paragraph = "2.55"'),
        ('roles = ["head_of_service"]', 'roles = ["director"]'),
        ('acknowledge_for_at_most = "10 working days"', 'acknowledge_for_at_most = "9 working days"'),
        ('[gates]\nclose_contact = ["details_complete"]', "[gates]"),
    ],
)
def test_any_change_of_content_changes_the_hash(old: str, new: str) -> None:
    """A word, a number, a paragraph, a rung, a requirement."""
    assert combined(edited(POLICY_TEXT, old, new)).hash != combined(POLICY_TEXT).hash


def test_a_comment_or_the_order_of_gates_does_not_change_the_hash() -> None:
    """The hash is over what the rules say, not over how the file is laid out."""
    lines = 'close_contact = ["details_complete"]\nauthorise_assessment = ["details_complete", "referrer_acknowledged"]'
    swapped = "\n".join(reversed(lines.split("\n")))
    assert combined("# A remark\n" + edited(POLICY_TEXT, lines, swapped)).hash == combined(POLICY_TEXT).hash


def test_hashes_are_the_same_in_another_process() -> None:
    """Rules and calendars are found again by their hash, wherever they are read."""
    code = (
        "from datetime import date; from engine.rules import Rulebook; "
        "r, k = Rulebook.load(today=date(2026, 3, 2)).for_referral(date(2026, 3, 2)); print(r.hash, k.hash)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == [RULES.hash, CALENDAR.hash]


def test_the_hash_of_a_calendar_is_over_everything_in_it() -> None:
    """Each of its facts changes it; the order in which its days are given does not."""
    first, last, shut, other = date(2026, 1, 1), date(2026, 12, 31), date(2026, 5, 1), date(2026, 5, 2)
    calendar = small_calendar(first, last, shut, other)
    assert small_calendar(first, last, other, shut).hash == calendar.hash
    assert calendar.hash == calendar_hash(calendar)
    changed = {
        small_calendar(first, last, shut).hash,
        small_calendar(first, last, shut, date(2026, 5, 3)).hash,
        small_calendar(first, date(2027, 1, 1), shut, other).hash,
        small_calendar(date(2025, 12, 31), last, shut, other).hash,
        office("Europe/Dublin", time(9), time(17), "Closed").hash,
        office("Europe/London", time(8), time(17), "Closed").hash,
        office("Europe/London", time(9), time(16), "Closed").hash,
        office("Europe/London", time(9), time(17), "Shut").hash,
    }
    assert len(changed) == 8
    assert calendar.hash not in changed


def office(zone: str, opens: time, closes: time, why: str) -> Calendar:
    """A calendar with these office hours in this zone."""
    return make_calendar(
        name="small",
        time_zone=zone,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 12, 31),
        office_opens=opens,
        office_closes=closes,
        non_working=(NonWorkingDay(date(2026, 5, 1), why),),
    )


def test_a_calendar_that_contradicts_itself_is_refused() -> None:
    """A day listed twice or outside the span, a span or office hours the wrong way round."""
    day = date(2026, 5, 1)
    with pytest.raises(ValueError, match="listed twice"):
        small_calendar(date(2026, 1, 1), date(2026, 12, 31), day, day)
    with pytest.raises(ValueError, match="is not between"):
        small_calendar(date(2026, 6, 1), date(2026, 12, 31), day)
    with pytest.raises(ValueError, match="is after the last"):
        small_calendar(date(2026, 6, 1), date(2026, 5, 1))
    with pytest.raises(ValueError, match="opens at"):
        office("Europe/London", time(17), time(9), "Closed")


def test_shared_values_are_the_same_object_and_must_have_the_hash_they_name() -> None:
    """Cases share one copy; a value whose content was changed under its hash is refused."""
    assert shared_rules(combined(POLICY_TEXT)) is shared_rules(combined(POLICY_TEXT))
    with pytest.raises(ValueError, match="does not have the hash"):
        shared_rules(RULES.model_copy(update={"hash": "0" * 64}))
    calendar = small_calendar(date(2026, 1, 1), date(2026, 12, 31))
    assert shared_calendar(calendar) is shared_calendar(small_calendar(date(2026, 1, 1), date(2026, 12, 31)))
    object.__setattr__(calendar, "hash", "0" * 64)
    with pytest.raises(ValueError, match="does not have the hash"):
        shared_calendar(calendar)


@pytest.mark.parametrize("words", ["1 working day", "45 working days", "3 months", "24 hours", "0 working hours"])
def test_an_allowance_reads_as_it_was_written(words: str) -> None:
    """Words in, the same words out."""
    assert str(Allowance.model_validate(words)) == words


def test_local_closures_of_the_policy_are_in_the_calendar_by_name() -> None:
    """A day on which the council's offices are shut does not count."""
    text = edited(POLICY_TEXT, "local_closures = []", 'local_closures = [{ day = 2026-12-29, name = "Offices shut" }]')
    book = Rulebook(BOOK.editions, parse_policy(text, "county.toml"), BOOK.today)
    _, calendar = book.for_referral(date(2026, 3, 2))
    assert calendar.names[date(2026, 12, 29)] == "Offices shut"
    assert calendar.hash != CALENDAR.hash
