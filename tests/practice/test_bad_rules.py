"""Editions and policies with a mistake: each is refused with its file, the line and the reason."""

import pytest

from practice.combine import check_policy
from practice.places import RulesError
from practice.rulefile import check_editions, parse_edition, parse_policy
from tests.practice.builders import BOOK, EDITION_TEXT, POLICY_TEXT
from tests.practice.rules_texts import combined, dated, edited, tightened

HERE = "<here>"
"""Stands in a changed text where the mistake is; without it, the mistake is where the change begins."""
CONTACT_CITED = 'paragraph = "as cited in Keeping Children Safe in Education 2025, paragraph 62"'
WARNED = 'warn = ["after 20 working days", "after 35 working days"]'
CHILD_SEEN_LIMITS = 'stops_on = ["ChildSeen"]\nstops_when = { seen_by_registered_social_worker = ["True"] }'


def with_mistake(text: str, old: str, new: str) -> tuple[str, int]:
    """A file with a mistake in it, and the line that it is on."""
    wrong = edited(text, old, new if HERE in new else f"{HERE}{new}")
    return wrong.replace(HERE, ""), wrong[: wrong.index(HERE)].count("\n") + 1


def assert_refused(refused: pytest.ExceptionInfo[RulesError], file: str, line: int, reason: str) -> None:
    """The message begins with the file and the line, and gives the reason."""
    assert str(refused.value).startswith(f"{file}, line {line}: ")
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param('name = "england-2023"', "name = ", "not valid TOML", id="TOML"),
        pytest.param('["ContactReceived"]', '["ContactRecieved"]', "ContactRecieved", id="event"),
        pytest.param('["ContactDecided"]', "[]", "stops_on", id="no event"),
        pytest.param('["ChildDied"]', '["ChildDead"]', "ChildDead", id="event that ends a limit"),
        pytest.param('"factors_weighed", "domestic', '"factors_wayed", "domestic', "factors_wayed", id="requirement"),
        pytest.param('name = "contact_decision"', 'mood = 1\nname = "x"', "mood", id="one field too many"),
        pytest.param("45 working days", "-45 working days", "-45 working days", id="negative"),
        pytest.param('"45 working days"', '{ amount = -45, unit = "working days" }', "amount", id="negative amount"),
        pytest.param("45 working days", "45 fortnights", "45 fortnights", id="unit"),
        pytest.param(CONTACT_CITED, 'paragraph = ""', "source.paragraph", id="empty paragraph"),
        pytest.param(f"{CONTACT_CITED}, ", "", "source.paragraph: Field required", id="no paragraph"),
        pytest.param('confidence = "A"', 'confidence = "Z"', "confidence", id="confidence"),
        pytest.param("after 20 working days", "at half time", "at half time", id="checkpoint"),
        pytest.param('  "concern", ', f'{HERE}  "conern", ', "conern is no detail", id="detail"),
        pytest.param("close_plan =", "close_plam =", "no step has a gate named close_plam", id="gate"),
        pytest.param('nation = "england"', 'nation = "narnia"', "nation", id="nation"),
        pytest.param('name = "assessment"', 'name = "contact_decision"', "defined twice", id="limit twice"),
        pytest.param('["single"]', '["single", "further"]', "is not listed", id="further assessment"),
        pytest.param('["single"]', '["single", "single"]', "listed twice", id="assessment twice"),
        pytest.param('assessments = ["single"]', 'assessments = ["double"]', "double", id="assessment"),
        pytest.param('["child_seen", "second', '["child_sene", "second', "child_sene", id="never overridden"),
        pytest.param("in_force_until = 2026-03-18", "in_force_until = 2023-12-14", "before it begins", id="dates"),
        pytest.param(
            WARNED, f'{WARNED}\n{HERE}when = {{ treshold = ["level-4"] }}', "treshold", id="field of the first event"
        ),
        pytest.param(
            'stops_when = { assessment = ["single"] }',
            'stops_when = { result = ["in_need"] }',
            "AssessmentAuthorised has no result",
            id="field of the last event",
        ),
        pytest.param(
            'stops_when = { assessment = ["single"] }',
            'stops_when = { assessment = ["double"] }',
            "assessment is never 'double'",
            id="value of a field",
        ),
    ],
)
def test_an_edition_with_a_mistake_is_refused_with_its_file_line_and_reason(old: str, new: str, reason: str) -> None:
    """Whoever wrote the file reads which file, which line and what was found there."""
    text, line = with_mistake(EDITION_TEXT, old, new)
    with pytest.raises(RulesError) as refused:
        parse_edition(text, "england-2023.toml")
    assert_refused(refused, "england-2023.toml", line, reason)


