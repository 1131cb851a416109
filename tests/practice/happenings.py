"""What may happen to a case, drawn by hypothesis: anybody sends anything, time passes, deliveries fail."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck
from hypothesis import strategies as st

from practice import commands as c
from practice import events as e
from practice.adoption import AdoptRules, adopt
from practice.calendar import local_date, office_is_open
from practice.case import Case
from practice.decide import Decided, decide
from practice.events import Entry
from practice.gates import missing_for_next_step
from practice.ladder import ladder_of, next_moment, tick
from practice.stages import STEP_OF
from practice.vocabulary import (
    AssessmentOutcome,
    NotDelivered,
    Requirement,
    Stage,
)
from tests.practice.anything import (
    ANYBODY,
    ANYTHING,
    CLOSER,
    CLOSERS,
    CLOSURES,
    EXTENDABLE,
    NEXT,
    OTHER_RULES,
    REMEDY,
    openings,
    people,
)
from tests.practice.builders import (
    DUTY,
    HEAD,
    MANAGER,
    RULES,
    SECOND_MANAGER,
    SYSTEM,
    WEIGHED,
    Story,
)

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def random_command(data: st.DataObject, story: Story) -> None:
    """Anybody sends anything, perhaps about something that happened a while ago."""
    kind = data.draw(st.sampled_from(list(ANYTHING)))
    ago = timedelta(hours=data.draw(st.sampled_from([0, 0, 0, 1, 30, 200])))
    told_ago = min(ago, timedelta(hours=data.draw(st.sampled_from([0, 1]))))
    some_command(data, story, kind, data.draw(people), ago, told_ago)


def something_happens(data: st.DataObject, story: Story) -> None:
    """Somebody who may sends what may be sent at this stage."""
    kinds = [kind for kind in ANYTHING if story.case.stage in STEP_OF[kind].stages]
    if kinds:
        some_command(data, story, data.draw(st.sampled_from(kinds)), ANYBODY)


NO_TIME = timedelta(0)


def some_command(
    data: st.DataObject,
    story: Story,
    kind: type[c.Command],
    by: c.Actor,
    ago: timedelta = NO_TIME,
    told_ago: timedelta = NO_TIME,
) -> None:
    """One command with drawn fields."""
    fields = {name: data.draw(values) for name, values in ANYTHING[kind].items()}
    if kind is c.RecordBirth:
        fields["date_of_birth"] = local_date(story.calendar, story.now - ago)
    send_twice(story, story.make(kind, by, happened_at=story.now - ago, received_at=story.now - told_ago, **fields))


def next_step(data: st.DataObject, story: Story) -> None:
    """Somebody does the first thing that the case lacks, so that stories also reach their end."""
    step, missing = missing_for_next_step(story.case, story.now)
    for gap in sorted(missing, key=lambda gap: gap.code == "assessment_not_submitted"):
        if gap.code in REMEDY:
            remedy(data, story, gap)
            return
    if step == "CloseCase":
        close_it(data, story)
    elif step:
        kind = {k.__name__: k for k in c.COMMANDS}[step]
        send_twice(story, story.make(kind, SECOND_MANAGER, **data.draw(st.sampled_from(NEXT[kind]))))


def remedy(data: st.DataObject, story: Story, gap: e.Missing) -> None:
    """Somebody does one thing that a gate lacks."""
    kind, by, fields_for = REMEDY[gap.code]
    fields = fields_for(gap)
    if kind is c.SubmitAssessment:
        fields["outcome"] = data.draw(st.sampled_from(AssessmentOutcome))
    send_twice(story, story.make(kind, by, **fields))


def close_it(data: st.DataObject, story: Story) -> None:
    """Somebody tries to close the case until nothing more can be done about what is missing."""
    by = data.draw(st.sampled_from([CLOSER, CLOSER, *CLOSERS]))
    weighed = data.draw(st.sampled_from([WEIGHED, {}]))
    reason = data.draw(st.sampled_from([likely_reason(story.case)] * 3 + ["RC5", "RC9"]))
    for _ in range(4):
        decided = send_twice(story, story.make(c.CloseCase, by, reason=reason, summary="x", **weighed))
        gaps = [gap for gap in decided.refusal.missing if gap.code in REMEDY] if decided.refusal else []
        for gap in gaps:
            remedy(data, story, gap)
        if not gaps:
            return


def likely_reason(case: Case) -> str:
    """The reason that a case in this state is most often closed for."""
    if case.died_at:
        return "RC2"
    if case.stage is Stage.CONTACT:
        return case.decision.outcome.value if case.decision else "RC7"
    if case.stage is Stage.REFERRAL:
        return "referral_nfa"
    return "RC8" if case.assessed is AssessmentOutcome.NOT_IN_NEED and not case.section_47_ever else "RC7"


def to_the_end(data: st.DataObject, story: Story) -> None:
    """Somebody does everything that the next step lacks, and takes it."""
    for _ in range(data.draw(st.integers(1, 6))):
        next_step(data, story)


def correct_a_date(data: st.DataObject, story: Story) -> None:
    """A manager finds that something was on another day."""
    entry = data.draw(st.sampled_from(sorted(story.case.dated)))
    moved = timedelta(hours=data.draw(st.sampled_from([-500, -30, -2, 2, 30])))
    right = story.case.dated[entry].at + moved
    send_twice(story, story.make(c.CorrectDate, MANAGER, entry=entry, correct=right, reason="x"))


OVERRIDABLE = [r for r in Requirement if r not in RULES.never_overridden]


def override_something(data: st.DataObject, story: Story) -> None:
    """A head of service lets a step go ahead without something."""
    step = data.draw(st.sampled_from(["CloseCase", "AuthoriseAssessment", "SubmitAssessment", "AgreePlan"]))
    names = tuple(data.draw(st.lists(st.sampled_from(OVERRIDABLE), min_size=1, max_size=10, unique=True)))
    until = story.now + timedelta(hours=data.draw(st.sampled_from([1, 24])))
    send_twice(story, story.make(c.GrantOverride, HEAD, step=step, requirements=names, reason="x", until=until))
    reason = likely_reason(story.case)
    send_twice(story, story.make(c.CloseCase, CLOSER, reason=reason, summary="x", **WEIGHED))


def is_born(_: st.DataObject, story: Story) -> None:
    """A child that was expected is born."""
    if story.case.unborn:
        day = local_date(story.calendar, story.now)
        send_twice(story, story.make(c.RecordBirth, DUTY, date_of_birth=day, sex="F"))


def extend(data: st.DataObject, story: Story) -> None:
    """The assessment is given more time, or would be."""
    given = {"limit": "assessment", "reason": "x", "interim_safety_plan": "x"}
    amount = data.draw(st.sampled_from([1, 6]))
    send_twice(story, story.make(c.ExtendLimit, SECOND_MANAGER, amount=amount, **given))


def reopen(_: st.DataObject, story: Story) -> None:
    """A case that was closed is opened again."""
    if not story.case.open:
        send_twice(story, story.make(c.ReopenCase, SECOND_MANAGER, reason="x"))


def adopt_others(data: st.DataObject, story: Story) -> None:
    """Other rules are adopted for the case, or further days on which nothing is counted."""
    by = data.draw(st.sampled_from([HEAD, HEAD, SECOND_MANAGER, MANAGER]))
    rules: dict[str, Any] = {"rules": data.draw(st.sampled_from(OTHER_RULES))}
    days: dict[str, Any] = {"days": data.draw(st.sampled_from(CLOSURES)), "calendar": "closures"}
    adopted = data.draw(st.sampled_from([rules, days, rules | days]))
    send_twice(story, story.make(AdoptRules, by, reason="x", **adopted))


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


def nobody_answers(data: st.DataObject, story: Story) -> None:
    """The directory is empty for a while: whatever is on its way reaches nobody, rung after rung."""
    for _ in range(data.draw(st.integers(1, 5))):
        for notice in [n.key for n in story.case.notices]:
            story.fail(notice)
        story.tick()


def report_lost(data: st.DataObject, story: Story) -> None:
    """A mail system finds that a notice did not arrive."""
    known = [*story.case.sent, *(n.key for n in story.case.notices)]
    if known:
        fields = {"notice": data.draw(st.sampled_from(known)), "recipient": "manager-1"}
        code = data.draw(st.sampled_from(NotDelivered))
        send_twice(story, story.make(c.ReportNotDelivered, SYSTEM, code=code, **fields))


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


def send_twice(story: Story, command: c.Command) -> Decided:
    """Send a command and, as networks do, send it again."""
    before = story.case
    decided = keep(story, decide_any(story.case, command, story.now))
    if decided.answer is None:
        assert decided.refusal is not None
        assert decided.case == before
        assert decided.entries == ()
        return decided
    again = decide_any(story.case, command, story.now + timedelta(days=1))
    assert again.answer == decided.answer
    assert again.entries == ()
    assert again.case == story.case
    assert (again.refusal is None) == (decided.refusal is None)
    assert all(x.command == command.id for x in decided.entries)
    return decided


def decide_any(case: Case, command: c.Command, now: datetime) -> Decided:
    """Decide a command, as the case's workflow does: the adoption of rules is no step of the table."""
    return adopt(case, command, now) if isinstance(command, AdoptRules) else decide(case, command, now)


