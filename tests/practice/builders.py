"""Invented people, small rules, and a story that a test tells one command at a time."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from engine.rules import PRACTICE, Rulebook
from practice import commands as c
from practice import events as e
from practice.calendar import Calendar, NonWorkingDay, make_calendar
from practice.case import Case, Clock
from practice.decide import Decided, decide, note_delivery, open_case
from practice.events import Entry
from practice.evolve import evolve, fold
from practice.ladder import next_moment, tick
from practice.rules import ClockRule, Rules, Source, rules_hash, shared_rules
from practice.vocabulary import (
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    Domain,
    PlanDecision,
    Role,
    Stage,
    Told,
    Trigger,
)

LONDON = ZoneInfo("Europe/London")


def at(local: str) -> datetime:
    """The UTC instant of a local time in England, written `2026-03-02 10:00`."""
    return datetime.fromisoformat(local).replace(tzinfo=LONDON).astimezone(UTC)


BOOK = Rulebook.load(today=date(2026, 3, 2))
RULES, CALENDAR = BOOK.for_referral(date(2026, 3, 2))
MONDAY = at("2026-03-02 10:00")
EDITION_TEXT = (PRACTICE / "editions" / "england-2023.toml").read_text(encoding="utf-8")
POLICY_TEXT = (PRACTICE / "policies" / "county.toml").read_text(encoding="utf-8")

DUTY = c.Actor(id="duty-1", roles=(Role.DUTY_WORKER,))
WORKER = c.Actor(id="worker-1", roles=(Role.SOCIAL_WORKER,))
MANAGER = c.Actor(id="manager-1", roles=(Role.TEAM_MANAGER,))
SECOND_MANAGER = c.Actor(id="manager-2", roles=(Role.SERVICE_MANAGER,))
HEAD = c.Actor(id="head-1", roles=(Role.HEAD_OF_SERVICE,))
SYSTEM = c.Actor(id="case-system", roles=(Role.SYSTEM,))

COMPLETE: dict[str, Any] = {
    "source": "2A",
    "concern": "Bruises that nobody could explain",
    "child_name": "Robin Example",
    "date_of_birth": date(2018, 5, 4),
    "sex": "U",
    "ethnicity": "WBRI",
    "disabilities": ("NONE",),
    "domestic_abuse": False,
    "address": "1 Invented Street",
    "school": "Invented Primary",
    "parental_responsibility": "Both parents",
    "household": "Child and both parents",
    "parents_aware": "Yes",
    "referrer_name": "Sam Example",
    "referrer_contact": "020 7946 0000",
}
ANONYMOUS = COMPLETE | {"source": "9", "referrer_name": None, "referrer_contact": None}
UNBORN = COMPLETE | {
    "date_of_birth": None,
    "expected_date_of_birth": date(2026, 8, 1),
    "sex": None,
    "ethnicity": None,
    "disabilities": None,
    "child_name": None,
    "school": None,
}
WEIGHED: dict[str, Any] = {"risk_factors": ("unexplained injury",), "protective_factors": ("attends school daily",)}
ASSESSED: dict[str, Any] = {
    "domains": dict.fromkeys(Domain, "What was found"),
    "analysis": "What it means for the child",
    "child_views": "What the child said",
    "parent_views": "What the parents said",
    "factors": ("16A",),
    **WEIGHED,
}
MEASURABLE = c.PlanAction(
    action="A family group conference",
    owner="The social worker, children's services",
    due_on=date(2026, 4, 1),
    outcome="The child is safe at home at weekends",
    measure="No further bruises at three visits",
)
AGREED: dict[str, Any] = {"actions": (MEASURABLE,), "review_on": date(2026, 5, 1)}
ALLOCATED: dict[str, Any] = {
    "worker": "worker-1",
    "registered_social_worker": True,
    "experienced": True,
    "open_cases": 3,
    "team": "team-1",
}


def small_calendar(first: date, last: date, *non_working: date) -> Calendar:
    """A calendar of office days from 09:00 to 17:00 with the given closures."""
    return make_calendar(
        name="small",
        time_zone="Europe/London",
        first_day=first,
        last_day=last,
        office_opens=time(9),
        office_closes=time(17),
        non_working=tuple(NonWorkingDay(day, "Closed") for day in non_working),
    )


def adjusted(rules: Rules = RULES, **changes: Any) -> Rules:
    """The county's rules (or others) with some parts replaced, and a hash of their own."""
    bare = Rules(**({name: getattr(rules, name) for name in Rules.model_fields} | changes))
    return shared_rules(bare.model_copy(update={"hash": rules_hash(bare)}))