@pytest.mark.parametrize("key", ["in_force_from", "dates", "assessments", "never_overridden", "time_zone"])
def test_an_edition_that_leaves_something_out_is_refused_and_it_is_named(key: str) -> None:
    """What is missing has no line: the first one stands for the file."""
    lines = [line for line in EDITION_TEXT.splitlines() if not line.startswith(f"{key} = ")]
    with pytest.raises(RulesError) as refused:
        parse_edition("\n".join(lines), "england-2023.toml")
    assert_refused(refused, "england-2023.toml", 1, f"{key}: Field required")


def test_an_edition_that_leaves_out_a_gate_is_refused() -> None:
    """A step must not lose its gate because a line is missing."""
    start = EDITION_TEXT.index("close_referral = [")
    end = EDITION_TEXT.index("submit_assessment = [")
    with pytest.raises(RulesError) as refused:
        parse_edition(EDITION_TEXT[:start] + EDITION_TEXT[end:], "england-2023.toml")
    line = EDITION_TEXT[: EDITION_TEXT.index("[gates]")].count("\n") + 1
    assert_refused(refused, "england-2023.toml", line, "the gate close_referral is left out")


@pytest.mark.parametrize(
    ("first_ends", "second_begins"),
    [("2020-06-30", "2020-06-30"), ("2020-06-30", "2020-07-02"), (None, "2020-07-01")],
    ids=["overlap", "gap", "never ends"],
)
def test_editions_that_overlap_or_leave_a_gap_are_refused(first_ends: str | None, second_begins: str) -> None:
    """The error is on the later one's first day, and names both editions and the dates."""
    row = (dated("second", second_begins, None), dated("first", "2015-01-01", first_ends))
    with pytest.raises(RulesError) as refused:
        check_editions(row)
    line = EDITION_TEXT[: EDITION_TEXT.index("in_force_from")].count("\n") + 1
    reason = f"first ends {first_ends or 'never'} and second begins {second_begins}"
    assert_refused(refused, "second.toml", line, reason)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param("statutory = false", "statutory = true", "urgent_visit", id="statutory"),
        pytest.param('{ after = "2 hours"', '{ after = "-2 hours"', "-2 hours", id="negative"),
        pytest.param('roles = ["director"]', 'roles = ["directer"]', "directer", id="role"),
        pytest.param(
            '  { after = "2 hours", roles',
            '  { after = "2 working hours", roles',
            "the ladder urgent is immediate, so its rungs count in hours, not in working hours",
            id="immediate in office time",
        ),
        pytest.param(
            '  { after = "6 hours"', '  { after = "1 calendar day"', "not in calendar days", id="immediate days"
        ),
        pytest.param(
            "immediate = true\nout_of_hours = ",
            f"immediate = false\n{HERE}out_of_hours = ",
            "the ladder urgent keeps office hours",
            id="out of hours",
        ),
        pytest.param('["emergency_duty_team"]', '["emergency_team"]', "emergency_team", id="role out of hours"),
        pytest.param(
            "warned_roles", 'refusals_told = ["manger"]\nwarned_roles', "refusals_told", id="told of refusals"
        ),
        pytest.param("warned_roles", "overrides_told = []\nwarned_roles", "overrides_told", id="told of overrides"),
        pytest.param('office_opens = "09:00"', 'office_opens = "9 am"', "office_opens", id="office hours"),
        pytest.param('name = "urgent"', 'name = "standard"', "defined twice", id="ladder twice"),
        pytest.param('name = "child_seen"', 'name = "urgent_visit"', "defined twice", id="limit twice"),
        pytest.param("close_contact =", "close_contract =", "close_contract", id="gate"),
        pytest.param('["details_complete"]', '["details_compleat"]', "details_compleat", id="requirement"),
        pytest.param("caseload_limit = 18", "caseload_limit = 0", "caseload_limit", id="caseload"),
        pytest.param('agency = "school"', 'agency = "scool"', "scool", id="agency"),
        pytest.param("from_age = 5, below_age = 16", "from_age = 16, below_age = 16", "no child is 16", id="ages"),
        pytest.param('circumstance = "unborn"', 'circumstance = "unbron"', "unbron", id="circumstance"),
        pytest.param("GrantOverride =", "GrantOveride =", "there is no command GrantOveride", id="command"),
        pytest.param('["head_of_service", "director"]', "[]", "nobody may send GrantOverride", id="nobody"),
        pytest.param('["head_of_service", "director"]', '["duty_worker"]', "let duty_worker send", id="too many"),
        pytest.param('["head_of_service", "director"]', '["head_of_sevice"]', "head_of_sevice", id="role of a command"),
        pytest.param("_social_worker = [", "_sociable_worker = [", "has no seen_by_registered_sociable", id="field"),
        pytest.param('["False"]', '["No"]', "complete is never 'No'", id="value of a field"),
        pytest.param(
            'clock = "referrer_acknowledgement"', 'clock = "contact_decision"', "tightened clock contact_decision"
        ),
        pytest.param(
            "local_closures = []",
            f"local_closures = [\n{{ day = 2026-12-29, name = 'Shut' }},\n{HERE}{{ day = 2026-12-29, name = 'Shut' }}]",
            "2026-12-29 is listed twice",
            id="closure twice",
        ),
        pytest.param(
            "local_closures = []",
            "local_closures = [{ day = 2026-12-26, name = 'Shut' }]",
            "2026-12-26 is a Saturday",
            id="closure at the weekend",
        ),
    ],
)
def test_a_policy_with_a_mistake_is_refused_with_its_file_line_and_reason(old: str, new: str, reason: str) -> None:
    """The same for the council's own file."""
    text, line = with_mistake(POLICY_TEXT, old, new)
    with pytest.raises(RulesError) as refused:
        parse_policy(text, "county.toml")
    assert_refused(refused, "county.toml", line, reason)


