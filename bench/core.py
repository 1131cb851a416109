"""How fast the pure core is: commands decided a second on one core, and a year of a shire county rehearsed.

The year is 6,000 contacts, four in five of which become referrals and run to a plan and its end: about 80,000
commands. For the first figure the commands are made before and not counted; what is counted is the processor time of
deciding them, each against the case that the ones before it left. For the second, cases are made, decided and handed on
as they come, and rehearsed on as many processes as there are cores under the same rules; the time on the clock counts
all of that, and the memory is that of the largest process.
"""

import gc
import resource
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.plan import Plan
from bench.results import Figure, Found, Goal, NotDone
from bench.standard import CHILD
from client.rehearsal import Compared, Journalled, Terms, compare
from engine.rules import Rulebook
from practice import commands as c
from practice.decide import Decided, decide, open_case
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Domain, PlanDecision, Role, Told

REFERRALS = 6_000
FIRST = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
SYSTEM = c.Actor(id="system", roles=(Role.SYSTEM,))
WORKER = c.Actor(id="worker", roles=(Role.SOCIAL_WORKER,))
MANAGER = c.Actor(id="manager", roles=(Role.TEAM_MANAGER,))
SENIOR = c.Actor(id="senior", roles=(Role.SERVICE_MANAGER,))
WEIGHED: dict[str, Any] = {"risk_factors": ("injury",), "protective_factors": ("school",)}
CONTACT = c.Contact(
    source="2A",
    concern="Measured",
    **CHILD,
    parents_aware="Yes",
    referrer_name="Sam Example",
    referrer_contact="020 7946 0000",
)
Step = tuple[type[c.Command], c.Actor, int, dict[str, Any]]
"""A command, who sends it, how many hours after the contact, and its fields."""

REFERRED: tuple[Step, ...] = (
    (
        c.DecideContact,
        WORKER,
        3,
        {"outcome": ContactOutcome.REFERRAL, "threshold": "level-3", "rationale": "Weighed", **WEIGHED},
    ),
    (c.AcceptReferral, MANAGER, 4, {"rationale": "Assessment"}),
    (c.AcknowledgeReferrer, SYSTEM, 5, {"how": "mail"}),
    (
        c.AllocateWorker,
        MANAGER,
        6,
        {"worker": "worker", "registered_social_worker": True, "open_cases": 4, "team": "team-1"},
    ),
    (
        c.RecordChildSeen,
        WORKER,
        72,
        {"seen_by": "worker", "seen_by_registered_social_worker": True, "alone": True},
    ),
    (c.RequestCheck, WORKER, 73, {"agency": "school", "purpose": "Assessment"}),
    (c.RecordCheckReply, SYSTEM, 120, {"agency": "school", "answer": "Attends every day"}),
    (c.ConsiderHistory, WORKER, 121, {}),
    (
        c.SubmitAssessment,
        WORKER,
        400,
        {
            "outcome": AssessmentOutcome.IN_NEED,
            "domains": dict.fromkeys(Domain, "Found"),
            "analysis": "Meaning",
            "child_views": "Said",
            "parent_views": "Said",
            "factors": ("3B",),
            **WEIGHED,
        },
    ),
    (c.AuthoriseAssessment, MANAGER, 420, {"decision": "Agreed"}),
    (
        c.AgreePlan,
        WORKER,
        430,
        {
            "actions": (
                c.PlanAction(
                    action="Visits",
                    owner="worker",
                    due_on=FIRST.date(),
                    outcome="Safer",
                    measure="School attendance",
                ),
            ),
            "review_on": FIRST.date(),
        },
    ),
    (c.ReviewPlan, WORKER, 900, {"outcomes": "Achieved", "decision": PlanDecision.END}),
    (c.TellOutcome, WORKER, 901, {"told": Told.REFERRER, "how": "letter"}),
    (c.TellOutcome, WORKER, 902, {"told": Told.FAMILY, "how": "letter"}),
    (c.CloseCase, SENIOR, 903, {"reason": "RC7", "summary": "Done"}),
)
ADVISED: tuple[Step, ...] = (
    (
        c.DecideContact,
        WORKER,
        3,
        {"outcome": ContactOutcome.INFORMATION_AND_ADVICE, "threshold": "level-1", "rationale": "Advice", **WEIGHED},
    ),
    (c.ConsiderHistory, WORKER, 4, {}),
    (c.TellOutcome, WORKER, 5, {"told": Told.REFERRER, "how": "mail"}),
    (c.CloseCase, MANAGER, 6, {"reason": "information_and_advice", "summary": "Advised"}),
)
Opened = tuple[c.ReceiveContact, tuple[tuple[c.Command, datetime], ...]]