def with_limits(*limits: ClockRule, rules: Rules = RULES) -> Rules:
    """The county's rules with these limits beside theirs, or in the place of those of the same name."""
    others = tuple(rule for rule in rules.clocks if rule.name not in {x.name for x in limits})
    return adjusted(rules, clocks=(*others, *limits))


def limit(allowance: str, **fields: Any) -> ClockRule:
    """One limit that starts on a contact and stops on its decision."""
    given: dict[str, Any] = {
        "name": "limit",
        "title": "A limit",
        "allowance": allowance,
        "starts_on": (Trigger.CONTACT_RECEIVED,),
        "stops_on": (Trigger.CONTACT_DECIDED,),
        "count_start_day": False,
        "source": Source.model_validate({"document": "A test", "paragraph": "1", "confidence": "L"}),
    }
    return ClockRule.model_validate(given | fields)


@dataclass
class Story:
    """One case and everything recorded on it. Time moves only when it is told to, and `send` ticks first."""

    now: datetime = MONDAY
    rules: Rules = RULES
    calendar: Calendar = CALENDAR
    case: Case = field(init=False)
    entries: list[Entry] = field(default_factory=list)
    sent: int = 0

    def __post_init__(self) -> None:
        """Begin with a case that nothing is recorded on."""
        self.case = Case("case-1", self.rules, self.calendar)

    def receive(self, contact: dict[str, Any] | None = None, **fields: Any) -> Decided:
        """Open the case on a contact (a complete one unless told otherwise)."""
        given = self._envelope(SYSTEM, fields)
        given = {"team": "team-1", "contact": c.Contact(**(contact or COMPLETE))} | given
        return self._take(
            open_case(self.case.id, c.ReceiveContact(**given), self.rules, self.calendar, self.now),
        )

    def adopt(self, referred_on: date, **fields: Any) -> Decided:
        """Take over a case that was already open, under the rules and the calendar of its referral."""
        self.rules, self.calendar = BOOK.for_referral(referred_on)
        self.case = Case(self.case.id, self.rules, self.calendar)
        given = {
            "team": "team-1",
            "source": "2A",
            "referred_on": referred_on,
            "census_reference": "row-1",
        } | self._envelope(SYSTEM, fields)
        return self._take(open_case(self.case.id, c.AdoptCase(**given), self.rules, self.calendar, self.now))

    def send(self, kind: type[c.Command], by: c.Actor, **fields: Any) -> Decided:
        """Record what has fallen due, then try one command."""
        self.tick()
        return self._take(decide(self.case, self.make(kind, by, **fields), self.now))

    def make(self, kind: type[c.Command], by: c.Actor, **fields: Any) -> c.Command:
        """A command of this moment with an id of its own."""
        return kind(**self._envelope(by, fields))

    def do(self, kind: type[c.Command], by: c.Actor, **fields: Any) -> Decided:
        """Send a command that must succeed."""
        decided = self.send(kind, by, **fields)
        assert decided.refusal is None, decided.refusal
        return decided

    def wait(self, **span: float) -> None:
        """Let time pass, as `timedelta` counts it, and record what fell due."""
        self.wait_until(self.now + timedelta(**span))

    def wait_until(self, instant: datetime) -> None:
        """Let time pass until a UTC instant, and record what fell due."""
        self.now = instant
        self.tick()

    def tick(self) -> tuple[Entry, ...]:
        """Record what has fallen due by now."""
        entries = tick(self.case, self.now)
        for entry in entries:
            self._fold(entry)
        return entries

    def deliver(self, notice: str, *to: str) -> Decided:
        """Say that a notice reached somebody."""
        event = e.NoticeDelivered(notice, to or ("manager-1",), "mail")
        return self._take(note_delivery(self.case, notice, event, self.now))

    def fail(self, notice: str) -> Decided:
        """Say that a notice reached nobody."""
        event = e.NoticeFailed(notice, "no_recipient", "Nobody holds the role.")
        return self._take(note_delivery(self.case, notice, event, self.now))

    def limit(self, key: str) -> Clock:
        """The latest run of a limit that the case must have."""
        clock = self.case.clock(key)
        assert clock is not None, key
        return clock

    def last(self, kind: type[e.Event]) -> Entry:
        """The last entry of one kind of event."""
        return [entry for entry in self.entries if isinstance(entry.event, kind)][-1]

    def events(self, kind: type[e.Event]) -> list[Any]:
        """The events of one kind, in order."""
        return [entry.event for entry in self.entries if isinstance(entry.event, kind)]

    def _envelope(self, by: c.Actor, fields: dict[str, Any]) -> dict[str, Any]:
        self.sent += 1
        return {"id": f"command-{self.sent}", "actor": by, "happened_at": self.now, "received_at": self.now} | fields

    def _take(self, decided: Decided) -> Decided:
        self.entries += decided.entries
        self.case = decided.case
        return decided

    def _fold(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.case = evolve(self.case, entry)


# What people do, one function each.


def see(story: Story, **fields: Any) -> Decided:
    """The child is seen alone by a registered social worker."""
    given = {"seen_by": WORKER.id, "seen_by_registered_social_worker": True, "alone": True}
    return story.do(c.RecordChildSeen, WORKER, **(given | fields))


def ask(story: Story, agency: str = "school") -> Decided:
    """An agency is asked."""
    return story.do(c.RequestCheck, WORKER, agency=agency, purpose="Section 17 assessment")


def answer(story: Story, agency: str = "school") -> Decided:
    """An agency answers."""
    return story.do(c.RecordCheckReply, SYSTEM, agency=agency, answer="Attends every day")


def search(story: Story, *found: str, read: tuple[str, ...] = ()) -> Decided:
    """The records are searched."""
    considered = tuple(c.EpisodeConsidered(episode=x, significance="The same concern") for x in read)
    return story.do(c.ConsiderHistory, WORKER, found=found, considered=considered)


def tell(story: Story, told: Told) -> Decided:
    """Somebody is told the outcome."""
    return story.do(c.TellOutcome, WORKER, told=told, how="letter")


def settle(story: Story, outcome: ContactOutcome, **fields: Any) -> Decided:
    """The contact is decided by the social worker on duty."""
    given: dict[str, Any] = {"outcome": outcome, "threshold": "level-3", "rationale": "As weighed", **WEIGHED}
    return story.do(c.DecideContact, WORKER, **(given | fields))


def submit(story: Story, outcome: AssessmentOutcome, **fields: Any) -> Decided:
    """The assessment is handed in by the allocated worker."""
    return story.do(c.SubmitAssessment, WORKER, outcome=outcome, **(ASSESSED | fields))


def allocate(story: Story, **fields: Any) -> Decided:
    """The case is given to a registered and experienced social worker who holds few others."""
    return story.do(c.AllocateWorker, MANAGER, **(ALLOCATED | fields))


def agree_plan(story: Story, **fields: Any) -> Decided:
    """A measurable plan is agreed."""
    return story.do(c.AgreePlan, WORKER, **(AGREED | fields))


def review_plan(story: Story, decision: PlanDecision = PlanDecision.END) -> Decided:
    """The plan is reviewed."""
    return story.do(c.ReviewPlan, WORKER, outcomes="The child is safe at home", decision=decision)


def step_down(story: Story) -> Decided:
    """Early help accepts the family."""
    given = {"service": "Family hub", "accepted_by": "hub-1", "family_agrees": True, "what_is_offered": "A worker"}
    return story.do(c.StepDown, WORKER, **given)


def tell_all(story: Story) -> None:
    """The referrer and the family are told the outcome."""
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)


