"""Reading every episode of a return as a past case. The children are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from client.census import Reason, read_return
from client.census_file import CensusError
from client.past import PastEpisode, PastReturn, past_case, read_past
from engine.rules import Rulebook
from practice.rehearsal import rehearse
from practice.vocabulary import Stage
from tests.client.test_census import REFERRAL, SAMPLE, TODAY, child, message, needs_sample

BOOK = Rulebook.load(today=TODAY)
CLOSED = "<CINclosureDate>2024-05-01</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>"
NFA = "<ReferralNFA>true</ReferralNFA>"


def assessed(started: str, authorised: str | None = None) -> str:
    """An assessment."""
    end = f"<AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate>" if authorised else ""
    return f"<Assessments><AssessmentActualStartDate>{started}</AssessmentActualStartDate>{end}</Assessments>"


def enquired(started: str, more: str = "") -> str:
    """A section 47 enquiry."""
    return f"<Section47><S47ActualStartDate>{started}</S47ActualStartDate>{more}</Section47>"


def conference(on: str) -> str:
    """The date of a conference."""
    return f"<DateOfInitialCPC>{on}</DateOfInitialCPC>"


def read(*children: str) -> PastReturn:
    """These children, read for their past."""
    return read_past(message("\n".join(children)), today=TODAY)


def only(details: str) -> PastEpisode:
    """The one episode that these details come to."""
    (episode,) = read(child(REFERRAL + details)).read
    return episode


def doubts(episode: PastEpisode) -> list[str]:
    """The episode's warnings in words."""
    return [f"{w.element} {w.value}: {w.what}" for w in episode.warnings]


def kinds(episode: PastEpisode) -> list[tuple[str, str]]:
    """The facts of an episode: what, and the local date in winter or summer."""
    rules, calendar = BOOK.for_referral(episode.referred_on)
    facts = past_case(episode, "x", rules, calendar).facts
    return [(f.event.kind, f.happened_at.astimezone(calendar.zone).date().isoformat()) for f in facts]


def test_a_closed_episode_comes_with_all_its_dates() -> None:
    plans = (
        "<CINPlanDates><CINPlanStartDate>2024-04-02</CINPlanStartDate></CINPlanDates>"
        "<ChildProtectionPlans><CPPstartDate>2024-03-05</CPPstartDate><CPPendDate>2024-04-02</CPPendDate>"
        "</ChildProtectionPlans>"
    )
    enquiry = enquired("2024-02-12", conference("2024-03-04"))
    episode = only(CLOSED + assessed("2024-02-02", "2024-04-03") + enquiry + plans)
    assert (episode.closed_on, episode.closure_reason) == (date(2024, 5, 1), "RC8")
    assert [(x.started_on, x.authorised_on) for x in episode.assessments] == [(date(2024, 2, 2), date(2024, 4, 3))]
    assert [(x.started_on, x.conference_on) for x in episode.section_47] == [(date(2024, 2, 12), date(2024, 3, 4))]
    assert [(x.element, x.started_on, x.ended_on) for x in episode.plans] == [
        ("CINPlanDates", date(2024, 4, 2), None),
        ("ChildProtectionPlans", date(2024, 3, 5), date(2024, 4, 2)),
    ]
    assert kinds(episode) == [
        ("ContactReceived", "2024-02-01"),
        ("ReferralMade", "2024-02-01"),
        ("Section47Started", "2024-02-12"),
        ("Section47Concluded", "2024-03-04"),
        ("AssessmentSubmitted", "2024-04-03"),
        ("AssessmentAuthorised", "2024-04-03"),
        ("CaseClosed", "2024-05-01"),
    ]


def test_a_referral_with_no_further_action_has_no_referral_limits() -> None:
    episode = only(NFA)
    assert episode.no_further_action
    assert [kind for kind, _ in kinds(episode)] == ["ContactReceived"]


def test_no_further_action_beside_activity_is_not_believed() -> None:
    episode = only(NFA + assessed("2024-02-02"))
    assert not episode.no_further_action
    assert any(x.startswith("ReferralNFA true: says no further action, yet activity") for x in doubts(episode))


def test_a_conference_that_was_not_required_starts_no_limit_and_is_listed() -> None:
    episode = only(enquired("2024-02-12", "<ICPCnotRequired>true</ICPCnotRequired>"))
    assert [kind for kind, _ in kinds(episode)] == ["ContactReceived", "ReferralMade"]
    assert any("no conference was required; when that was decided" in x for x in doubts(episode))


def test_a_conference_at_the_episode_alone_is_listed() -> None:
    episode = only(conference("2024-03-04"))
    assert any(x.startswith("DateOfInitialCPC 2024-03-04: a conference without a section 47") for x in doubts(episode))