def a_year(referrals: int) -> Iterator[Opened]:
    """The commands of a year, case by case, with the instant at which each is taken."""
    for number in range(referrals):
        received = FIRST + timedelta(minutes=number * 80)
        steps = ADVISED if number % 5 == 0 else REFERRED
        opening = c.ReceiveContact(
            id=f"c{number}-0", actor=SYSTEM, happened_at=received, received_at=received, contact=CONTACT, team="team-1"
        )
        yield opening, tuple(_command(number, n, step, received) for n, step in enumerate(steps, start=1))


def _command(number: int, n: int, step: Step, received: datetime) -> tuple[c.Command, datetime]:
    kind, actor, hours, fields = step
    at = received + timedelta(hours=hours)
    return kind(id=f"c{number}-{n}", actor=actor, happened_at=at, received_at=at, **fields), at


def decide_all(year: list[Opened], rulebook: Rulebook) -> tuple[int, int, float]:
    """Decide every command of the year; how many there were, how many entries they made, and the seconds."""
    commands = entries = 0
    began = time.process_time()
    for number, opened in enumerate(year):
        commands += 1 + len(opened[1])
        entries += sum(len(decided.entries) for decided in _decided(number, opened, rulebook))
    return commands, entries, time.process_time() - began


def _decided(number: int, year: Opened, rulebook: Rulebook) -> Iterator[Decided]:
    opening, rest = year
    rules, calendar = rulebook.for_referral(opening.received_at.date())
    decided = open_case(f"C-{number}", opening, rules, calendar, opening.received_at)
    yield decided
    for command, at in rest:
        decided = decide(decided.case, command, at)
        if decided.refusal:
            raise SystemExit(f"{type(command).__name__} was refused: {decided.refusal.message}")
        yield decided


async def rehearse_all(rulebook: Rulebook, referrals: int) -> tuple[Compared, float]:
    """Rehearse the year as it is made; what came of it, and the seconds on the clock."""
    until = FIRST + timedelta(days=800)

    async def cases() -> AsyncIterator[Journalled]:
        for number, opened in enumerate(a_year(referrals)):
            entries = tuple(entry for decided in _decided(number, opened, rulebook) for entry in decided.entries)
            yield Journalled(f"C-{number}", *rulebook.for_referral(opened[0].received_at.date()), entries)

    began = time.perf_counter()
    compared = await compare(cases(), Terms(rulebook, None, until), progress=lambda _: None)
    return compared, time.perf_counter() - began


async def measure(plan: Plan) -> Found:
    """Decide and rehearse the year."""
    rulebook = Rulebook.load(today=datetime.now(UTC).date())
    referrals = plan.size(REFERRALS)
    plan.progress(f"A year of {referrals:,} contacts is made, decided and rehearsed")
    compared, seconds = await rehearse_all(rulebook, referrals)
    if compared.cases != referrals:
        raise NotDone(f"{compared.cases} of {referrals} cases were rehearsed")
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    plan.progress("The commands of the year are made, and then decided round by round")
    measured = _rounds(list(a_year(referrals)), rulebook, plan.rounds)
    commands, entries, _ = measured[0]
    rates = tuple(commands / seconds for commands, _, seconds in measured)
    figures = (
        Figure("commands decided a second, one core", "", rates, goal=Goal("at least", 50_000, "figure")),
        Figure(
            "a shire county's year made, decided and rehearsed", "s", (seconds,), goal=Goal("at most", 10, "figure")
        ),
        Figure("the largest process of that", "MB", (memory / 1024,)),
    )
    return Found("core", "The pure core", figures, {"contacts": referrals, "commands": commands, "entries": entries})


def _rounds(year: list[Opened], rulebook: Rulebook, rounds: int) -> list[tuple[int, int, float]]:
    # The commands that wait are not the core's: a collector that looks through them again and again would be measured.
    gc.collect()
    gc.freeze()
    decide_all(year[:200], rulebook)
    return [decide_all(year, rulebook) for _ in range(rounds)]
