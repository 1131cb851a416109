"""Reading a census return: safely, and without losing a child. The children are invented."""

import random
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from client import census_file
from client.census import AdoptableEpisode, CensusReturn, NotAdopted, Reason, read_return
from client.census_file import CensusError
from practice.commands import AdoptedAssessment, AdoptedSection47

TODAY = date(2024, 6, 3)
SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "cin_census_sample.xml"
needs_sample = pytest.mark.skipif(
    not SAMPLE.exists(), reason="the third-party sample return lies beside the repository"
)
HEADER = """<Header>
<CollectionDetails><Collection>CIN</Collection><Year>2024</Year><ReferenceDate>2024-03-31</ReferenceDate>
</CollectionDetails>
<Source><LEA>999</LEA></Source>
</Header>"""
IDENTIFIERS = "<LAchildID>CHILD1</LAchildID><PersonBirthDate>2015-05-05</PersonBirthDate>"
TRAITS = "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
REFERRAL = """<CINreferralDate>2024-02-01</CINreferralDate>
<ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>
"""


def message(children: str, header: str = HEADER) -> bytes:
    """A return with these children."""
    return f"<Message>\n{header}\n<Children>\n{children}\n</Children>\n</Message>".encode()


def child(*episodes: str, identifiers: str = IDENTIFIERS, traits: str = TRAITS) -> str:
    """One child with these episodes."""
    details = "\n".join(f"<CINdetails>\n{episode}\n</CINdetails>" for episode in episodes)
    return f"<Child>\n<ChildIdentifiers>{identifiers}</ChildIdentifiers>\n{traits}\n{details}\n</Child>"


def read(*children: str) -> CensusReturn:
    """The outcome of reading these children."""
    return read_return(message("\n".join(children)), today=TODAY)


def only(*children: str) -> AdoptableEpisode:
    """The one open episode that these children come to."""
    found = read(*children)
    assert not found.not_adopted
    (episode,) = found.adoptable
    return episode


def warned(episode: AdoptableEpisode) -> list[str]:
    """The episode's warnings in words."""
    return [f"{warning.element} {warning.value}: {warning.what}" for warning in episode.warnings]


def test_an_open_episode_comes_out_with_everything_that_is_known_of_it() -> None:
    """An open episode comes out with everything that is known of it."""
    episode = only(child(REFERRAL))
    assert episode == AdoptableEpisode(
        child_ref="CHILD1",
        line=11,
        referred_on=date(2024, 2, 1),
        source="6",
        primary_need="N1",
        ethnicity="WBRI",
        date_of_birth=date(2015, 5, 5),
        expected_date_of_birth=None,
        earlier_referrals=(),
        assessments=(),
        section_47=(),
        on_plan=False,
        warnings=(),
    )


def test_the_return_says_whose_it_is_and_which_file_it_was() -> None:
    """The return says whose it is and which file it was."""
    found = read(child(REFERRAL))
    assert (found.lea, found.reference_date, found.children, found.episodes) == ("999", date(2024, 3, 31), 1, 1)
    assert re.fullmatch("[0-9a-f]{64}", found.digest)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not well-formed"),
        (b"children in need", "not well-formed"),
        (b"PK\x03\x04", "not well-formed"),
        (b"<Message><Children>", "not well-formed"),
        (b'<?xml version="1.0" encoding="klingon"?><Message/>', "not well-formed"),
        (b'<?xml version="1.0" encoding="utf-32"?><Message/>', "not well-formed"),
        (b"<html><body/></html>", "a Message"),
        (message("", HEADER.replace("CIN<", "CLA<")), "collection CIN"),
        (message("", HEADER.replace("999", "")), "three figures"),
        (f"<Message>{HEADER}</Message>".encode(), "no Children"),
        (message("<a>" * 50 + "</a>" * 50), "nested"),
    ],
)
def test_a_file_that_is_no_such_return_is_named_as_one(content: bytes, says: str) -> None:
    """A file that is no such return is named as one."""
    with pytest.raises(CensusError, match=says):
        read_return(content, today=TODAY)


