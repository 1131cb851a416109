"""What holds for any case, whatever people do and whenever timers run: thousands of generated stories."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from practice import commands as c
from practice import events as e
from practice.case import Case
from practice.decide import Decided, decide
from practice.events import Entry
from practice.evidence import missing_details
from practice.evolve import evolve, fold
from practice.gates import missing_for_next_step
from practice.ladder import next_moment, tick
from practice.view import view
from practice.vocabulary import AssessmentOutcome, ConferenceOutcome, ContactOutcome, Role, Stage, Told
from tests.practice.builders import (
    ANONYMOUS,
    ASSESSED,
    COMPLETE,
    DUTY,
    MANAGER,
    SECOND_MANAGER,
    UNBORN,
    WEIGHED,
    WORKER,
    Story,
)

CASES = TypeAdapter(Case)
ENTRIES = TypeAdapter(tuple[Entry, ...])
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
ANYONE = (DUTY, WORKER, MANAGER, SECOND_MANAGER, c.Actor(id="worker-1", roles=(Role.TEAM_MANAGER,)))
"""The last one is the author of the assessment under another hat."""

people = st.sampled_from(ANYONE)
agencies = st.sampled_from(["gp", "school", "police"])
episodes = st.lists(st.sampled_from(["E1", "E2"]), unique=True).map(tuple)
details = st.sampled_from(
    [
        c.Details(school="Invented Primary"),
        c.Details(date_of_birth=date(2026, 2, 1)),
        c.Details(expected_date_of_birth=date(2026, 9, 1)),
        c.Details(**{k: v for k, v in COMPLETE.items() if k != "source"}),
    ]
)
openings = st.one_of(
    st.sampled_from([COMPLETE, ANONYMOUS, UNBORN, {"source": "10"}]).map(lambda contact: {"contact": contact}),
    st.fixed_dictionaries(
        {"referred_on": st.dates(date(2025, 9, 1), date(2026, 3, 2)), "on_plan": st.booleans()},
        optional={
            "assessments": st.just((c.AdoptedAssessment(started_on=date(2025, 12, 1)),)),
            "section_47": st.just((c.AdoptedSection47(started_on=date(2026, 2, 2)),)),
        },
    ),
)

ANYTHING: dict[type[c.Command], dict[str, st.SearchStrategy[Any]]] = {
    c.SupplyDetails: {"details": details},
    c.DecideContact: {
        "outcome": st.sampled_from(ContactOutcome),
        "threshold": st.sampled_from(["level-2", "level-4"]),
        "rationale": st.just("As weighed"),
        "risk_factors": st.sampled_from([(), ("injury",)]),
        "protective_factors": st.just(("school",)),
    },
    c.AcceptReferral: {"rationale": st.just("x")},
    c.AcknowledgeReferrer: {"how": st.just("mail")},
    c.AllocateWorker: {
        "worker": st.sampled_from(["worker-1", "worker-2"]),
        "registered_social_worker": st.booleans(),
        "team": st.just("team-1"),
    },
    c.RecordChildSeen: {
        "seen_by": st.just("worker-1"),
        "seen_by_registered_social_worker": st.booleans(),
        "alone": st.booleans(),
        "why_not_alone": st.just("A baby"),
    },
    c.RequestCheck: {"agency": agencies, "purpose": st.just("x")},
    c.RecordCheckReply: {"agency": agencies, "answer": st.just("x")},
    c.WaiveCheck: {"agency": agencies, "reason": st.just("x")},
    c.ConsiderHistory: {"found": episodes},
    c.StartSection47: {"rationale": st.just("x")},
    c.ConcludeSection47: {"outcome": st.sampled_from(ConferenceOutcome), "rationale": st.just("x")},
    c.SubmitAssessment: {"outcome": st.sampled_from(AssessmentOutcome)},
    c.ReturnAssessment: {"reason": st.just("x")},
    c.AuthoriseAssessment: {"decision": st.just("x")},
    c.TellOutcome: {"told": st.sampled_from(Told), "how": st.just("letter")},
    c.RecordSupervision: {"decision": st.just("x")},
    c.CloseCase: {"reason": st.sampled_from(["RC7", "RC8", "early_help", "referral_nfa"]), "summary": st.just("x")},
}


def random_command(data: st.DataObject, story: Story) -> None:
    """Anybody sends anything, perhaps about something that happened a while ago."""
    kind = data.draw(st.sampled_from(list(ANYTHING)))
    fields = {name: data.draw(values) for name, values in ANYTHING[kind].items()}
    ago = timedelta(hours=data.draw(st.sampled_from([0, 0, 0, 1, 30, 200])))
    told_ago = min(ago, timedelta(hours=data.draw(st.sampled_from([0, 1]))))
    now = story.now
    command = story.make(kind, data.draw(people), happened_at=now - ago, received_at=now - told_ago, **fields)
    send_twice(story, command)


def next_step(data: st.DataObject, story: Story) -> None:
    """Somebody does the first thing that the case lacks, so that stories also reach their end."""
    step, missing = missing_for_next_step(story.case, story.now)
    for gap in sorted(missing, key=lambda gap: gap.code == "assessment_not_submitted"):
        if gap.code in REMEDY:
            kind, by, fields = REMEDY[gap.code]
            send_twice(story, story.make(kind, by, **fields(gap)))
            return
    if step:
        kind = {k.__name__: k for k in c.COMMANDS}[step]
        outcome = data.draw(st.sampled_from(list(NEXT[kind])))
        send_twice(story, story.make(kind, SECOND_MANAGER, **outcome))


Fields = Callable[[e.Missing], dict[str, Any]]
REMEDY: dict[str, tuple[type[c.Command], c.Actor, Fields]] = {
    "referral_not_accepted": (c.AcceptReferral, MANAGER, lambda _: {"rationale": "x"}),
    "referrer_not_acknowledged": (c.AcknowledgeReferrer, DUTY, lambda _: {"how": "mail"}),
    "child_not_seen": (
        c.RecordChildSeen,
        WORKER,
        lambda _: {"seen_by": "worker-1", "seen_by_registered_social_worker": True, "alone": True},
    ),
    "no_agency_asked": (c.RequestCheck, WORKER, lambda _: {"agency": "gp", "purpose": "x"}),
    "agency_unanswered": (c.WaiveCheck, MANAGER, lambda m: {"agency": m.about, "reason": "x"}),
    "history_not_searched": (c.ConsiderHistory, WORKER, lambda _: {}),
    "episode_not_considered": (
        c.ConsiderHistory,
        WORKER,
        lambda m: {"considered": (c.EpisodeConsidered(episode=m.about or "", significance="x"),)},
    ),
    "detail_missing": (
        c.SupplyDetails,
        DUTY,
        lambda _: {"details": c.Details(**{k: v for k, v in COMPLETE.items() if k != "source"})},
    ),
    "assessment_not_submitted": (
        c.SubmitAssessment,
        WORKER,
        lambda _: {"outcome": AssessmentOutcome.IN_NEED, **ASSESSED},
    ),
    "worker_not_qualified": (
        c.AllocateWorker,
        MANAGER,
        lambda _: {"worker": "worker-1", "registered_social_worker": True, "team": "team-1"},
    ),
    "section_47_open": (
        c.ConcludeSection47,
        MANAGER,
        lambda _: {"outcome": ConferenceOutcome.HELD, "rationale": "x"},
    ),
    "referrer_not_told": (c.TellOutcome, WORKER, lambda _: {"told": Told.REFERRER, "how": "letter"}),
    "family_not_told": (c.TellOutcome, WORKER, lambda _: {"told": Told.FAMILY, "how": "letter"}),
}
DECIDED = {"threshold": "level-3", "rationale": "x", **WEIGHED}
NEXT: dict[type[c.Command], list[dict[str, Any]]] = {
    c.DecideContact: [DECIDED | {"outcome": o} for o in (ContactOutcome.REFERRAL, ContactOutcome.EARLY_HELP)],
    c.AllocateWorker: [{"worker": "worker-1", "registered_social_worker": True, "team": "team-1"}],
    c.AuthoriseAssessment: [{"decision": "x"}],
    c.CloseCase: [{"reason": r, "summary": "x"} for r in ("RC7", "RC8", "early_help", "referral_nfa")],
}


def take_on(data: st.DataObject, story: Story) -> None:
    """A manager takes an alert on for a while, or tries to."""
    alerts = [a.id for a in story.case.alerts]
    if alerts:
        hours = data.draw(st.sampled_from([1, 20, 100]))
        fields = {"alert": data.draw(st.sampled_from(alerts)), "action": "x"}
        send_twice(story, story.make(c.AcknowledgeAlert, MANAGER, until=story.now + timedelta(hours=hours), **fields))


def report_delivery(data: st.DataObject, story: Story) -> None:
    """A notice reaches somebody, or nobody."""
    if story.case.notices:
        notice = data.draw(st.sampled_from([n.key for n in story.case.notices]))
        report = data.draw(st.sampled_from([story.deliver, story.fail]))
        report(notice)


def let_time_pass(data: st.DataObject, story: Story) -> None:
    """Minutes, days or an outage of weeks, with or without a timer at the end of it."""
    hours = data.draw(st.sampled_from([0.2, 3, 8, 24, 72, 400, 1500]))
    story.now += timedelta(hours=hours)
    if data.draw(st.booleans()):
        before = story.case
        entries = story.tick()
        assert [x.happened_at for x in entries if isinstance(x.event, e.LimitBreached)] == [
            x.event.due for x in entries if isinstance(x.event, e.LimitBreached)
        ]
        assert_settled(story.case, story.now)
        assert tick(story.case, story.now) == (), "nothing is recorded twice"
        assert before.version + len(entries) == story.case.version


def assert_settled(case: Case, now: datetime) -> None:
    """After a tick nothing is left that has fallen due."""
    moment = next_moment(case)
    assert moment is None or moment.at > now


def send_twice(story: Story, command: c.Command) -> None:
    """Send a command and, as networks do, send it again."""
    before = story.case
    decided = keep(story, decide(story.case, command, story.now))
    if decided.answer is None:
        assert decided.refusal is not None
        assert decided.case == before
        assert decided.entries == ()
        return
    again = decide(story.case, command, story.now + timedelta(days=1))
    assert again.answer == decided.answer
    assert again.entries == ()
    assert again.case == story.case
    assert (again.refusal is None) == (decided.refusal is None)
    assert all(x.command == command.id for x in decided.entries)


def keep(story: Story, decided: Decided) -> Decided:
    """Take what was decided into the story."""
    story.entries += decided.entries
    story.case = decided.case
    return decided


ACTIONS = [*[next_step] * 6, random_command, let_time_pass, take_on, report_delivery]


def begin(data: st.DataObject) -> Story:
    """A case that was opened in one of the two ways."""
    story = Story()
    opening = data.draw(openings)
    opened = story.receive(opening["contact"]) if "contact" in opening else story.adopt(**opening)
    assert opened.refusal is None
    return story


def assert_nothing_was_undone(before: Case, after: Case) -> None:
    """Breaches and refusals only grow, and a limit that was breached stays so."""
    assert after.breaches >= before.breaches
    assert after.refusals >= before.refusals
    breached = {k.alert_id for k in after.clocks if k.breached}
    assert {k.alert_id for k in before.clocks if k.breached} <= breached


def assert_closed_on_evidence(story: Story) -> None:
    """What the entries themselves show of a case that was closed; the gates are not asked again."""
    closing = next(x for x in story.entries if isinstance(x.event, e.CaseClosed))
    events = [x for x in story.entries if x.sequence < closing.sequence]
    told = {x.event.told for x in events if isinstance(x.event, e.OutcomeTold)}
    assert Told.REFERRER in told or (story.case.contact is not None and story.case.contact.source == "9")
    assert any(isinstance(x.event, e.HistoryConsidered) for x in events)
    waiting: Counter[str] = Counter()
    for x in events:
        if isinstance(x.event, e.CheckRequested):
            waiting[x.event.agency] = 1
        elif isinstance(x.event, e.CheckAnswered | e.CheckWaived):
            waiting[x.event.agency] = 0
    assert closing.event.kind == "CaseClosed"
    if any(isinstance(x.event, e.ReferralMade | e.CaseAdopted) for x in events):
        assert not sum(waiting.values())
        assert Told.FAMILY in told
    enquiries = Counter(x.event.kind for x in events)
    if not story.case.adopted:
        assert enquiries["Section47Started"] == enquiries["Section47Concluded"]
    assert not story.case.section_47_open
    authors = [x.actor for x in events if isinstance(x.event, e.AssessmentSubmitted)]
    authorised = [x.actor for x in events if isinstance(x.event, e.AssessmentAuthorised)]
    if authorised:
        assert authors[-1] not in {authorised[-1], closing.actor}
        received = story.case.received_at
        assert received is not None
        visits = [x for x in events if isinstance(x.event, e.ChildSeen) and x.happened_at >= received]
        assert any(isinstance(x.event, e.ChildSeen) and x.event.seen_by_registered_social_worker for x in visits)


def assert_rungs_in_order(entries: list[Entry]) -> None:
    """Each alert climbs from its first rung, one at a time, none twice and none skipped."""
    climbed: dict[str, list[int]] = {}
    for x in entries:
        if isinstance(x.event, e.RungReached):
            climbed.setdefault(x.event.alert, []).append(x.event.rung)
    assert all(rungs == list(range(len(rungs))) for rungs in climbed.values())


@given(st.data())
@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
def test_whatever_happens_the_record_holds(data: st.DataObject) -> None:
    """Commands, outages, deliveries, acknowledgements: the record is whole, in order, and never loses a breach."""
    story = begin(data)
    for _ in range(data.draw(st.integers(5, 60))):
        before = story.case
        data.draw(st.sampled_from(ACTIONS))(data, story)
        assert_nothing_was_undone(before, story.case)
        assert len([x for x in story.entries if isinstance(x.event, e.LimitBreached)]) == story.case.breaches
        view(story.case, story.now)
    assert [x.sequence for x in story.entries] == list(range(1, story.case.version + 1))
    assert fold(story.case.id, story.rules, story.calendar, story.entries) == story.case
    assert_rungs_in_order(story.entries)
    breached = Counter((x.clock, x.episode) for x in story.events(e.LimitBreached))
    assert all(times == 1 for times in breached.values())
    for supplied in story.events(e.DetailsSupplied)[-1:]:
        assert supplied.still_missing == missing_details(story.case)
    if story.case.stage is Stage.CLOSED:
        assert_closed_on_evidence(story)
        assert next_moment(story.case) is None


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_a_case_and_its_entries_survive_json(data: st.DataObject) -> None:
    """Written and read again, a case and its journal are equal, and the journal read again folds into the case."""
    story = begin(data)
    for _ in range(data.draw(st.integers(0, 30))):
        data.draw(st.sampled_from(ACTIONS))(data, story)
    entries = ENTRIES.validate_json(ENTRIES.dump_json(tuple(story.entries)))
    assert entries == tuple(story.entries)
    assert CASES.validate_json(CASES.dump_json(story.case)) == story.case
    assert fold(story.case.id, story.rules, story.calendar, entries) == story.case


def told(entries: list[Entry]) -> dict[str, list[tuple[Any, ...]]]:
    """What time brought, by limit, in order: warnings, breaches, rungs and lapses with their moments."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for x in entries:
        if isinstance(x.event, e.RungReached):
            entry: tuple[Any, ...] = (x.event.rung, x.event.moment, x.event.why, x.event.roles)
            found.setdefault(x.event.alert, []).append(entry)
        elif isinstance(x.event, e.CheckpointReached | e.LimitBreached):
            found.setdefault(f"{x.event.clock}#{x.event.episode}", []).append((x.event.kind, x.happened_at))
        elif isinstance(x.event, e.AcknowledgementLapsed):
            found.setdefault(x.event.alert, []).append((x.event.by, x.event.until))
    return found


