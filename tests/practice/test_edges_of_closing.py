"""What is asked of a plan and before a case ends, one condition at a time: which of them count, and which excuse."""

from datetime import date, timedelta
from typing import Any

import pytest

from practice import commands as c
from practice.case import Allocation, Plan
from practice.evidence import EVIDENCE
from practice.values import changed
from practice.vocabulary import (
    AssessmentOutcome,
    ContactOutcome,
    PlanDecision,
    Requirement,
    Stage,
)
from tests.practice.builders import (
    MANAGER,
    MEASURABLE,
    MONDAY,
    WORKER,
    Story,
    adjusted,
)
from tests.practice.states import (
    ENVELOPE,
    NO_ACTION,
    REFERRAL,
    assessed,
    case,
    closing,
    codes,
    decision,
)


def test_each_action_of_a_plan_is_told_apart_by_its_number() -> None:
    """The second action's gaps are the second's."""
    vague = MEASURABLE.model_copy(update={"owner": None, "measure": None})
    command = c.AgreePlan(actor=WORKER, actions=(MEASURABLE, vague), review_on=date(2026, 5, 1), **ENVELOPE)
    assert [(m.code, m.about) for m in EVIDENCE[Requirement.PLAN_MEASURABLE](case(), command)] == [
        ("plan_owner_missing", "2"),
        ("plan_measure_missing", "2"),
    ]
    assert codes(Requirement.PLAN_MEASURABLE, case(), closing()) == set()


def plan(reviewed: PlanDecision | None) -> Plan:
    """An agreed plan."""
    return Plan(MONDAY, 1, None, reviewed)


def test_a_plan_is_agreed_and_reviewed_unless_it_is_in_the_records_before() -> None:
    assert codes(Requirement.PLAN_AGREED, case()) == {"plan_not_agreed"}
    assert codes(Requirement.PLAN_AGREED, case(plan=plan(None))) == set()
    assert codes(Requirement.PLAN_AGREED, case(adopted=True)) == set()
    assert codes(Requirement.PLAN_REVIEWED, case()) == set()
    assert codes(Requirement.PLAN_REVIEWED, case(plan=plan(None))) == {"plan_not_reviewed"}
    assert codes(Requirement.PLAN_REVIEWED, case(plan=plan(PlanDecision.END))) == set()


@pytest.mark.parametrize(
    ("state", "command", "asked"),
    [
        ({}, None, False),
        ({}, closing("RC8"), False),
        ({}, closing("RC9"), True),
        ({}, closing("early_help"), True),
        ({"plan": plan(PlanDecision.END)}, closing(), False),
        ({"plan": plan(PlanDecision.STEP_DOWN)}, closing(), True),
        ({"plan": plan(PlanDecision.STEP_DOWN)}, None, True),
        ({"decision": decision(ContactOutcome.EARLY_HELP)}, None, True),
        ({"decision": decision(NO_ACTION)}, None, False),
        ({"decision": decision(ContactOutcome.EARLY_HELP), "stage": Stage.REFERRAL}, None, False),
        ({"plan": plan(PlanDecision.STEP_DOWN), "stepped_down": True}, closing("RC9"), False),
    ],
)
def test_early_help_accepts_a_family_that_goes_there(state: dict[str, Any], command: Any, asked: bool) -> None:  # noqa: FBT001
    found = codes(Requirement.STEP_DOWN_ACCEPTED, case(**state), command)
    assert found == ({"step_down_not_accepted"} if asked else set())


@pytest.mark.parametrize(
    ("state", "command", "asked"),
    [
        ({}, None, False),
        ({}, closing("RC7"), False),
        ({}, closing("RC5"), True),
        ({"moved_to": "northshire"}, closing("RC7"), True),
        ({"moved_to": "northshire"}, None, True),
        ({"transferred_to": "northshire"}, closing("RC5"), False),
        ({"transferred_to": "northshire", "moved_to": "northshire"}, closing("RC5"), False),
        ({"transferred_to": "northshire", "moved_to": "eastshire"}, closing("RC5"), True),
        ({"transferred_to": "northshire", "moved_to": "eastshire"}, None, True),
    ],
)
def test_the_authority_where_the_child_lives_accepts_the_case(state: dict[str, Any], command: Any, asked: bool) -> None:  # noqa: FBT001
    missing = EVIDENCE[Requirement.TRANSFER_ACCEPTED](case(**state), command)
    assert [m.about for m in missing] == ([state.get("moved_to")] if asked else [])


def test_a_missing_child_and_an_unknown_address_are_two_things() -> None:
    assert codes(Requirement.WHEREABOUTS_KNOWN, case()) == set()
    assert codes(Requirement.WHEREABOUTS_KNOWN, case(missing_since=MONDAY)) == {"child_missing"}
    assert codes(Requirement.WHEREABOUTS_KNOWN, case(whereabouts_known=False)) == {"whereabouts_unknown"}