def test_entities_are_never_expanded() -> None:
    """Entities are never expanded."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    content = f'<!DOCTYPE Message [<!ENTITY l0 "ha">{laughs}]><Message>&l9;</Message>'
    with pytest.raises(CensusError, match="document type or entities"):
        read_return(content.encode(), today=TODAY)


def test_external_entities_are_never_fetched(tmp_path: Path) -> None:
    """External entities are never fetched."""
    secret = tmp_path / "secret"
    secret.write_text("999")
    content = f'<!DOCTYPE Message [<!ENTITY x SYSTEM "{secret.as_uri()}">]><Message><a>&x;</a></Message>'
    with pytest.raises(CensusError, match="document type or entities"):
        read_return(content.encode(), today=TODAY)


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large is not read."""
    monkeypatch.setattr(census_file, "LARGEST_FILE", 100)
    with pytest.raises(CensusError, match="larger than"):
        read_return(message(child(REFERRAL)), today=TODAY)


def test_a_namespace_prefix_changes_nothing() -> None:
    """A namespace prefix changes nothing."""
    content = re.sub(rb"<(/?)(\w)", rb"<\1cin:\2", message(child(REFERRAL)))
    (episode,) = read_return(content, today=TODAY).adoptable
    assert episode.child_ref == "CHILD1"


def test_a_closed_episode_is_listed_with_the_date_of_its_closure() -> None:
    """A closed episode is listed with the date of its closure."""
    found = read(child(REFERRAL + "<CINclosureDate>2024-03-01</CINclosureDate>"))
    (one,) = found.not_adopted
    assert (one.child_ref, one.reason, one.why) == ("CHILD1", Reason.CLOSED, "closed on 2024-03-01")


def test_a_referral_with_no_further_action_and_nothing_since_is_not_open() -> None:
    """A referral with no further action and nothing since is not open."""
    (one,) = read(child(REFERRAL + "<ReferralNFA>true</ReferralNFA>")).not_adopted
    assert one.reason is Reason.NO_FURTHER_ACTION


@pytest.mark.parametrize(
    "activity",
    [
        "<Assessments><AssessmentActualStartDate>2024-02-02</AssessmentActualStartDate></Assessments>",
        "<Section47><S47ActualStartDate>2024-02-02</S47ActualStartDate></Section47>",
        "<DateOfInitialCPC>2024-02-20</DateOfInitialCPC>",
        "<CINPlanDates><CINPlanStartDate>2024-02-20</CINPlanStartDate></CINPlanDates>",
        "<ChildProtectionPlans><CPPstartDate>2024-02-20</CPPstartDate></ChildProtectionPlans>",
    ],
)
def test_no_further_action_with_activity_is_a_contradiction_and_taken_over(activity: str) -> None:
    """No further action with activity is a contradiction and taken over."""
    episode = only(child(f"{REFERRAL}{activity}<ReferralNFA>1</ReferralNFA>"))
    assert any("8831" in what for what in warned(episode))


def test_a_child_without_an_episode_is_listed() -> None:
    """A child without an episode is listed."""
    (one,) = read(child()).not_adopted
    assert (one.child_ref, one.reason) == ("CHILD1", Reason.NO_EPISODE)


@pytest.mark.parametrize(
    "value", ["", "01/02/2024", "2024-02-30", "2024-2-1", "soon", "2024-02-01T23:00:00Z", "20240201"]
)
def test_without_a_readable_date_of_referral_nothing_is_guessed(value: str) -> None:
    """Without a readable date of referral nothing is guessed."""
    found = read(child(REFERRAL.replace("2024-02-01", value)))
    (one,) = found.not_adopted
    assert (one.reason, one.element, one.value) == (Reason.UNREADABLE, "CINreferralDate", value)
    assert not found.adoptable


@pytest.mark.parametrize("value", ["2024-02-01Z", "2024-02-01T00:00:00", " 2024-02-01\n", "2024-02-01+00:00"])
def test_a_date_in_another_form_of_the_standard_is_read(value: str) -> None:
    """A date in another form of the standard is read."""
    assert only(child(REFERRAL.replace("2024-02-01", value))).referred_on == date(2024, 2, 1)


def test_two_dates_of_referral_are_none() -> None:
    """Two dates of referral are none."""
    (one,) = read(child(REFERRAL + "<CINreferralDate>2024-02-02</CINreferralDate>")).not_adopted
    assert one.reason is Reason.UNREADABLE
    assert "more than once" in one.why


@pytest.mark.parametrize(
    "identifiers",
    [
        "",
        "<LAchildID/>",
        "<LAchildID>A</LAchildID><LAchildID>B</LAchildID>",
        "<LAchildID>" + "x" * 300 + "</LAchildID>",
    ],
)
def test_an_episode_whose_child_is_not_known_is_listed(identifiers: str) -> None:
    """An episode whose child is not known is listed."""
    found = read(child(REFERRAL, REFERRAL, identifiers=identifiers))
    assert [one.reason for one in found.not_adopted] == [Reason.UNREADABLE] * 2
    assert len({one.line for one in found.not_adopted}) == 2
    assert all(len(one.value) < 50 for one in found.not_adopted)