def authorise(story: Story) -> Decided:
    """A manager authorises the assessment."""
    return story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")


def correct(story: Story, entry: Entry, right: datetime) -> Decided:
    """A manager corrects the date of an entry."""
    return story.do(c.CorrectDate, MANAGER, entry=entry.sequence, correct=right, reason="It was written down wrongly")


def close(story: Story, reason: str, by: c.Actor = SECOND_MANAGER, **fields: Any) -> Decided:
    """Somebody tries to close the case."""
    return story.send(c.CloseCase, by, reason=reason, summary="What was done", **fields)


def lacks(decided: Decided) -> set[str]:
    """What a gate found missing, by code."""
    assert decided.refusal is not None, "the gate let it pass"
    assert decided.refusal.code == "gate_not_met"
    return {m.code for m in decided.refusal.missing}


def turned_down(decided: Decided) -> str:
    """Why a command made no sense for the case; it left no trace."""
    assert decided.refusal is not None, "it was taken"
    assert decided.refusal.code == "malformed"
    assert decided.entries == ()
    return decided.refusal.message


def closed_as(story: Story, reason: str, **fields: Any) -> None:
    """The case is closed for this reason and nothing is pending."""
    decided = close(story, reason, **fields)
    assert decided.refusal is None, decided.refusal
    assert story.case.stage is Stage.CLOSED
    assert story.case.closed_reason == reason
    assert not story.case.open
    assert not any(clock.running for clock in story.case.clocks)
    assert next_moment(story.case) is None
    whole(story)