LADDER_OF_NONE = f'[[tighten]]\nclock = "contact_decision"\n{HERE}ladder = "steep"'


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param('clock = "contact_decision"', 'clock = "contract_decision"', "contract_decision", id="limit"),
        pytest.param('default_ladder = "standard"', 'default_ladder = "steep"', "the ladder steep", id="ladder"),
        pytest.param('ladder = "urgent"', 'ladder = "steep"', "the ladder steep", id="ladder of a limit"),
        pytest.param(
            '[[tighten]]\nclock = "contact_decision"', LADDER_OF_NONE, "the ladder steep", id="ladder missing"
        ),
        pytest.param('name = "supervision"', 'name = "assessment"', "assessment is defined twice", id="limit twice"),
        pytest.param('level = "level-3"', 'level = "level-9"', "the level level-9", id="level"),
        pytest.param('["level-4"]', '["level-9"]', "starts at the threshold level-9", id="level of a limit"),
        pytest.param(
            '"england"\neditions = [\n  ',
            f'"wales"\neditions = [\n{HERE}  ',
            "for wales, and england-2000",
            id="nation",
        ),
        pytest.param('"england-2023", ', '"england-2022", ', "no edition england-2022", id="edition"),
        pytest.param(
            "[[tighten]]",
            f'[[extend]]\n{HERE}clock = "assessment"\nat_most = "5 working days"\n\n[[tighten]]',
            "assessment cannot be extended",
            id="extension",
        ),
        pytest.param(
            "[[tighten]]",
            f'[[extend]]\n{HERE}clock = "assesment"\nat_most = "5 working days"\n\n[[tighten]]',
            "the limit assesment, which none",
            id="extension of no limit",
        ),
        pytest.param(
            "[[tighten]]",
            f'[[tighten]]\nclock = "assessment"\n{HERE}overrun_reason = false\n\n[[tighten]]',
            "may ask for one, never excuse it",
            id="overrun",
        ),
        pytest.param(
            "[[tighten]]",
            f'[[tighten]]\nclock = "contact_decision"\n{HERE}allowance = "24 hours"\n\n[[ladders]]\n'
            'name = "other"\nrungs = [{ after = "1 hour", roles = ["director"] }]\n\n[[tighten]]',
            "tightened clock contact_decision",
            id="limit tightened twice",
        ),
    ],
)
def test_a_policy_that_does_not_fit_its_editions_is_refused(old: str, new: str, reason: str) -> None:
    """A misspelt name never passes in silence, nor a looser limit."""
    text, line = with_mistake(POLICY_TEXT, old, new)
    with pytest.raises(RulesError) as refused:
        check_policy(parse_policy(text, "county.toml"), BOOK.editions)
    assert reason in str(refused.value)
    assert str(refused.value).startswith("county.toml, line ")
    if "tightened clock" not in reason:
        assert_refused(refused, "county.toml", line, reason)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('allowance = "46 working days"', "gives assessment 46 working days"),
        ('allowance = "30 calendar days"', "gives assessment 30 calendar days"),
        ('allowance = "1 month"', "gives assessment 1 month"),
    ],
)
def test_a_policy_that_loosens_a_limit_is_refused_and_the_limit_named(line: str, reason: str) -> None:
    """Longer, or in another unit, where shorter cannot be told."""
    text = tightened(line)
    with pytest.raises(RulesError) as refused:
        combined(text)
    assert_refused(refused, "policy.toml", text[: text.index(line)].count("\n") + 1, reason)
    assert "45 working days" in str(refused.value)