def test_unknown_codes_are_left_out_and_an_unknown_source_is_the_code_for_unknown() -> None:
    """Unknown codes are left out and an unknown source is the code for unknown."""
    traits = "<ChildCharacteristics><Ethnicity>ZZZZ</Ethnicity></ChildCharacteristics>"
    episode = only(child(REFERRAL.replace(">6<", ">6X<").replace("N1", "N77"), traits=traits))
    assert (episode.source, episode.primary_need, episode.ethnicity) == ("10", None, None)
    assert [(w.element, w.value) for w in episode.warnings] == [
        ("Ethnicity", "ZZZZ"),
        ("ReferralSource", "6X"),
        ("PrimaryNeedCode", "N77"),
    ]


def test_a_warning_names_the_line() -> None:
    """A warning names the line."""
    episode = only(child(REFERRAL.replace("N1", "N77")))
    assert [warning.line for warning in episode.warnings] == [14]


def test_what_is_missing_is_said() -> None:
    """What is missing is said."""
    only_date = "<CINreferralDate>2024-02-01</CINreferralDate>"
    episode = only(child(only_date, identifiers="<LAchildID>CHILD1</LAchildID>", traits=""))
    assert [warning.element for warning in episode.warnings] == [
        "PersonBirthDate",
        "Ethnicity",
        "ReferralSource",
        "PrimaryNeedCode",
    ]


def test_a_date_of_birth_beside_an_expected_one_leaves_both_out() -> None:
    """A date of birth beside an expected one leaves both out."""
    both = f"{IDENTIFIERS}<ExpectedPersonBirthDate>2024-09-01</ExpectedPersonBirthDate>"
    episode = only(child(REFERRAL, identifiers=both))
    assert (episode.date_of_birth, episode.expected_date_of_birth) == (None, None)
    assert any("8525Q" in what for what in warned(episode))


def test_an_unborn_child_has_an_expected_date() -> None:
    """An unborn child has an expected date."""
    unborn = "<LAchildID>CHILD1</LAchildID><ExpectedPersonBirthDate>2024-09-01</ExpectedPersonBirthDate>"
    episode = only(child(REFERRAL, identifiers=unborn))
    assert episode.expected_date_of_birth == date(2024, 9, 1)
    assert not episode.warnings


def test_a_child_who_has_died_is_taken_over_with_a_warning() -> None:
    """A child who has died is taken over with a warning."""
    episode = only(child(REFERRAL, identifiers=f"{IDENTIFIERS}<PersonDeathDate>2024-03-03</PersonDeathDate>"))
    assert [w.element for w in episode.warnings] == ["PersonDeathDate"]


@pytest.mark.parametrize("closure", ["2024-01-01", "2031-01-01", "yesterday"])
def test_a_closure_that_cannot_be_leaves_the_episode_open(closure: str) -> None:
    """A closure that cannot be leaves the episode open."""
    closed = f"{REFERRAL}<CINclosureDate>{closure}</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"
    episode = only(child(closed))
    assert [w.element for w in episode.warnings] == ["CINclosureDate", "ReasonForClosure"]


def test_assessments_come_in_order_and_one_with_no_usable_start_is_left_out() -> None:
    """Assessments come in order and one with no usable start is left out."""

    def assessment(started: str, authorised: str = "") -> str:
        end = f"<AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate>" if authorised else ""
        start = f"<AssessmentActualStartDate>{started}</AssessmentActualStartDate>"
        return f"<Assessments>{start}{end}</Assessments>"

    episode = only(
        child(
            REFERRAL
            + assessment("2024-03-01", "2024-02-10")
            + assessment("2024-02-02", "2024-02-20")
            + assessment("2023-01-01", "2023-02-01")
            + assessment("2024-05-01")
        )
    )
    assert episode.assessments == (
        AdoptedAssessment(started_on=date(2024, 2, 2), authorised_on=date(2024, 2, 20)),
        AdoptedAssessment(started_on=date(2024, 3, 1)),
        AdoptedAssessment(started_on=date(2024, 5, 1)),
    )
    assert [w.element for w in episode.warnings] == [
        "AssessmentAuthorisationDate",
        "AssessmentActualStartDate",
        "Assessments",
        "Assessments",
    ]


