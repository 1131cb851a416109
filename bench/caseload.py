"""An invented county's cases for measuring: drawn from a seed, decided by the pure core, late and untidy as real ones.

A case is planned in working days after its contact; what lies after `now` has not happened yet, so a case whose plan
reaches beyond it is open. Nothing here touches a database.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from bench.core import CONTACT, SENIOR, SYSTEM, WEIGHED
from engine.rules import Rulebook
from practice import commands as c
from practice.calendar import Calendar, at_local_time, local_date, working_day_after
from practice.case import Case
from practice.decide import decide, open_case
from practice.events import Entry
from practice.evolve import evolve
from practice.ladder import tick
from practice.outbox import JournalBatch
from practice.view import view
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Domain, PlanDecision, Role, Told

TEAMS = 20
WORKERS = 28
"""In each team: some hold more cases than a policy's limit of 18 when the team has 500."""
OPEN_FOR = 250
"""With one case closed for each that is open, so many days pass: the closed ones go back as far as there are many."""
LEVELS = ("level-1", "level-2", "level-3", "level-4")


@dataclass(frozen=True)
class Step:
    """A command so many working days after the contact, by whom, and how many working days after it happened."""

    day: float
    kind: type[c.Command]
    by: c.Actor
    fields: dict[str, Any]
    told_late: int = 0


def team_name(number: int) -> str:
    """The id of a team."""
    return f"team-{number:02}"


def people_of(team: str) -> tuple[c.Actor, list[c.Actor]]:
    """A team's manager and its workers."""
    workers = [c.Actor(id=f"{team}-worker-{n:02}", roles=(Role.SOCIAL_WORKER,)) for n in range(WORKERS)]
    return c.Actor(id=f"{team}-manager", roles=(Role.TEAM_MANAGER,)), workers