def test_a_policy_that_lets_a_limit_fall_due_later_in_the_day_is_refused() -> None:
    """An edition's time of day is a limit too."""
    earlier = edited(EDITION_TEXT, 'name = "contact_decision"', 'name = "contact_decision"\ndue_at = "12:00"')
    with pytest.raises(RulesError, match=r"policy.toml, line \d+: it lets contact_decision fall due at 17:00, after"):
        combined(POLICY_TEXT, earlier)


def test_a_policy_is_not_laid_on_an_edition_that_it_is_not_for() -> None:
    """The editions that it is for are named."""
    text, line = with_mistake(POLICY_TEXT, '"england-2023", ', "")
    with pytest.raises(RulesError) as refused:
        combined(text)
    start = text[: text.index("editions = ")].count("\n") + 1
    assert start <= line
    assert_refused(refused, "policy.toml", start, "not for england-2023")


def test_a_policy_that_says_nothing_of_when_the_child_is_seen_is_refused() -> None:
    """No edition for England has a number: it is a council's to set, and it must."""
    text = POLICY_TEXT.replace(CHILD_SEEN_LIMITS, 'stops_on = ["CaseClosed"]')
    with pytest.raises(RulesError) as refused:
        combined(text)
    line = text[: text.index('name = "county"')].count("\n") + 1
    assert_refused(refused, "policy.toml", line, "no limit says by when the child must be seen")