def test_an_enquiry_before_its_referral_is_kept_so_that_its_limit_runs() -> None:
    """An enquiry before its referral is kept so that its limit runs."""
    episode = only(child(f"{REFERRAL}<Section47><S47ActualStartDate>2024-01-30</S47ActualStartDate></Section47>"))
    assert episode.section_47 == (AdoptedSection47(started_on=date(2024, 1, 30)),)
    assert any("2889" in what for what in warned(episode))


def test_an_enquiry_without_a_usable_start_is_said_to_have_no_limit() -> None:
    """An enquiry without a usable start is said to have no limit."""
    episode = only(child(f"{REFERRAL}<Section47><ICPCnotRequired>false</ICPCnotRequired></Section47>"))
    assert not episode.section_47
    assert any("limit does not run" in what for what in warned(episode))


def test_two_open_enquiries_and_a_conference_of_neither_are_said() -> None:
    """Two open enquiries and a conference of neither are said."""
    enquiry = "<Section47><S47ActualStartDate>2024-02-0{}</S47ActualStartDate></Section47>"
    conference = "<DateOfInitialCPC>2024-02-20</DateOfInitialCPC>"
    episode = only(child(REFERRAL + enquiry.format(5) + enquiry.format(3) + conference))
    assert [one.started_on.day for one in episode.section_47] == [3, 5]
    assert [w.element for w in episode.warnings] == ["Section47", "DateOfInitialCPC"]


def test_an_enquiry_that_ended_is_taken_as_ended() -> None:
    """An enquiry that ended is taken as ended."""
    start = "<S47ActualStartDate>2024-02-05</S47ActualStartDate>"
    held = f"<Section47>{start}<DateOfInitialCPC>2024-02-20</DateOfInitialCPC></Section47>"
    both = held.replace("</Section47>", "<ICPCnotRequired>true</ICPCnotRequired></Section47>")
    assert only(child(REFERRAL + held)).section_47[0].conference_on == date(2024, 2, 20)
    assert [w.element for w in only(child(REFERRAL + both)).warnings] == ["ICPCnotRequired"]


@pytest.mark.parametrize(
    ("dates", "on_plan"),
    [
        ("<CINPlanStartDate>2024-02-20</CINPlanStartDate>", True),
        ("<CINPlanStartDate>2024-02-20</CINPlanStartDate><CINPlanEndDate>2024-03-20</CINPlanEndDate>", False),
        ("<CINPlanStartDate>2024-02-20</CINPlanStartDate><CINPlanEndDate>2024-01-20</CINPlanEndDate>", True),
        ("<CINPlanStartDate>2023-02-20</CINPlanStartDate>", False),
        ("<CINPlanStartDate>never</CINPlanStartDate>", False),
    ],
)
def test_a_plan_that_has_begun_and_not_ended_is_open(dates: str, on_plan: bool) -> None:  # noqa: FBT001
    """A plan that has begun and not ended is open."""
    assert only(child(f"{REFERRAL}<CINPlanDates>{dates}</CINPlanDates>")).on_plan is on_plan


def test_two_open_episodes_are_both_taken_over_and_both_say_so() -> None:
    """Two open episodes are both taken over and both say so."""
    found = read(child(REFERRAL.replace("2024-02-01", "2023-01-01"), REFERRAL))
    assert [episode.earlier_referrals for episode in found.adoptable] == [(), (date(2023, 1, 1),)]
    assert all(any("8815" in what for what in warned(episode)) for episode in found.adoptable)
    assert any("8816" in what for what in warned(found.adoptable[0]))


def test_closed_episodes_are_the_earlier_ones_of_the_open_one() -> None:
    """Closed episodes are the earlier ones of the open one."""
    closed = REFERRAL.replace("2024-02-01", "2020-01-01") + "<CINclosureDate>2020-03-01</CINclosureDate>"
    found = read(child(closed, REFERRAL))
    assert found.adoptable[0].earlier_referrals == (date(2020, 1, 1),)
    assert [one.reason for one in found.not_adopted] == [Reason.CLOSED]


def test_a_child_id_given_to_two_children_is_said_on_both() -> None:
    """A child id given to two children is said on both."""
    found = read(child(REFERRAL), child(REFERRAL.replace("2024-02-01", "2024-02-09")))
    assert [[w.element for w in episode.warnings] for episode in found.adoptable] == [["LAchildID"]] * 2