@given(st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
def test_an_outage_changes_when_people_are_told_and_nothing_else(data: st.DataObject) -> None:
    """One tick after weeks records what many small ticks would have: the same rungs, in the same order."""
    story = begin(data)
    for _ in range(data.draw(st.integers(0, 15))):
        data.draw(st.sampled_from([next_step, random_command, let_time_pass, take_on]))(data, story)
    story.tick()
    start, end = story.now, story.now + timedelta(hours=data.draw(st.integers(1, 1500)))
    pauses = data.draw(st.lists(st.datetimes(start.replace(tzinfo=None), end.replace(tzinfo=None)), max_size=12))
    once = list(tick(story.case, end))
    often: list[Entry] = []
    case = story.case
    for instant in [*sorted(p.replace(tzinfo=start.tzinfo) for p in pauses), end]:
        entries = tick(case, instant)
        often += entries
        case = fold_on(case, entries)
        assert_settled(case, instant)
    assert told(once) == told(often)
    assert [(x.sequence, x.happened_at, x.event) for x in once] == [(x.sequence, x.happened_at, x.event) for x in often]


def fold_on(case: Case, entries: tuple[Entry, ...]) -> Case:
    """A case after more entries."""
    for entry in entries:
        case = evolve(case, entry)
    return case


def test_the_generated_stories_reach_every_stage() -> None:
    """The properties above would say little if no story ever came to an end."""
    reached: Counter[Stage] = Counter()

    @given(st.data())
    @settings(max_examples=80, deadline=None, suppress_health_check=SLOW, database=None, derandomize=True)
    def tell_stories(data: st.DataObject) -> None:
        story = begin(data)
        stages = {story.case.stage}
        for _ in range(40):
            data.draw(st.sampled_from(ACTIONS))(data, story)
            stages.add(story.case.stage)
        reached.update(stages)

    tell_stories()
    assert set(reached) == set(Stage)