def keep(story: Story, decided: Decided) -> Decided:
    """Take what was decided into the story."""
    story.entries += decided.entries
    story.case = decided.case
    return decided


ACTIONS = [
    *[to_the_end] * 4,
    *[something_happens] * 4,
    *[random_command] * 2,
    *[close_it] * 2,
    is_born,
    extend,
    let_time_pass,
    take_on,
    report_delivery,
    report_lost,
    nobody_answers,
    adopt_others,
    correct_a_date,
    override_something,
    reopen,
]


BY_THE_SAME_RULES = [action for action in ACTIONS if action is not adopt_others]


def begin(data: st.DataObject) -> Story:
    """A case that was opened in one of the two ways."""
    return opened_by(data.draw(openings))


def opened_by(opening: dict[str, Any]) -> Story:
    """A case that was opened so; its assessment may be extended, to see that as well."""
    story = Story(rules=EXTENDABLE)
    opened = story.receive(opening["contact"]) if "contact" in opening else story.adopt(**opening)
    assert opened.refusal is None
    return story


def assert_nothing_was_undone(before: Case, after: Case) -> None:
    """Breaches and refusals only grow, and a limit that was breached stays so."""
    assert after.breaches >= before.breaches
    assert after.refusals >= before.refusals
    breached = {k.alert_id for k in after.clocks if k.breached}
    assert {k.alert_id for k in before.clocks if k.breached} <= breached


