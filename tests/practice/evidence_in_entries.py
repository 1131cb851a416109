"""What the entries of a case show, read without the code of the gates: a second opinion on every closing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from practice import events as e
from practice.events import Entry
from practice.rules import Rules, known_rules
from practice.vocabulary import AssessmentKind, AssessmentOutcome, ContactOutcome, PlanDecision, Requirement, Told
from tests.practice.builders import Story


class Record:
    """What was on record before one closing: events in order, with their dates as corrected by then."""

    def __init__(self, entries: Iterable[Entry], closing: Entry) -> None:
        """Read the entries before the command that closed the case."""
        assert isinstance(closing.event, e.CaseClosed)
        self.closing = closing.event
        self.actor = closing.actor
        self.entries = [x for x in entries if x.sequence < closing.sequence and x.command != closing.command]
        self.opening: Any = self.entries[0].event
        self.at = _right_dates(self.entries)
        used = [x.event for x in entries if x.command == closing.command]
        self.overridden = {x.requirement for x in used if isinstance(x, e.OverrideUsed)}

    def all(self, *kinds: type) -> list[Any]:
        """The events of some kinds."""
        return [x.event for x in self.entries if isinstance(x.event, kinds)]

    def last(self, *kinds: type) -> Any:
        """The last event of some kinds, or None."""
        return next(reversed(self.all(*kinds)), None)

    def since(self, kind: type) -> list[Entry]:
        """The entries since the last event of a kind, or all where there was none."""
        starts = [n for n, x in enumerate(self.entries) if isinstance(x.event, kind)]
        return self.entries[starts[-1] + 1 :] if starts else self.entries

    def actor_of(self, kind: type) -> str | None:
        """Who recorded the last event of a kind."""
        return next((x.actor for x in reversed(self.entries) if isinstance(x.event, kind)), None)

    @property
    def adopted(self) -> bool:
        """Whether the case was taken over."""
        return isinstance(self.opening, e.CaseAdopted)

    def known(self, name: str) -> Any:
        """What is known of one detail."""
        value = getattr(self.opening.contact, name)
        for event in self.all(e.DetailsSupplied, e.ChildBorn):
            given = getattr(getattr(event, "details", event), name, None)
            value = given if given is not None else value
        return value

    @property
    def assessment(self) -> Any:
        """The submission that stands: the last one that was neither returned nor followed by another assessment."""
        standing = None
        for event in self.all(e.AssessmentSubmitted, e.AssessmentReturned, e.AssessmentStarted):
            standing = event if isinstance(event, e.AssessmentSubmitted) else None
        return standing

    def seen_since(self) -> datetime:
        """From when on a visit counts: the contact, the birth, the start of a later assessment."""
        marks = [self.at[self.entries[0].sequence]]
        expected = self.opening.contact.expected_date_of_birth is not None
        for x in self.entries:
            event = x.event
            if isinstance(event, e.ChildBorn) or (
                isinstance(event, e.DetailsSupplied) and event.details.date_of_birth and expected
            ):
                expected, born = False, self.at[x.sequence]
                marks = [marks[0], born]
            elif isinstance(event, e.DetailsSupplied) and event.details.expected_date_of_birth:
                expected = True
        started = [self.at[x.sequence] for x in self.entries if isinstance(x.event, e.AssessmentStarted)]
        return max([*marks, *started[-1:]])


def _right_dates(entries: Iterable[Entry]) -> dict[int, datetime]:
    right: dict[int, datetime] = {}
    command: dict[int, str | None] = {}
    for x in entries:
        right[x.sequence] = x.event.referred_at if isinstance(x.event, e.CaseAdopted) else x.happened_at
        command[x.sequence] = x.command
        if isinstance(x.event, e.DateCorrected):
            wrong = x.event.entry
            same = [n for n in right if (command[n], right[n]) == (command[wrong], x.event.was)]
            right |= dict.fromkeys(same, x.event.correct)
    return right


def _reason(r: Record) -> bool:
    if r.all(e.ChildDied):
        return r.closing.reason == "RC2"
    if r.closing.reason in set(ContactOutcome):
        return bool(r.last(e.ContactDecided).outcome == r.closing.reason) and not r.all(e.ReferralMade)
    if r.closing.reason == "referral_nfa":
        return not r.all(e.WorkerAllocated) and not r.all(e.AssessmentAuthorised)
    in_need = r.all(e.AssessmentAuthorised) and r.last(e.AssessmentAuthorised).outcome is AssessmentOutcome.IN_NEED
    if in_need or not r.all(e.AssessmentAuthorised):
        return r.closing.reason not in {"RC2", "RC8", "RC9"}
    enquiry = r.all(e.Section47Started) or (r.adopted and r.opening.section_47)
    return r.closing.reason in ({"RC7"} if enquiry else {"RC8", "RC9"})


def _factors(r: Record) -> bool:
    for event in (r.closing, r.assessment, r.last(e.ContactDecided)):
        if event is not None and (event is not r.closing or event.risk_factors or event.protective_factors):
            return bool(event.risk_factors and event.protective_factors)
    return False


def _history(r: Record) -> bool:
    searches = r.all(e.HistoryConsidered)
    read = {x.episode for event in searches for x in event.considered}
    found = {episode for event in searches for episode in event.found} | {x.episode for x in r.all(e.EpisodeLinked)}
    return bool(searches) and found | set(r.opening.contact.earlier_episodes) <= read


def _agencies(r: Record) -> bool:
    waiting: dict[str, bool] = {}
    for event in r.all(e.CheckRequested, e.CheckAnswered, e.CheckWaived):
        waiting[event.agency] = isinstance(event, e.CheckRequested)
    return not any(waiting.values())


def _enquiry_ended(r: Record) -> bool:
    last = r.last(e.Section47Started, e.Section47Concluded)
    if last is None and r.adopted:
        return all(s.conference_on or s.conference_not_required for s in r.opening.section_47)
    return not isinstance(last, e.Section47Started)


def _second_person(r: Record) -> bool:
    author = r.actor_of(e.AssessmentSubmitted) if r.assessment else None
    handed_over = r.last(e.WorkerAllocated, e.TeamTransferred)
    worker = handed_over.worker if isinstance(handed_over, e.WorkerAllocated) else None
    own = {author, worker} if r.assessment or worker else {r.actor_of(e.ContactDecided)}
    return r.actor not in own


def _authorised(r: Record) -> bool:
    since = r.since(e.AssessmentStarted)
    taken_over = r.adopted and r.opening.stage == "plan" and not r.all(e.AssessmentStarted)
    return taken_over or any(isinstance(x.event, e.AssessmentAuthorised) for x in since)


def _core(r: Record) -> bool:
    made = [x.event for x in r.entries if isinstance(x.event, e.AssessmentAuthorised)]
    if not made or made[-1].assessment is not AssessmentKind.INITIAL:
        return True
    enquired = bool(r.all(e.Section47Started)) or (r.adopted and bool(r.opening.section_47))
    return not enquired and made[-1].why_no_core is not None


def _seen(r: Record) -> bool:
    since = r.seen_since()
    visits = [x for x in r.entries if isinstance(x.event, e.ChildSeen) and x.event.seen_by_registered_social_worker]
    return any(r.at[x.sequence] >= since for x in visits)


def _rules_of_limits(r: Record) -> dict[tuple[str, int], Rules]:
    """The rules that each run of a limit was last reckoned by: those adopted while it ran, if they have the limit."""
    rules = known_rules(r.opening.rules)
    found: dict[tuple[str, int], Rules] = {}
    running: set[tuple[str, int]] = set()
    for event in r.all(e.RulesAdopted, e.ClockStarted, e.ClockStopped, e.ClockEnded, e.ClockRestopped):
        if isinstance(event, e.RulesAdopted):
            rules = known_rules(event.rules)
            found |= {run: rules for run in running if run[0].partition(":")[0] in rules.clock_by_name}
            continue
        run = event.clock, event.episode
        if isinstance(event, e.ClockStarted):
            found[run] = rules
        runs = isinstance(event, e.ClockStarted) or (isinstance(event, e.ClockRestopped) and event.stopped_at is None)
        running = running | {run} if runs else running - {run}
    return found


def _overruns(r: Record) -> bool:
    rules_of = _rules_of_limits(r)
    for breach in r.all(e.LimitBreached):
        rule = rules_of[breach.clock, breach.episode].clock_by_name[breach.clock.partition(":")[0]]
        if rule.overrun_reason:
            of_this = [
                x
                for x in r.all(e.OverrunExplained, e.OverrunReviewed)
                if (x.clock, x.episode) == (breach.clock, breach.episode)
            ]
            if not of_this or not isinstance(of_this[-1], e.OverrunReviewed):
                return False
    return True


def _whereabouts(r: Record) -> bool:
    move = r.last(e.ChildMoved)
    missing = isinstance(r.last(e.ChildWentMissing, e.ChildReturned, e.ChildDied), e.ChildWentMissing)
    return not missing and (move is None or move.whereabouts_known)


def _transferred(r: Record) -> bool:
    move, accepted = r.last(e.ChildMoved), r.last(e.TransferAccepted)
    lives_in = move.authority if move else None
    if lives_in:
        return accepted is not None and accepted.authority == lives_in
    return r.closing.reason != "RC5" or accepted is not None


def _stepped_down(r: Record) -> bool:
    review = next((x.event for x in reversed(r.since(e.PlanAgreed)) if isinstance(x.event, e.PlanReviewed)), None)
    down = r.closing.reason in {"early_help", "RC9"} or (review and review.decision is PlanDecision.STEP_DOWN)
    return not down or bool(r.all(e.SteppedDown))


def _plan_reviewed(r: Record) -> bool:
    return not r.all(e.PlanAgreed) or any(isinstance(x.event, e.PlanReviewed) for x in r.since(e.PlanAgreed))


def _told(r: Record, told: Told) -> bool:
    return any(x.told is told for x in r.all(e.OutcomeTold))


def _anonymous(r: Record) -> bool:
    return bool(r.opening.contact.source == "9")


def _key_data(r: Record) -> bool:
    return _unborn(r) or (r.known("ethnicity") not in {None, "NOBT"} and r.known("disabilities") is not None)


def _unborn(r: Record) -> bool:
    unborn = r.opening.contact.expected_date_of_birth is not None
    for event in r.all(e.DetailsSupplied, e.ChildBorn):
        details = getattr(event, "details", event)
        if details.date_of_birth:
            unborn = False
        elif details.expected_date_of_birth:
            unborn = True
    return unborn


def _complete(r: Record, rules: Rules) -> bool:
    excused: set[str] = {"referrer_name", "referrer_contact"} if _anonymous(r) else set()
    if _unborn(r):
        excused |= {"date_of_birth", "sex", "ethnicity", "child_name", "school", "disabilities"}
    return all(r.known(name) is not None for name in rules.minimum_data if name not in excused)


def _decided_further(r: Record) -> bool:
    decided = {x.number for x in r.all(e.FurtherContactDecided)}
    return {x.number for x in r.all(e.FurtherContactReceived)} <= decided


HOLDS: dict[Requirement, Callable[[Record, Rules], bool]] = {
    Requirement.CLOSURE_REASON: lambda r, _: _reason(r),
    Requirement.FACTORS_WEIGHED: lambda r, _: _factors(r),
    Requirement.HISTORY_CONSIDERED: lambda r, _: _history(r),
    Requirement.DOMESTIC_ABUSE_SCREENED: lambda r, _: (
        not r.known("domestic_abuse") or bool(r.all(e.DomesticAbuseScreened))
    ),
    Requirement.STEP_DOWN_ACCEPTED: lambda r, _: _stepped_down(r),
    Requirement.REFERRER_TOLD: lambda r, _: _told(r, Told.REFERRER) or _anonymous(r),
    Requirement.FAMILY_TOLD: lambda r, _: _told(r, Told.FAMILY),
    Requirement.SECOND_PERSON: lambda r, _: _second_person(r),
    Requirement.DETAILS_COMPLETE: _complete,
    Requirement.REFERRER_ACKNOWLEDGED: lambda r, _: bool(r.all(e.ReferrerAcknowledged)) or _anonymous(r),
    Requirement.AGENCIES_ASKED: lambda r, _: bool(r.all(e.CheckRequested)),
    Requirement.AGENCIES_ANSWERED: lambda r, _: _agencies(r),
    Requirement.FURTHER_CONTACTS_DECIDED: lambda r, _: _decided_further(r),
    Requirement.WHEREABOUTS_KNOWN: lambda r, _: _whereabouts(r),
    Requirement.SECTION_47_CONCLUDED: lambda r, _: _enquiry_ended(r),
    Requirement.ASSESSMENT_AUTHORISED: lambda r, _: _authorised(r),
    Requirement.CORE_ASSESSMENT_DECIDED: lambda r, _: _core(r),
    Requirement.CHILD_SEEN: lambda r, _: _seen(r),
    Requirement.CHILD_SEEN_ALONE: lambda r, _: all(x.alone or x.why_not_alone for x in r.all(e.ChildSeen)),
    Requirement.KEY_DATA: lambda r, _: _key_data(r),
    Requirement.OVERRUNS_SEEN: lambda r, _: _overruns(r),
    Requirement.TRANSFER_ACCEPTED: lambda r, _: _transferred(r),
    Requirement.PLAN_AGREED: lambda r, _: bool(r.all(e.PlanAgreed)) or r.adopted,
    Requirement.PLAN_REVIEWED: lambda r, _: _plan_reviewed(r),
    Requirement.SERIOUS_INCIDENT_DECIDED: lambda r, _: bool(r.all(e.SeriousIncidentDecided)),
}


def _gate(r: Record) -> str:
    if r.all(e.ChildDied):
        return "close_after_death"
    if r.closing.reason in set(ContactOutcome):
        return "close_contact"
    if r.closing.reason == "referral_nfa":
        return "close_referral"
    plan = r.adopted and r.opening.stage == "plan"
    for event in r.all(e.AssessmentAuthorised, e.AssessmentStarted):
        plan = isinstance(event, e.AssessmentAuthorised) and (event.outcome is AssessmentOutcome.IN_NEED)
    return "close_plan" if plan else "close_assessment"


def assert_closed_on_evidence(story: Story) -> None:
    """Each closing had everything that its gate asks for, or an override that is on record with what was missing."""
    for closing in (x for x in story.entries if isinstance(x.event, e.CaseClosed)):
        record = Record(story.entries, closing)
        adopted = record.last(e.RulesAdopted)
        rules = known_rules(adopted.rules) if adopted else story.rules
        for requirement in rules.gates[_gate(record)]:
            if requirement not in record.overridden:
                assert HOLDS[requirement](record, rules), requirement