def test_enquiries_that_overlap_and_activity_after_the_closure_are_listed() -> None:
    overlapping = only(enquired("2024-02-12", conference("2024-03-04")) + enquired("2024-02-20"))
    assert any("starts while that of 2024-02-12 is open (8890)" in x for x in doubts(overlapping))
    after = only(CLOSED + assessed("2024-02-02", "2024-05-02"))
    assert any("activity of 2024-05-02 is dated after the closure (8565)" in x for x in doubts(after))


def test_an_enquiry_before_the_referral_counts_from_its_own_day() -> None:
    episode = only(enquired("2024-01-30"))
    rules, calendar = BOOK.for_referral(episode.referred_on)
    past = past_case(episode, "x", rules, calendar)
    case = rehearse(past, rules, calendar, past.facts[-1].recorded_at)
    limit = case.clock("initial_conference")
    assert limit is not None
    assert limit.anchor.date() == date(2024, 1, 30)
    assert any("is before the referral (2889)" in x for x in doubts(episode))


def test_later_assessments_are_further_ones() -> None:
    episode = only(assessed("2024-02-02", "2024-03-01") + assessed("2024-04-02", "2024-05-01"))
    assert [kind for kind, _ in kinds(episode)].count("AssessmentAuthorised") == 2
    assert ("AssessmentStarted", "2024-04-02") in kinds(episode)


def test_a_closed_case_is_closed_at_the_end_of_its_rehearsal() -> None:
    episode = only(CLOSED + assessed("2024-02-02", "2024-04-03"))
    rules, calendar = BOOK.for_referral(episode.referred_on)
    past = past_case(episode, "x", rules, calendar)
    assert rehearse(past, rules, calendar, past.facts[-1].recorded_at).stage is Stage.CLOSED


@pytest.mark.parametrize(
    ("details", "reason", "said"),
    [
        ("<ReferralSource>6</ReferralSource>", Reason.UNREADABLE, "is missing"),
        ("<CINreferralDate>2024-02-31</CINreferralDate>", Reason.UNREADABLE, "is not a date"),
        ("<CINreferralDate>2031-02-01</CINreferralDate>", Reason.UNREADABLE, "lies in the future"),
    ],
)
def test_an_episode_without_a_usable_referral_says_why(details: str, reason: Reason, said: str) -> None:
    (left,) = read(child(details)).unread
    assert (left.child_ref, left.element, left.reason) == ("CHILD1", "CINreferralDate", reason)
    assert said in left.why


def test_an_episode_that_is_given_twice_is_counted_once() -> None:
    found = read(child(REFERRAL), child(REFERRAL))
    assert len(found.read) == 1
    assert [x.reason for x in found.unread] == [Reason.DUPLICATE]


def test_an_unknown_child_a_child_without_episode_and_strays_come_out() -> None:
    unknown = child(REFERRAL, identifiers="<UPN>A1</UPN>")
    stray = child("<Note><CINdetails><CINreferralDate>2024-02-01</CINreferralDate></CINdetails></Note>" + REFERRAL)
    found = read(unknown, child(), stray, "<Person><CINdetails/></Person>")
    assert [x.reason for x in found.unread] == [
        Reason.UNREADABLE,
        Reason.NO_EPISODE,
        Reason.MISPLACED,
        Reason.MISPLACED,
        Reason.MISPLACED,
    ]


@given(
    st.lists(
        st.lists(st.sampled_from(["", NFA, CLOSED, assessed("2024-02-02"), enquired("2024-02-30")]), max_size=3),
        max_size=6,
    )
)
@settings(max_examples=50, deadline=None)
def test_every_episode_comes_out_once(children: list[list[str]]) -> None:
    rows = [
        child(
            *(REFERRAL.replace("2024-02-01", f"2024-01-{at + 1:02}") + one for at, one in enumerate(episodes)),
            identifiers=f"<LAchildID>CHILD{number}</LAchildID>",
        )
        for number, episodes in enumerate(children)
    ]
    found = read(*rows)
    left = [x for x in found.unread if x.reason is not Reason.NO_EPISODE]
    assert len(found.read) + len(left) == found.episodes == sum(map(len, children))


@needs_sample
def test_every_episode_of_the_sample_return_comes_out_as_adoption_reads_it() -> None:
    content = SAMPLE.read_bytes()
    found, adopting = read_past(content, today=TODAY), read_return(content, today=TODAY)
    assert len(found.read) + len(found.unread) == found.episodes == 402
    still_open = {(x.child_ref, x.referred_on) for x in adopting.adoptable if x.referred_on <= TODAY}
    assert still_open <= {(x.child_ref, x.referred_on) for x in found.read if x.closed_on is None}


def test_what_is_no_return_is_an_error() -> None:
    with pytest.raises(CensusError):
        read_past(b"<Letter/>", today=TODAY)