def assert_told_in_office_hours(story: Story) -> None:
    """Warnings and rungs come while the office is open, but for urgent limits, and for what follows a failure."""
    urgent = {k.key for k in story.case.clocks if ladder_of(story.case, k).immediate}
    for told in story.events(e.CheckpointReached) + story.events(e.RungReached):
        if told.clock not in urgent and getattr(told, "why", "") != "not delivered":
            assert office_is_open(story.calendar, told.moment), told


def assert_nobody_was_reached(story: Story) -> None:
    """Where it is recorded that nobody could be told, nobody was since the breach or the last promise that lapsed."""
    reached: dict[str, set[str]] = {}
    said: set[str] = set()
    for event in (x.event for x in story.entries):
        if isinstance(event, e.RungReached | e.AcknowledgementLapsed) and (
            isinstance(event, e.AcknowledgementLapsed) or event.rung == 0
        ):
            reached[event.alert] = set()
            said.discard(event.alert)
        elif isinstance(event, e.NoticeDelivered) and "/warning" not in event.notice:
            reached.setdefault(event.notice.partition("/")[0], set()).add(event.notice)
        elif isinstance(event, e.NoticeFailed):
            reached.setdefault(event.notice.partition("/")[0], set()).discard(event.notice)
        elif isinstance(event, e.AlertReachedNobody):
            assert not reached.get(event.alert)
            assert event.alert not in said, "once for each climb"
            said.add(event.alert)


def assert_rungs_in_order(entries: list[Entry]) -> None:
    """Each alert climbs from its first rung, one at a time, none twice and none skipped."""
    climbed: dict[str, list[int]] = {}
    for x in entries:
        if isinstance(x.event, e.RungReached):
            climbed.setdefault(x.event.alert, []).append(x.event.rung)
    assert all(rungs == list(range(len(rungs))) for rungs in climbed.values())