def test_whatever_stands_in_the_wrong_place_is_listed() -> None:
    """Whatever stands in the wrong place is listed."""
    nested = child(REFERRAL).replace("</Child>", child(REFERRAL, identifiers="<LAchildID>CHILD2</LAchildID>"))
    misnamed = child(REFERRAL).replace("Child>", "Chidl>")
    found = read(f"{nested}</Child>", misnamed)
    assert [one.child_ref for one in found.adoptable] == ["CHILD1"]
    reasons = Counter((one.element, one.reason) for one in found.not_adopted)
    assert reasons == {
        ("Child", Reason.MISPLACED): 1,
        ("CINdetails", Reason.MISPLACED): 2,
        ("Chidl", Reason.MISPLACED): 1,
    }
    assert "CHILD2" in {one.child_ref for one in found.not_adopted}


MESSY = message(
    "\n".join(
        [
            child(REFERRAL),
            child(REFERRAL + "<CINclosureDate>2024-03-01</CINclosureDate>", REFERRAL + "<ReferralNFA>1</ReferralNFA>"),
            child(
                REFERRAL
                + "<Assessments><AssessmentActualStartDate>2024-02-02</AssessmentActualStartDate></Assessments>"
                + "<Section47><S47ActualStartDate>2024-02-03</S47ActualStartDate></Section47>",
                identifiers=IDENTIFIERS.replace("CHILD1", "CHILD3"),
            ),
        ]
    )
).decode()
PIECES = re.findall(r"<[^>]*>|[^<]+", MESSY)


def mutated(seed: int) -> bytes:
    """The return above with a few of its pieces dropped, doubled, swapped or spoilt."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    pieces = list(PIECES)
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        change = chance.randrange(6)
        if change == 0:
            pieces[at] = ""
        elif change == 1:
            pieces.insert(at, pieces[other])
        elif change == 2:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif change == 3 and not pieces[at].startswith("<"):
            pieces[at] = chance.choice(["", "2024-13-45", "true", "9999-12-31", "0001-01-01", "x" * 500, "&#233;"])
        elif change == 4:
            pieces[at] = pieces[at].replace("i", "l")
        else:
            tag = re.fullmatch(r"<(\w+)>", pieces[at])
            pieces[at] = f"<{tag[1]}/><{tag[1]}>" if tag else pieces[at]
    return "".join(pieces).encode()


def assert_all_accounted_for(content: bytes, found: CensusReturn) -> None:
    """Every element of an episode, and every child without one, is in the outcomes once."""
    outcomes: list[AdoptableEpisode | NotAdopted] = [*found.adoptable, *found.not_adopted]
    episodes = len(re.findall(rb"<CINdetails(?=[\s/>])", content))
    assert found.episodes == episodes
    without = [x for x in found.not_adopted if x.element not in _EPISODE_ELEMENTS and x.reason in _CHILD_REASONS]
    assert len(outcomes) - len(without) == episodes


_CHILD_REASONS = {Reason.NO_EPISODE, Reason.MISPLACED}
_EPISODE_ELEMENTS = {"CINdetails"}


@settings(max_examples=600, deadline=None)
@given(st.integers(min_value=0))
def test_a_spoilt_return_raises_nothing_else_and_loses_no_child(seed: int) -> None:
    """A spoilt return raises nothing else and loses no child."""
    content = mutated(seed)
    try:
        found = read_return(content, today=TODAY)
    except CensusError:
        return
    assert_all_accounted_for(content, found)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.integers(min_value=0))
def test_spoilt_bytes_raise_nothing_else(junk: bytes, at: int) -> None:
    """Spoilt bytes raise nothing else."""
    content = MESSY.encode()
    at %= len(content)
    try:
        found = read_return(content[:at] + junk + content[at + len(junk) :], today=TODAY)
    except CensusError:
        return
    assert len(found.adoptable) + len(found.not_adopted) >= found.episodes


@needs_sample
def test_every_child_of_somebody_elses_return_is_accounted_for() -> None:
    """Every child of somebody else's return is accounted for."""
    content = SAMPLE.read_bytes()
    found = read_return(content, today=date(2022, 7, 21))
    outcomes: list[AdoptableEpisode | NotAdopted] = [*found.adoptable, *found.not_adopted]
    assert (found.children, found.episodes, len(outcomes)) == (332, 402, 402)
    listed = re.findall(r"<LAchildID>(\w+)</LAchildID>", content.decode())
    assert {one.child_ref for one in outcomes} == set(listed)
    lines = [n for n, text in enumerate(content.decode().splitlines(), start=1) if "<CINdetails>" in text]
    assert sorted(one.line for one in outcomes) == lines
