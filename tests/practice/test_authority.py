"""Who may do what: one table for every command, and nobody signs off their own work."""

from datetime import date

import pytest

from engine.rules import PRACTICE, Rulebook
from practice import commands as c
from practice.adoption import AdoptRules
from practice.authority import AUTHORITY, OF_EVERY_TEAM, Own, Reach, may_use, out_of_reach
from practice.case import Allocation, Case, Decision, Override
from practice.decide import check, decide
from practice.rulefile import parse_edition
from practice.stages import STEP_OF, gate_name
from practice.values import changed
from practice.vocabulary import ContactOutcome, Requirement, Role, Stage
from tests.practice.builders import MONDAY, RULES, WORKER, Story, adjusted, gathered, submit
from tests.practice.ready import IN_NEED
from tests.practice.test_commands import FIELDS, at_stage

EVERY_ROLE = c.Actor(id="everybody", roles=tuple(r for r in Role if r is not Role.ALLOCATED_WORKER)[:8])
SIGN_OFFS = {kind for kind in STEP_OF if AUTHORITY[kind.__name__].not_own - {Own.OVERRIDE}}


def owned(kind: type[c.Command], own: Own, stage: Stage) -> tuple[Case, c.Actor]:
    """A case at a stage on which this kind of work is somebody's, and that somebody in every role."""
    story = gathered()
    submit(story, IN_NEED)
    story.do(c.ExplainOverrun, c.Actor(id="explainer", roles=WORKER.roles), limit="assessment", reason="x")
    who = {Own.ASSESSMENT: "author", Own.CASE: "holder", Own.DECISION: "decider", Own.EXPLANATION: "explainer"}
    author = story.case.assessment
    assert author is not None
    decided = Decision(ContactOutcome.REFERRAL, "level-3", ("x",), ("x",), "decider")
    untouched = own is Own.DECISION
    case = changed(
        story.case,
        stage=stage,
        decision=decided,
        assessment=None if untouched else changed(author, author="author"),
        allocation=None if untouched else Allocation("holder", registered=True),
        section_47_open=kind is c.ConcludeSection47,
    )
    return case, c.Actor(id=who[own], roles=EVERY_ROLE.roles)


@pytest.mark.parametrize("kind", [kind for kind in STEP_OF if kind in SIGN_OFFS])
def test_nobody_signs_off_their_own_work_whatever_their_roles(kind: type[c.Command]) -> None:
    """For each kind of work in the row, at each stage: refused, or kept back by a gate that records the attempt."""
    tried = 0
    for own in AUTHORITY[kind.__name__].not_own - {Own.OVERRIDE}:
        for stage in STEP_OF[kind].stages:
            case, actor = owned(kind, own, stage)
            fields = FIELDS[kind] | ({"limit": "assessment"} if "limit" in kind.model_fields else {})
            given = {"id": "x", "actor": actor, "happened_at": MONDAY, "received_at": MONDAY, **fields}
            refusal = decide(case, kind.model_validate(given), case.received_at or MONDAY).refusal
            assert refusal is not None, (own, stage)
            codes = {m.code for m in refusal.missing}
            assert refusal.code == "not_authorised" or "second_person_needed" in codes, (own, stage, refusal)
            tried += 1
    assert tried


def test_a_gate_without_a_second_person_lets_nobody_sign_off_their_own_work_either() -> None:
    """The table holds by itself: an edition's gate puts the attempt on record, and cannot be what lets it through."""
    gate = gate_name(STEP_OF[c.AuthoriseAssessment], Stage.ASSESSMENT)
    assert gate is not None
    without = tuple(r for r in RULES.gates[gate] if r is not Requirement.SECOND_PERSON)
    story = gathered(rules=adjusted(gates=RULES.gates | {gate: without}))
    submit(story, IN_NEED)
    both = c.Actor(id=WORKER.id, roles=EVERY_ROLE.roles)
    refusal = check(story.case, story.make(c.AuthoriseAssessment, both, decision="x"), story.now)
    assert refusal is not None
    assert (refusal.code, refusal.message) == (
        "not_authorised",
        "AuthoriseAssessment is for somebody other than whoever wrote the assessment.",
    )