def caseload(open_cases: int, closed: int, rulebook: Rulebook, now: datetime, seed: int = 1) -> Iterator[JournalBatch]:
    """So many open and so many closed cases as they stand at `now` (a UTC instant), spread evenly over the teams."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    numbers = count()
    past = OPEN_FOR * closed / max(open_cases, 1)
    for wanted, is_open in ((open_cases, True), (closed, False)):
        for n in range(wanted):
            yield _case(f"C-{next(numbers):08}", team_name(n % TEAMS + 1), is_open, past, rulebook, now, draw)


def _case(  # noqa: PLR0913, PLR0917 - a case is drawn from these
    case: str,
    team: str,
    is_open: bool,  # noqa: FBT001 - open or closed is what is asked for
    past: float,
    rulebook: Rulebook,
    now: datetime,
    draw: random.Random,
) -> JournalBatch:
    # At any moment few of the open cases are those that are soon closed.
    advised = 0.05 if is_open else 0.35
    while True:
        steps = _plan(team, advised, draw)
        life = steps[-1].day * 7 / 5
        age = draw.uniform(0, life) if is_open else life + 5 + draw.uniform(0, past)
        received_on = local_date(rulebook.for_referral(now.date())[1], now - timedelta(days=age))
        batch = _told(case, team, steps, received_on, rulebook, now, draw)
        if batch and (batch.view.stage != "closed") == is_open:
            return batch


def _plan(team: str, advised: float, draw: random.Random) -> list[Step]:
    """What is done on one case, in the order of the days."""
    manager, workers = people_of(team)
    worker = draw.choice(workers)
    decided = draw.choices((0, 1, 2, 4), (60, 28, 8, 4))[0] + 0.4
    only_advice = draw.random() < advised
    steps = _advised(worker, decided, draw) if only_advice else _referred(team, manager, worker, decided, draw)
    return sorted(steps, key=lambda step: step.day)


def _advised(worker: c.Actor, decided: float, draw: random.Random) -> list[Step]:
    told = decided + draw.uniform(0.2, 2)
    advice = {"outcome": ContactOutcome.INFORMATION_AND_ADVICE, "threshold": draw.choice(LEVELS[:2]), "rationale": "x"}
    return [
        Step(decided, c.DecideContact, worker, {**advice, **WEIGHED}),
        Step(decided + 0.1, c.ConsiderHistory, worker, {}),
        Step(told, c.TellOutcome, worker, {"told": Told.REFERRER, "how": "mail"}),
        Step(
            told + draw.uniform(0.1, 5),
            c.CloseCase,
            SENIOR,
            {"reason": "information_and_advice", "summary": "x"},
        ),
    ]


def _referred(team: str, manager: c.Actor, worker: c.Actor, decided: float, draw: random.Random) -> list[Step]:
    level = draw.choices(LEVELS[1:], (10, 75, 15))[0]
    referral = {"outcome": ContactOutcome.REFERRAL, "threshold": level, "rationale": "x", **WEIGHED}
    given = {"worker": worker.id, "registered_social_worker": True, "experienced": True, "open_cases": 4, "team": team}
    allocated = decided + draw.choice((0.2, 0.3, 1, 1, 2, 4))
    seen = max(allocated, draw.choices((1, 2, 3, 4, 5, 6, 8, 11), (10, 12, 14, 16, 30, 8, 6, 4))[0]) + 0.3
    visit = {"seen_by": worker.id, "seen_by_registered_social_worker": True, "alone": True}
    told_late = draw.choices((0, 1, 3, 6), (80, 10, 7, 3))[0]
    done = max(seen + 3, draw.choice((draw.uniform(10, 40), draw.uniform(41, 45), 45, draw.uniform(45, 60))))
    return [
        Step(decided, c.DecideContact, worker, referral),
        Step(decided + 0.1, c.AcceptReferral, manager, {"rationale": "x"}),
        Step(decided + 0.2, c.AcknowledgeReferrer, SYSTEM, {"how": "mail"}),
        Step(allocated, c.AllocateWorker, manager, given),
        Step(seen + told_late, c.RecordChildSeen, worker, visit, told_late),
        *_checks(worker, manager, seen, draw),
        Step(done - 2, c.ConsiderHistory, worker, {}),
        *_assessed(worker, manager, done, draw),
    ]


def _checks(worker: c.Actor, manager: c.Actor, seen: float, draw: random.Random) -> Iterator[Step]:
    for agency in ("school", draw.choice(("gp", "police", "health_visitor", "adult_mental_health", "housing"))):
        asked = seen + draw.uniform(0.1, 2)
        yield Step(asked, c.RequestCheck, worker, {"agency": agency, "purpose": "x"})
        replied = asked + draw.choices((1, 2, 3, 4, 5, 6, 9, 14), (8, 14, 16, 16, 20, 10, 10, 6))[0]
        if draw.random() < 0.06:  # noqa: PLR2004
            yield Step(replied, c.WaiveCheck, manager, {"agency": agency, "reason": "x"})
        else:
            yield Step(replied, c.RecordCheckReply, SYSTEM, {"agency": agency, "answer": "x"})


def _assessed(worker: c.Actor, manager: c.Actor, done: float, draw: random.Random) -> list[Step]:
    in_need = draw.random() < 0.4  # noqa: PLR2004
    outcome = AssessmentOutcome.IN_NEED if in_need else AssessmentOutcome.NOT_IN_NEED
    said = {"analysis": "x", "child_views": "x", "parent_views": "x", "factors": ("3B",)}
    found = {"outcome": outcome, "domains": dict.fromkeys(Domain, "x"), **said, **WEIGHED}
    end = done + (draw.uniform(60, 75) if in_need else draw.uniform(1, 7))
    looks = [
        Step(day, c.RecordSupervision, manager, {"decision": "x"})
        for day in range(draw.randrange(12, 30), int(end), draw.randrange(15, 26))
    ]
    return [
        *looks,
        Step(done - 1, c.SubmitAssessment, worker, found),
        Step(done, c.AuthoriseAssessment, manager, {"decision": "x"}),
        *(_planned(worker, done, end, draw) if in_need else ()),
        Step(end - 0.5, c.TellOutcome, worker, {"told": Told.REFERRER, "how": "letter"}),
        Step(end - 0.4, c.TellOutcome, worker, {"told": Told.FAMILY, "how": "letter"}),
        Step(end, c.CloseCase, SENIOR, {"reason": "RC7" if in_need else "RC8", "summary": "x"}),
    ]


def _planned(worker: c.Actor, done: float, end: float, draw: random.Random) -> list[Step]:
    on = datetime(2030, 1, 1).date()  # noqa: DTZ001 - a date has no zone
    action = c.PlanAction(action="x", owner="worker", due_on=on, outcome="x", measure="x")
    agreed = {"actions": (action,), "review_on": on}
    reviewed = {"outcomes": "x", "decision": PlanDecision.END}
    return [
        Step(done + draw.uniform(2, 12), c.AgreePlan, worker, agreed),
        Step(end - 2, c.ReviewPlan, worker, reviewed),
    ]


def _told(  # noqa: PLR0913, PLR0917 - a case is told from these
    case: str,
    team: str,
    steps: list[Step],
    received_on: Any,
    rulebook: Rulebook,
    now: datetime,
    draw: random.Random,
) -> JournalBatch | None:
    """The case as the core makes it of its steps; None where the contact would lie in the future."""
    rules, calendar = rulebook.for_referral(received_on)
    received = at_local_time(calendar, working_day_after(calendar, received_on, 1, count_start_day=True), time(9))
    if received >= now:
        return None
    opening = c.ReceiveContact(
        id=f"{case}-0", actor=SYSTEM, happened_at=received, received_at=received, contact=CONTACT, team=team
    )
    opened = open_case(case, opening, rules, calendar, received)
    entries, state = list(opened.entries), opened.case
    for number, step in enumerate(steps, start=1):
        at = _instant(calendar, received, step.day)
        if at >= now:
            break
        happened = _instant(calendar, received, step.day - step.told_late)
        sent = {"id": f"{case}-{number}", "actor": step.by, "happened_at": happened, "received_at": at, **step.fields}
        state = _caught_up(state, at, entries)
        decided = decide(state, step.kind(**sent), at)
        entries += decided.entries
        state = decided.case
    if draw.random() < 0.02 and state.open:  # noqa: PLR2004
        state = _corrected(state, case, people_of(team)[0], now, entries)
    state = _caught_up(state, now, entries)
    return JournalBatch(case, tuple(entries), view(state, now), rules, calendar)


def _instant(calendar: Calendar, received: datetime, day: float) -> datetime:
    whole = int(day)
    on = working_day_after(calendar, local_date(calendar, received), whole, count_start_day=False)
    return at_local_time(calendar, on, time(9)) + calendar.office_day * (day - whole)


def _caught_up(state: Case, now: datetime, entries: list[Entry]) -> Case:
    for entry in tick(state, now):
        entries.append(entry)
        state = evolve(state, entry)
    return state


def _corrected(state: Case, case: str, manager: c.Actor, now: datetime, entries: list[Entry]) -> Case:
    """The contact came in two days later than was recorded, somebody says."""
    right = entries[0].happened_at + timedelta(days=2)
    if right >= now:
        return state
    state = _caught_up(state, now, entries)
    sent = {"id": f"{case}-c", "actor": manager, "happened_at": now, "received_at": now}
    decided = decide(state, c.CorrectDate(**sent, entry=1, correct=right, reason="x"), now)
    entries += decided.entries
    return decided.case