def whole(story: Story) -> None:
    """The case is the fold of its entries, which are numbered without a gap."""
    assert [x.sequence for x in story.entries] == list(range(1, story.case.version + 1))
    assert fold(story.case.id, story.rules, story.calendar, story.entries) == story.case


def conclude(story: Story, outcome: ConferenceOutcome = ConferenceOutcome.NOT_REQUIRED) -> Decided:
    """The section 47 enquiry ends."""
    return story.do(c.ConcludeSection47, MANAGER, outcome=outcome, rationale="As found")


def referral(contact: dict[str, Any] | None = None, threshold: str = "level-3", rules: Rules = RULES) -> Story:
    """A case whose contact became a referral on Monday 2 March 2026 at 10:00."""
    story = Story(rules=rules)
    story.receive(contact)
    settle(story, ContactOutcome.REFERRAL, threshold=threshold)
    return story


def assessment(contact: dict[str, Any] | None = None, threshold: str = "level-3", rules: Rules = RULES) -> Story:
    """A case that has been accepted, acknowledged and allocated."""
    story = referral(contact, threshold, rules)
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    allocate(story)
    return story


def gathered(contact: dict[str, Any] | None = None, rules: Rules = RULES) -> Story:
    """An assessment for which the child was seen, an agency answered and the history was read."""
    story = assessment(contact, rules=rules)
    see(story)
    ask(story)
    answer(story)
    search(story)
    return story


def authorised(outcome: AssessmentOutcome = AssessmentOutcome.IN_NEED) -> Story:
    """A case whose assessment a manager authorised."""
    story = gathered()
    submit(story, outcome)
    authorise(story)
    return story


def planned(decision: PlanDecision = PlanDecision.END) -> Story:
    """A child in need whose plan was agreed and reviewed, and whose referrer and family were told."""
    story = authorised()
    agree_plan(story)
    review_plan(story, decision)
    tell_all(story)
    return story