def test_every_edition_puts_an_attempt_to_sign_off_ones_own_work_on_record() -> None:
    """Each gate before such a step asks for a second person, who can never be done without."""
    for path in PRACTICE.glob("editions/*.toml"):
        edition = parse_edition(path.read_text(encoding="utf-8"), path.name)
        for kind in SIGN_OFFS:
            for stage in STEP_OF[kind].stages:
                if gate := gate_name(STEP_OF[kind], stage):
                    assert Requirement.SECOND_PERSON in edition.gates[gate], (edition.name, gate)
        assert Requirement.SECOND_PERSON in edition.never_overridden


def test_every_gated_step_heeds_no_override_that_its_sender_granted() -> None:
    """Whoever lets a step go ahead does not take it."""
    for kind, step in STEP_OF.items():
        assert (Own.OVERRIDE in AUTHORITY[kind.__name__].not_own) == (step.gate is not None), kind.__name__
    story = at_stage(Stage.ASSESSMENT)
    granted = Override("AuthoriseAssessment", (), EVERY_ROLE.id, MONDAY)
    own = story.make(c.AuthoriseAssessment, EVERY_ROLE, decision="x")
    assert not may_use(granted, own)
    assert may_use(changed(granted, by="another"), own)


def test_the_table_has_a_row_for_every_command_and_no_other() -> None:
    assert AUTHORITY.keys() == {kind.__name__ for kind in STEP_OF} | {AdoptRules.__name__}


@pytest.mark.parametrize("kind", c.COMMANDS)
def test_what_is_decided_about_a_child_is_for_the_team_that_has_the_case(kind: type[c.Command]) -> None:
    """And what becomes known is recorded by anybody with the role."""
    story = at_stage(min(STEP_OF[kind].stages))
    role = min(AUTHORITY[kind.__name__].roles - OF_EVERY_TEAM, default=None)
    if role is None:
        return
    command = story.make(kind, c.Actor(id="somebody", roles=(role,)), **FIELDS[kind])
    assert out_of_reach(story.case, command, None) is None
    assert out_of_reach(story.case, command, {"team-2", story.case.team}) is None
    strange = out_of_reach(story.case, command, {"team-2"})
    assert (strange is not None) == (AUTHORITY[kind.__name__].reach is Reach.OWN_TEAM)
    assert strange is None or (strange.code, story.case.team in strange.message) == ("not_authorised", True)


def test_the_allocated_worker_and_those_who_answer_for_every_team_reach_a_case_of_another_team() -> None:
    story = at_stage(Stage.ASSESSMENT)
    assert story.case.allocation is not None
    holder = c.Actor(id=story.case.allocation.worker, roles=(Role.SOCIAL_WORKER,))
    plan = story.make(c.ReviewPlan, holder, **FIELDS[c.ReviewPlan])
    assert out_of_reach(story.case, plan, ("team-2",)) is None
    for role in OF_EVERY_TEAM:
        command = story.make(c.CloseCase, c.Actor(id="senior", roles=(role,)), **FIELDS[c.CloseCase])
        assert out_of_reach(story.case, command, ()) is None


def test_a_policy_may_let_fewer_roles_send_a_command() -> None:
    """The refusal names those that it leaves."""
    story = Story(rules=adjusted(roles={"CloseCase": (Role.HEAD_OF_SERVICE,)}))
    story.receive()
    manager = c.Actor(id="manager-1", roles=(Role.TEAM_MANAGER,))
    refusal = check(story.case, story.make(c.CloseCase, manager, **FIELDS[c.CloseCase]), story.now)
    assert refusal is not None
    assert refusal.message == "CloseCase may be sent by: head of service."


def test_every_policy_on_disk_keeps_to_the_table() -> None:
    rules, _ = Rulebook.load(today=date(2026, 3, 2)).for_referral(date(2026, 3, 2))
    assert all(set(roles) <= AUTHORITY[name].roles for name, roles in rules.roles.items())