def test_a_serious_incident_is_decided_only_where_a_child_has_died() -> None:
    died = case(died_at=MONDAY)
    assert codes(Requirement.SERIOUS_INCIDENT_DECIDED, died) == {"serious_incident_undecided"}
    assert codes(Requirement.SERIOUS_INCIDENT_DECIDED, changed(died, incident_decided=True)) == set()
    assert codes(Requirement.SERIOUS_INCIDENT_DECIDED, case()) == set()


@pytest.mark.parametrize(
    ("state", "by", "asked"),
    [
        ({}, "worker-1", False),
        ({"decision": decision(NO_ACTION)}, "worker-1", True),
        ({"decision": decision(NO_ACTION)}, "worker-2", False),
        ({"decision": decision(NO_ACTION), "allocation": Allocation("worker-2", registered=True)}, "worker-1", False),
        ({"decision": decision(NO_ACTION), "allocation": Allocation("worker-2", registered=True)}, "worker-2", True),
    ],
)
def test_nobody_has_the_last_word_on_their_own_work(state: dict[str, Any], by: str, asked: bool) -> None:  # noqa: FBT001
    """Whose work it is: the allocated worker's and the author's, or the decider's where there is neither."""
    command = closing(by=c.Actor(id=by, roles=MANAGER.roles))
    assert codes(Requirement.SECOND_PERSON, case(**state), command) == ({"second_person_needed"} if asked else set())
    assert codes(Requirement.SECOND_PERSON, case(**state), None) == set()


def test_the_author_and_the_worker_are_both_held_back_and_the_decider_is_not() -> None:
    written = assessed("worker-3")
    for allocation, held in [(None, {"worker-3"}), (Allocation("worker-2", registered=True), {"worker-2", "worker-3"})]:
        state = case(decision=decision(NO_ACTION), assessment=written, allocation=allocation)
        for name in ("worker-1", "worker-2", "worker-3"):
            command = closing(by=c.Actor(id=name, roles=MANAGER.roles))
            assert bool(codes(Requirement.SECOND_PERSON, state, command)) is (name in held)


IN_NEED, NOT_IN_NEED = AssessmentOutcome.IN_NEED, AssessmentOutcome.NOT_IN_NEED
EVERY_REASON = ("RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9", "referral_nfa", "early_help")


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ({"decision": decision(ContactOutcome.EARLY_HELP)}, {"early_help"}),
        ({"stage": Stage.REFERRAL}, {"referral_nfa"}),
        ({"stage": Stage.PLAN, "assessed": IN_NEED}, {"RC1", "RC3", "RC4", "RC5", "RC6", "RC7"}),
        ({"stage": Stage.ASSESSMENT, "assessed": NOT_IN_NEED}, {"RC8", "RC9"}),
        ({"stage": Stage.ASSESSMENT, "assessed": NOT_IN_NEED, "section_47_ever": True}, {"RC7"}),
        ({"stage": Stage.PLAN, "assessed": IN_NEED, "died_at": MONDAY}, {"RC2"}),
        ({"died_at": MONDAY}, {"RC2"}),
    ],
)
def test_a_case_is_closed_for_the_reasons_that_its_state_allows(state: dict[str, Any], allowed: set[str]) -> None:
    told = case(**state)
    assert {x for x in EVERY_REASON if not codes(Requirement.CLOSURE_REASON, told, closing(x))} == allowed
    assert codes(Requirement.CLOSURE_REASON, told, None) == set()


@pytest.mark.parametrize("state", [{}, {"decision": decision(REFERRAL)}, {"stage": Stage.ASSESSMENT}])
def test_a_case_on_which_nothing_ends_has_no_reason_to_close(state: dict[str, Any]) -> None:
    for command in (None, closing("early_help")):
        assert codes(Requirement.CLOSURE_REASON, case(**state), command) == {"not_ready_to_close"}


def test_each_run_of_a_limit_that_was_exceeded_is_explained_by_its_own_name() -> None:
    """The latest run by the limit's name, an earlier one by its number; others need no reason."""
    story = Story(
        rules=adjusted(
            clocks=tuple(
                x.model_copy(update={"overrun_reason": x.name == "contact_decision"}) for x in Story().rules.clocks
            )
        )
    )
    story.receive()
    latest = changed(story.limit("contact_decision"), breached=True)
    state = changed(story.case, clocks=(latest, changed(latest, episode=2), changed(latest, episode=3, breached=False)))
    assert [m.about for m in EVIDENCE[Requirement.OVERRUNS_SEEN](state, None)] == [
        "contact_decision#1",
        "contact_decision#2",
    ]
    alone = changed(story.case, clocks=(latest,))
    assert [m.about for m in EVIDENCE[Requirement.OVERRUNS_SEEN](alone, None)] == ["contact_decision"]
    assert codes(Requirement.OVERRUNS_SEEN, changed(alone, rules=Story().rules)) == set()
    in_time = changed(story.case, clocks=(changed(latest, breached=False, due=latest.due - timedelta(days=9)),))
    assert codes(Requirement.OVERRUNS_SEEN, in_time) == set()
