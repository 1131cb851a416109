"""Taking over open cases: the plan changes nothing, and running twice opens nothing twice. Invented children."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from client.adoption import AdoptionPlan, adopt, case_reference, plan_adoption
from client.census import CensusReturn, Reason, read_return
from client.errors import AlreadyOpen, Malformed, Unavailable
from engine.rules import Rulebook
from practice.case import Answer
from practice.commands import AdoptCase
from practice.outbox import AdoptionDigest
from practice.vocabulary import Stage
from tests.client.test_census import SAMPLE, needs_sample

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
KEY = b"a key of thirty-two bytes or more"
BOOK = Rulebook.load(today=NOW.date())
STARTED = "<AssessmentActualStartDate>2024-05-21</AssessmentActualStartDate>"
AUTHORISED = "<AssessmentAuthorisationDate>2024-05-28</AssessmentAuthorisationDate>"
ENQUIRY = "<Section47><S47ActualStartDate>2024-05-22</S47ActualStartDate></Section47>"
PLAN = "<CINPlanDates><CINPlanStartDate>2024-05-29</CINPlanStartDate></CINPlanDates>"


def episode(number: int, referred: str = "2024-05-20", more: str = "") -> str:
    """One child with one episode."""
    return f"""<Child><ChildIdentifiers><LAchildID>CHILD{number}</LAchildID>
<PersonBirthDate>2015-05-05</PersonBirthDate></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>{referred}</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>{more}</CINdetails></Child>"""


def returned(*children: str, lea: str = "999") -> CensusReturn:
    """A return with these children, read."""
    content = f"""<Message><Header><CollectionDetails><Collection>CIN</Collection>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>{lea}</LEA></Source></Header>
