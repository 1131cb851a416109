"""The account of a case in words, at the width of a pipe."""

import pytest
from rich.console import Console, RenderableType

from engine.printing import reckoning_page
from engine.printing_explain import explanation_page, gate_page, ladder_page
from practice import commands as c
from practice.case import Extension, Overrun
from practice.clocks import explain as explain_limit
from practice.explain import GateAccount, explain, explain_gate, explain_ladder
from practice.values import changed
from practice.vocabulary import Requirement, Role
from tests.practice.builders import LONDON, MANAGER, Story, assessment, at, see

DIRECTOR = c.Actor(id="director-1", roles=(Role.DIRECTOR,))


def words(page: RenderableType) -> str:
    """A page as it is printed into a pipe, with its gaps closed."""
    console = Console(width=160, no_color=True)
    with console.capture() as captured:
        console.print(page)
    return " ".join(captured.get().split())


def gate(story: Story) -> GateAccount:
    """The gate of authorising the assessment."""
    found = explain_gate(story.case, c.AuthoriseAssessment, story.now)
    assert found is not None
    return found


def test_a_gate_is_printed_with_what_is_met_what_is_missing_and_who_asks() -> None:
    """In whole sentences."""
    story = assessment()
    see(story)
    printed = words(gate_page(gate(story), LONDON))
    assert "AuthoriseAssessment [authorise_assessment], the next step" in printed
    assert "met The child has been seen by a registered social worker since the contact" in printed
    assert "- No agency has been asked what it knows." in printed
    assert "judged with the step The step is taken by somebody other than the person whose work it is." in printed
    assert "The contact has everything in the edition's minimum data set. local policy" in printed


def test_an_override_is_printed_with_its_end() -> None:
    """In local time, with who gave it."""
    story = assessment()
    leave = {"step": "AuthoriseAssessment", "requirements": (Requirement.AGENCIES_ASKED,)}
    story.do(c.GrantOverride, DIRECTOR, reason="Shut", until=at("2026-03-04 12:00"), **leave)
    printed = words(gate_page(gate(story), LONDON))
    assert "may go ahead without it until Wed 4 Mar 2026 12:00: director-1" in printed


def test_a_ladder_is_printed_rung_by_rung() -> None:
    """Who, how it stands, when; who has it; and what reached nobody."""
    story = Story()
    story.receive()
    story.wait_until(at("2026-03-03 17:00"))
    story.fail("contact_decision#1/rung0")
    story.tick()
    until = at("2026-03-05 10:00")
    story.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="Deciding", until=until)
    printed = words(ladder_page(explain_ladder(story.case, story.case.clocks[0]), LONDON))
    assert "rung 1 team manager reached Tue 3 Mar 2026 17:00, reached nobody" in printed
    assert "rung 3 head of service next Thu 5 Mar 2026 17:00" in printed
    assert "taken on by manager-1 until Thu 5 Mar 2026 10:00: Deciding" in printed
    assert "reached nobody: contact_decision#1/rung0" in printed


def test_a_rung_whose_notice_was_sent_late_is_printed_with_both_times() -> None:
    """The engine was away: nobody can read it as if people had heard in time."""
    story = Story()
    story.receive()
    story.wait_until(at("2026-03-04 09:00"))
    printed = words(ladder_page(explain_ladder(story.case, story.case.clocks[0]), LONDON))
    assert "reached Tue 3 Mar 2026 17:00, sent Wed 4 Mar 2026 09:00" in printed


def test_a_ladder_that_nobody_climbed_takes_one_line() -> None:
    """The work was done in time."""
    story = assessment()
    printed = words(ladder_page(explain_ladder(story.case, story.case.clocks[0]), LONDON))
    assert printed == "ladder standard: no rung was reached"


@pytest.mark.parametrize(("seen_by", "said"), [(None, "no manager has seen it yet"), ("m-1", "seen by m-1")])
def test_a_limit_is_printed_with_what_became_of_it_since(seen_by: str | None, said: str) -> None:
    """Its extensions, why it overran, and the date that was corrected."""
    story = assessment()
    running = story.case.clock("assessment")
    assert running is not None
    clock = changed(
        running,
        extensions=(Extension(5, "director-1", at("2026-03-04 12:00"), "A sibling's hearing"),),
        overrun=Overrun("worker-1", seen_by),
        corrected_from=at("2026-03-01 10:00"),
    )
    printed = words(reckoning_page(explain_limit(story.case, clock), LONDON))
    assert "extended by 5 working days (director-1, Wed 4 Mar 2026 12:00): A sibling's hearing" in printed
    assert f"overrun explained by worker-1; {said}" in printed
    assert "corrected; first recorded as Sun 1 Mar 2026 10:00" in printed


def test_the_whole_account_names_every_limit_and_every_gate() -> None:
    """Nothing of the case is left out."""
    story = assessment()
    printed = words(explanation_page(explain(story.case, story.now), LONDON))
    assert all(f"[{clock.key}]" in printed for clock in story.case.clocks)
    assert all(step in printed for step in ("AllocateWorker", "SubmitAssessment", "CloseCase [close_assessment]"))
