"""What a gate says is missing, word for word: people read the sentence, and other systems go by the code."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from practice import commands as c
from practice.case import Allocation, Seen
from practice.decide import Decided
from practice.events import Missing
from practice.evidence import EVIDENCE, contact_gaps
from practice.values import changed
from practice.vocabulary import Domain, Requirement
from tests.practice.builders import MANAGER, UNBORN, WORKER, Story, assessment, referral, see
from tests.practice.ready import STRICT
from tests.practice.test_gates import GATE_TABLE

_NO_ANSWER = "asked on 02 March 2026, has not answered, and no manager has decided to go on without the answer."
SAID = {
    ("agency_not_asked", "School has not been asked, and must be for this child.", "school"),
    ("agency_unanswered", f"GP, {_NO_ANSWER}", "gp"),
    ("agency_unanswered", f"School, {_NO_ANSWER}", "school"),
    ("analysis_missing", "The assessment has no analysis.", None),
    ("assessment_not_authorised", "No assessment has been authorised.", None),
    ("assessment_not_submitted", "No assessment has been handed in.", None),
    ("caseload_unknown", "How many open cases the worker holds is not known.", "worker-1"),
    ("child_missing", "The child is missing.", None),
    (
        "child_not_seen",
        "The child has not been seen by a registered social worker since the contact was received.",
        None,
    ),
    ("child_views_missing", "The child's views are not recorded.", None),
    ("detail_missing", "Not recorded: the child's address.", "address"),
    ("detail_missing", "Not recorded: who lives in the household.", "household"),
    (
        "disability_not_recorded",
        "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.",
        None,
    ),
    ("domain_missing", "The assessment does not cover: child developmental needs.", Domain.CHILD_DEVELOPMENT),
    (
        "domain_missing",
        "The assessment does not cover: family and environmental factors.",
        Domain.FAMILY_AND_ENVIRONMENT,
    ),
    ("domain_missing", "The assessment does not cover: parenting capacity.", Domain.PARENTING_CAPACITY),
    (
        "domestic_abuse_not_screened",
        "The contact speaks of domestic abuse, and the multi-agency screening has no outcome on record.",
        None,
    ),
    ("episode_not_considered", "The earlier episode E1 has not been considered.", "E1"),
    ("episode_not_considered", "The earlier episode E2 has not been considered.", "E2"),
    (
        "ethnicity_not_obtained",
        "The child's ethnicity has not been obtained yet (census rule 4220); REFU records a refusal.",
        None,
    ),
    (
        "factors_not_identified",
        "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).",
        None,
    ),
    ("family_not_told", "The family has not been told the outcome.", None),
    (
        "further_contact_undecided",
        "New information (number 1) about the child has come in, and nobody has decided what it leads to.",
        "1",
    ),
    ("history_not_searched", "The records have not been searched for earlier episodes.", None),
    ("no_agency_asked", "No agency has been asked what it knows.", None),
    ("not_ready_to_close", "Nothing has been decided that a case could be closed on.", None),
    ("overrun_not_explained", "Assessment has exceeded its limit, and nobody has recorded why.", "assessment"),
    ("overrun_not_seen", "Assessment has exceeded its limit, and no manager has seen the reason.", "assessment"),
    ("parent_views_missing", "The parents' views are not recorded.", None),
    ("plan_due_on_missing", "Action 1 of the plan has no date.", "1"),
    ("plan_empty", "The plan has no actions.", None),
    ("plan_measure_missing", "Action 1 of the plan has no way to measure the outcome.", "1"),
    ("plan_not_agreed", "No plan has been agreed.", None),
    (
        "plan_not_reviewed",
        "The plan has not been reviewed: what became of each outcome is not recorded.",
        None,
    ),
    ("plan_outcome_missing", "Action 1 of the plan has no outcome for the child.", "1"),
    ("plan_owner_missing", "Action 1 of the plan has no owner.", "1"),
    ("plan_review_missing", "The plan has no date for its review.", None),
    ("protective_factors_missing", "No protective factors have been weighed.", None),
    ("reason_not_valid", "The reason RC1 is not valid here; use one of RC8, RC9.", "RC1"),
    ("reason_not_valid", "The reason RC7 is not valid here; use one of RC2.", "RC7"),
    ("reason_not_valid", "The reason RC7 is not valid here; use one of referral_nfa.", "RC7"),
    ("reason_not_valid", "The reason RC8 is not valid here; use one of RC1, RC3, RC4, RC5, RC6, RC7.", "RC8"),
    ("reason_not_valid", "The reason RC8 is not valid here; use one of early_help.", "RC8"),
    ("referral_not_accepted", "The referral has not been accepted.", None),
    ("referrer_not_acknowledged", "The referrer has not been told that the referral was received.", None),
    ("referrer_not_told", "The referrer has not been told the outcome.", None),
    ("risk_factors_missing", "No risk factors have been weighed.", None),
    ("second_person_needed", "This must be done by somebody other than the person whose work it is.", None),
    ("section_47_open", "A section 47 enquiry has not been concluded.", None),
    (
        "serious_incident_undecided",
        "The child has died, and no manager has decided whether a serious incident is notified.",
        None,
    ),
    (
        "step_down_not_accepted",
        "The case goes to early help, and nobody there has accepted the family.",
        None,
    ),
    (
        "transfer_not_accepted",
        "The child lives in another authority's area, and that authority has not accepted responsibility.",
        "northshire",
    ),
    ("whereabouts_unknown", "Nobody knows where the child lives now.", None),
    (
        "worker_not_allocated",
        "No worker holds the case: a manager allocates one before the assessment is signed off.",
        None,
    ),
    ("worker_not_qualified", "The worker is not a registered social worker.", None),
}


@pytest.mark.parametrize(("ready", "without"), [row[:2] for row in GATE_TABLE])
def test_what_a_gate_lacks_is_said_in_these_words(ready: Callable[[str], Decided], without: str) -> None:
    refusal = ready(without).refusal
    assert refusal is not None
    assert {(m.code, m.text, m.about) for m in refusal.missing} <= SAID


def asked(requirement: Requirement, story: Story, command: c.Command | None = None) -> tuple[Missing, ...]:
    """What one requirement finds missing of a case."""
    return EVIDENCE[requirement](story.case, command)


def allocation(story: Story, **fields: Any) -> c.Command:
    """An allocation to a worker about whom this is known."""
    given = {"worker": "worker-2", "registered_social_worker": True, "experienced": True, "team": "team-1"}
    return story.make(c.AllocateWorker, MANAGER, **(given | fields))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("concern", "what the concern is"),
        ("child_name", "the child's name"),
        ("date_of_birth", "the child's date of birth (or expected date of birth)"),
        ("sex", "the child's sex"),
        ("ethnicity", "the child's ethnicity"),
        ("disabilities", "whether the child has a disability"),
        ("domestic_abuse", "whether the concern includes domestic abuse"),
        ("address", "the child's address"),
        ("school", "the child's school or nursery"),
        ("parental_responsibility", "who holds parental responsibility"),
        ("household", "who lives in the household"),
        ("parents_aware", "whether the parents know of the contact"),
        ("referrer_name", "who the referrer is"),
        ("referrer_contact", "how to reach the referrer"),
    ],
)
def test_each_detail_that_a_contact_lacks_is_named_in_plain_words(name: str, words: str) -> None:
    gaps = contact_gaps(c.Contact(source="10"), (name,))
    assert gaps == (Missing("detail_missing", f"Not recorded: {words}.", name),)


def test_a_full_caseload_is_named_with_its_count_and_its_limit() -> None:
    """At the limit the worker can take no more; one below it there is room for one."""
    story = referral(rules=STRICT)
    text = (
        "The worker holds 18 open cases, and the limit is 18: a manager who goes over it says why (over_limit_reason)."
    )
    full = allocation(story, open_cases=18)
    assert asked(Requirement.WORKLOAD_WITHIN_LIMIT, story, full) == (Missing("caseload_over_limit", text, "worker-2"),)
    assert asked(Requirement.WORKLOAD_WITHIN_LIMIT, story, allocation(story, open_cases=17)) == ()


def test_a_worker_is_qualified_and_experienced_as_the_allocation_says() -> None:
    """The one who is being allocated counts, not the one who has the case; asked ahead, the one who has it counts."""
    story = assessment()
    unqualified = Missing("worker_not_qualified", "The worker is not a registered social worker.")
    new = Missing("worker_not_experienced", "The worker does not have the experience that the edition asks for.")
    poor = allocation(story, registered_social_worker=False, experienced=False)
    assert asked(Requirement.WORKER_QUALIFIED, story, poor) == (unqualified,)
    assert asked(Requirement.WORKER_EXPERIENCED, story, poor) == (new,)
    assert asked(Requirement.WORKER_QUALIFIED, story) == asked(Requirement.WORKER_EXPERIENCED, story) == ()
    handed_over = assessment(rules=STRICT)
    handed_over.do(
        c.AllocateWorker,
        MANAGER,
        worker="worker-2",
        registered_social_worker=True,
        experienced=False,
        open_cases=0,
        team="team-1",
    )
    assert asked(Requirement.WORKER_EXPERIENCED, handed_over) == (new,)
    assert asked(Requirement.WORKER_EXPERIENCED, handed_over, allocation(handed_over)) == ()
    assert asked(Requirement.WORKER_QUALIFIED, handed_over) == ()
    handed_over.case = changed(handed_over.case, allocation=Allocation("worker-2", registered=False))
    assert asked(Requirement.WORKER_QUALIFIED, handed_over) == (unqualified,)
    nobody = referral()
    assert asked(Requirement.WORKER_QUALIFIED, nobody) == asked(Requirement.WORKER_EXPERIENCED, nobody) == ()


def test_a_child_seen_only_in_company_without_a_reason_was_not_seen_alone() -> None:
    """A reason for one visit is enough, and so is one visit alone; a child not seen at all is missed elsewhere."""
    story = assessment()
    assert asked(Requirement.CHILD_SEEN_ALONE, story) == ()
    see(story, alone=False, why_not_alone="A baby of three weeks")
    explained = story.case.seen
    unexplained = Seen(story.now, WORKER.id, registered=True, alone=False, why_not_alone=None)
    text = "The child has not been seen alone, and no reason is recorded."
    story.case = changed(story.case, seen=(unexplained,))
    assert asked(Requirement.CHILD_SEEN_ALONE, story) == (Missing("not_seen_alone", text),)
    story.case = changed(story.case, seen=(unexplained, *explained))
    assert asked(Requirement.CHILD_SEEN_ALONE, story) == ()


def not_seen(story: Story) -> str:
    """How it is said that the child has not been seen."""
    (missing,) = asked(Requirement.CHILD_SEEN, story)
    assert (missing.code, missing.about) == ("child_not_seen", None)
    return missing.text


def test_who_was_not_seen_and_since_when_is_said_as_the_case_stands() -> None:
    """The mother before the birth, the child since it, and in a further assessment since that began."""
    story = assessment(UNBORN)
    by = "has not been seen by a registered social worker"
    assert not_seen(story) == f"The mother of the unborn child {by} since the contact was received."
    see(story)
    assert asked(Requirement.CHILD_SEEN, story) == ()
    story.wait(days=2)
    story.do(c.RecordBirth, WORKER, date_of_birth=date(2026, 3, 4), sex="F")
    assert not_seen(story) == f"The child {by} since the birth."
    story.case = changed(story.case, assessing_since=story.now + timedelta(hours=1))
    assert not_seen(story) == f"The child {by} since this assessment began."
    born = story.case.born_at
    assert born is not None
    story.case = changed(story.case, assessing_since=born - timedelta(hours=1))
    assert not_seen(story) == f"The child {by} since the birth."
    told_late = born + timedelta(days=1)
    story.case = changed(story.case, assessing_since=None, received_at=told_late)
    assert not_seen(story) == f"The child {by} since the contact was received."
