"""What messages say."""

from activities.channels import Message
from activities.messages import digest_of, limit_words, notice_message
from practice.outbox import NoticeToDeliver
from tests.activities.values import NOW, notice, warning


def said(n: NoticeToDeliver, *, linked: bool = False) -> Message:
    return notice_message(n, "Hillshire", linked=linked)


def test_an_agency_is_named_in_words() -> None:
    n = notice(clock="agency_reply:adult_mental_health", title="Reply from an agency")
    assert limit_words(n) == "Reply from an agency: Adult mental health"


def test_a_refused_step_says_what_it_lacked_and_asks_for_nothing() -> None:
    n = notice(about="step refused", key="refusal/7/team_manager", clock=None, due=None, rung=None, title="Close case")
    message = said(NoticeToDeliver(**(vars(n) | {"due_local": None, "late_by": None})), linked=True)
    assert message.subject == "[Hillshire] Step refused: Close case, case case-1"
    assert dict(message.facts) == {"Case": "case-1", "Team": "team-1", "Step": "Close case"}
    assert message.items == ("The child has not been seen.",)
    assert message.ending == "This is for you to know; there is nothing to acknowledge."
    assert message.alert is None


def test_an_override_says_until_when() -> None:
    n = notice(about="override granted", clock=None, due=None, rung=None, until_local="Fri 6 Mar 2026 17:00")
    message = said(n)
    assert ("Until", "Fri 6 Mar 2026 17:00") in message.facts
    assert message.heading == "May be left out"


def test_a_lapsed_promise_can_be_taken_on_again() -> None:
    message = said(notice(about="acknowledgement lapsed", key="assessment#1/lapsed/20260302T100000"), linked=True)
    assert (message.case, message.alert) == ("case-1", "assessment#1")
    assert "sign in" in message.ending


def test_machines_get_the_same_as_data() -> None:
    details = said(notice(family="F-1")).details
    assert (details["due"], details["rung"], details["family"]) == (NOW.isoformat(), 0, "F-1")


def test_only_what_has_to_be_heard_at_any_hour_is_urgent() -> None:
    assert said(notice(immediate=True)).urgent
    assert not said(notice()).urgent


def test_a_digest_lists_its_warnings_in_order_and_one_is_none() -> None:
    messages = [said(warning(case=case)) for case in ("case-2", "case-1")]
    assert [item.split(", ")[1] for item in digest_of(messages, "Hillshire").items] == ["case-1", "case-2"]
    assert digest_of(messages[:1], "Hillshire") == messages[0]