<Children>{"".join(children)}</Children></Message>"""
    return read_return(content.encode(), today=NOW.date())


def planned(*children: str, now: datetime = NOW, key: bytes = KEY) -> AdoptionPlan:
    """The plan for these children."""
    return plan_adoption(returned(*children), rulebook=BOOK, team="duty", now=now, reference_key=key)


class Engine:
    """An in-memory stand-in for the client: it remembers what is open, and can be told to fail."""

    def __init__(self, failing: dict[str, Exception] | None = None) -> None:
        self.cases: dict[str, AdoptCase] = {}
        self.digests: dict[str, AdoptionDigest] = {}
        self.failing = failing or {}

    async def is_open(self, case: str) -> bool:
        """Whether it was opened."""
        return case in self.cases

    async def open(self, command: AdoptCase, *, case: str) -> Answer:
        """Remember it, or fail as told."""
        if case in self.failing:
            raise self.failing[case]
        self.cases[case] = command
        return Answer(command.id, 1, Stage.REFERRAL)

    async def send_digest(self, digest: AdoptionDigest) -> bool:
        """Remember the first digest of each batch."""
        new = digest.batch not in self.digests
        self.digests.setdefault(digest.batch, digest)
        return new


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


@pytest.mark.parametrize(
    ("more", "stage"),
    [
        ("", "referral"),
        (f"<Assessments>{STARTED}</Assessments>", "assessment"),
        (f"<Assessments>{STARTED}{AUTHORISED}</Assessments>", "plan"),
        (PLAN, "plan"),
        (f"<Assessments>{STARTED}</Assessments>{ENQUIRY}", "assessment"),
    ],
)
def test_the_dates_show_the_stage(more: str, stage: str) -> None:
    """The dates show the stage."""
    (case,) = planned(episode(1, more=more)).cases
    assert case.view.stage == stage


def test_the_assessment_limit_is_counted_from_the_referral() -> None:
    """The assessment limit is counted from the referral."""
    (case,) = planned(episode(1)).cases
    limits = {limit.key: limit for limit in case.view.limits}
    assert limits["assessment"].anchor == datetime(2024, 5, 19, 23, tzinfo=UTC)
    assert not case.late


def test_an_open_enquiry_keeps_its_own_limit() -> None:
    """An open enquiry keeps its own limit."""
    without, having = planned(episode(1), episode(2, more=ENQUIRY)).cases
    assert len(having.view.limits) == len(without.view.limits) + 1


def test_what_is_late_already_is_shown_the_longest_overdue_first() -> None:
    """What is late already is shown the longest overdue first."""
    plan = planned(episode(1), episode(2, "2024-02-01"), episode(3, "2023-06-01"))
    assert [case.child_ref for case in plan.already_late()] == ["CHILD3", "CHILD2"]


def test_a_referral_lives_by_the_edition_of_its_date() -> None:
    """A referral lives by the edition of its date."""
    old, new = planned(episode(1, "2014-02-03"), episode(2)).cases
    assert old.view.rules != new.view.rules


@pytest.mark.parametrize(("referred", "reason"), [("1999-05-01", Reason.NO_EDITION), ("2024-06-04", Reason.FUTURE)])
def test_a_referral_that_no_limit_can_be_reckoned_for_is_listed(referred: str, reason: Reason) -> None:
    """A referral that no limit can be reckoned for is listed."""
    plan = planned(episode(1, referred))
    assert not plan.cases
    assert [(one.child_ref, one.value, one.reason) for one in plan.not_adopted] == [("CHILD1", referred, reason)]


def test_the_same_child_and_date_twice_is_taken_over_once_and_listed_once() -> None:
    """The same child and date twice is taken over once and listed once."""
    plan = planned(episode(1), episode(1, more=PLAN))
    assert len(plan.cases) == 1
    assert [one.reason for one in plan.not_adopted] == [Reason.DUPLICATE]


def test_an_episode_that_a_command_cannot_hold_is_listed() -> None:
    """An episode that a command cannot hold is listed."""
    plan = planned(episode(1, more=f"<Assessments>{STARTED}</Assessments>" * 51))
    assert [one.reason for one in plan.not_adopted] == [Reason.REFUSED]


def test_a_second_plan_gives_the_same_references_and_command_ids() -> None:
    """A second plan gives the same references and command ids."""
    first = planned(episode(1), episode(2))
    later = planned(episode(1), episode(2), now=datetime(2024, 7, 1, tzinfo=UTC))
    assert [c.reference for c in first.cases] == [c.reference for c in later.cases]
    assert [c.command.id for c in first.cases] == [f"adopt-{c.reference}" for c in later.cases]


def test_a_reference_is_opaque_and_depends_on_everything_that_makes_it() -> None:
    """A reference is opaque and depends on everything that makes it."""
    base = case_reference(KEY, "999", "CHILD1", date(2024, 5, 20))
    assert re.fullmatch("C-[0-9A-HJKMNP-TV-Z]{12}", base)
    others = {
        case_reference(KEY[::-1], "999", "CHILD1", date(2024, 5, 20)),
        case_reference(KEY, "998", "CHILD1", date(2024, 5, 20)),
        case_reference(KEY, "999", "CHILD2", date(2024, 5, 20)),
        case_reference(KEY, "999", "CHILD1", date(2024, 5, 21)),
    }
    assert len(others | {base}) == 5


def test_a_reference_never_changes_between_versions() -> None:
    """A reference never changes between versions."""
    assert case_reference(b"k" * 32, "999", "CHILD1", date(2024, 5, 20)) == "C-V4H0JDJ920PN"


def test_a_short_key_is_refused() -> None:
    """A short key is refused."""
    with pytest.raises(ValueError, match="at least 32"):
        planned(episode(1), key=b"short")


def test_earlier_episodes_are_named_by_their_date() -> None:
    """Earlier episodes are named by their date."""
    earlier = """<CINdetails><CINreferralDate>2020-01-01</CINreferralDate>
