"""What the projections say of when the engine has to see to a case."""

from practice import commands as c
from practice.view import view
from tests.practice.builders import MANAGER, Story, at


def received() -> Story:
    """A contact of a Monday morning, to be decided by the end of Tuesday."""
    story = Story()
    story.receive()
    return story


def test_a_view_says_when_the_case_has_to_be_seen_to_next() -> None:
    """First the warning, then the limit, then the next rung: always ahead of a case that has been seen to."""
    story = received()
    seen = []
    for _ in range(4):
        moment = view(story.case, story.now).attend_at
        assert moment is not None
        assert moment > story.now
        seen.append(moment)
        story.wait_until(moment)
    assert seen[1] == at("2026-03-03 17:00")
    assert seen[2] == at("2026-03-04 13:00")


def test_a_promise_is_seen_to_when_it_ends() -> None:
    """While somebody has taken an alert on, the next moment of its limit is the end of what they promised."""
    story = received()
    story.wait_until(at("2026-03-03 17:00"))
    story.do(
        c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="I decide it", until=at("2026-03-03 19:00")
    )
    assert view(story.case, story.now).attend_at == at("2026-03-03 19:00")


def test_an_alert_says_when_the_engine_saw_to_its_rung() -> None:
    """Not when the rung fell due: after an outage the two differ."""
    story = received()
    story.now = at("2026-03-03 18:30")
    story.tick()
    (alert,) = view(story.case, story.now).alerts
    assert (alert.rung, alert.reached_at) == (0, at("2026-03-03 18:30"))