<CINclosureDate>2020-02-01</CINclosureDate></CINdetails></Child>"""
    (case,) = planned(episode(1).replace("</Child>", earlier)).cases
    assert case.command.earlier_episodes == ("referral-2020-01-01",)


def test_the_plan_is_plain_json() -> None:
    """The plan is plain JSON."""
    plan = planned(episode(1), episode(2, "1999-05-01"), episode(3, "2024-02-01"))
    found = json.loads(json.dumps(plan.as_json()))
    assert (found["by_stage"], found["already_late"]) == ({"referral": 2}, 1)
    assert found["by_reason"] == {"no edition of the guidance in force": 1}
    assert found["cases"][0]["limits"][0]["due"] == "2024-07-23T23:00:00+00:00"


async def test_every_case_is_opened_and_the_managers_are_told_once() -> None:
    """Every case is opened and the managers are told once."""
    engine, plan = Engine(), planned(*(episode(n, "2024-02-01") for n in range(50)))
    seen: list[tuple[int, int]] = []
    result = await adopt(engine, plan, progress=lambda done, total: seen.append((done, total)))
    assert (result.adopted, result.already_adopted, result.not_opened, result.told) == (50, 0, (), True)
    assert set(engine.cases) == {case.reference for case in plan.cases}
    assert seen[-1] == (50, 50)
    (digest,) = engine.digests.values()
    assert (digest.batch, digest.cases) == (plan.batch, 50)
    assert {late.case for late in digest.late} == set(engine.cases)


async def test_running_twice_opens_nothing_twice_and_tells_nobody_twice() -> None:
    """Running twice opens nothing twice and tells nobody twice."""
    engine, plan = Engine(), planned(episode(1), episode(2))
    await adopt(engine, plan, progress=silent)
    again = await adopt(engine, replace(plan), progress=silent)
    assert (again.adopted, again.already_adopted, again.told) == (0, 2, False)


async def test_a_case_that_another_command_opened_counts_as_taken_over() -> None:
    """A case that another command opened counts as taken over."""
    plan = planned(episode(1))
    engine = Engine({plan.cases[0].reference: AlreadyOpen("open")})
    result = await adopt(engine, plan, progress=silent)
    assert (result.adopted, result.already_adopted) == (0, 1)


async def test_a_case_that_is_turned_down_is_listed_and_the_rest_go_on() -> None:
    """A case that is turned down is listed and the rest go on."""
    plan = planned(episode(1), episode(2))
    bad, good = (case.reference for case in plan.cases)
    engine = Engine({bad: Malformed("no")})
    result = await adopt(engine, plan, progress=silent)
    assert (result.adopted, result.not_opened) == (1, ((bad, "no"),))
    assert set(engine.cases) == {good}
    assert engine.digests[plan.batch].cases == 1


async def test_when_the_engine_stops_answering_nobody_is_told_and_a_second_run_goes_on() -> None:
    """When the engine stops answering nobody is told and a second run goes on."""
    plan = planned(*(episode(n) for n in range(30)))
    engine = Engine({plan.cases[20].reference: Unavailable("no answer")})
    with pytest.raises(Unavailable):
        await adopt(engine, plan, progress=silent, concurrency=3)
    assert not engine.digests
    engine.failing.clear()
    result = await adopt(engine, plan, progress=silent)
    assert result.adopted + result.already_adopted == 30
    assert result.told


@needs_sample
def test_every_episode_of_somebody_elses_return_is_planned_or_listed() -> None:
    """Every episode of somebody else's return is planned or listed."""
    now = datetime(2022, 7, 21, 9, tzinfo=UTC)
    found = read_return(SAMPLE.read_bytes(), today=now.date())
    plan, again = (plan_adoption(found, rulebook=BOOK, team="duty", now=now, reference_key=KEY) for _ in range(2))
    assert len(plan.cases) + len(plan.not_adopted) == plan.episodes == 402
    lines = [case.line for case in plan.cases] + [one.line for one in plan.not_adopted]
    assert len(set(lines)) == 402
    refs = {case.child_ref for case in plan.cases} | {one.child_ref for one in plan.not_adopted}
    assert len(refs) == plan.children == 332
    assert [case.reference for case in plan.cases] == [case.reference for case in again.cases]
