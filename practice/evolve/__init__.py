"""The fold: what each recorded event does to the case. It never computes a date and never refuses anything.

Each function gives the fields that its event changes; `evolve` makes the next case from them in one go.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import Any

from practice import alerts
from practice import events as e
from practice.calendar import Calendar
from practice.case import KEPT_ANSWERS, Answer, Case, Dated
from practice.events import DATED, Entry
from practice.evolve import assessment, child, closing, contact, limits, oversight, referral
from practice.evolve.changes import Apply, matches, visits
from practice.evolve.contact import with_details
from practice.evolve.oversight import corrected_entries
from practice.layers import LAYER, added
from practice.rules import Conditions, Rules
from practice.values import with_changes
from practice.vocabulary import Stage

__all__ = [
    "answer_to",
    "apply",
    "corrected_entries",
    "evolve",
    "fold",
    "matches",
    "remember_answer",
    "visits",
    "with_details",
    "working_copy",
]


def fold(case_id: str, rules: Rules, calendar: Calendar, entries: Iterable[Entry]) -> Case:
    """Build a case from its journal. `rules` and `calendar` are the values that its opening names by hash.

    Those that it adopted later must be known to the process (`practice.rules.shared_rules`).
    """
    case = Case(case_id, rules, calendar)
    for entry in entries:
        case = evolve(case, entry)
    return case


def evolve(case: Case, entry: Entry) -> Case:
    """The case after one more entry."""
    after = working_copy(case)
    apply(after, entry)
    if entry.command is not None:
        remember_answer(after, answer_to((entry,), case.answered(entry.command), after.stage))
    return after


def working_copy(case: Case) -> Case:
    """A copy that `apply` may change until its maker hands it on: one for many entries."""
    return with_changes(case, {})


def apply(case: Case, entry: Entry) -> None:
    """Take one more entry into a working copy, all but the answer to its command."""
    event = entry.event
    kind = event.kind
    own = case.__dict__
    changes = _APPLY[kind](case, entry, event)
    if (reaction := case.rules.reactions.get(kind)) and reaction.stops:
        own["done"] = _done(case, reaction.stops, event, entry.happened_at)
    if kind in DATED and entry.command is not None:
        at = event.referred_at if type(event) is e.CaseAdopted else entry.happened_at
        dated = Dated(kind, at, entry.command)
        if len(case.dated) < LAYER:
            own["dated"] = {**case.dated, entry.sequence: dated}
        else:
            own["dated"], own["dated_before"] = added(case.dated, case.dated_before, entry.sequence, dated)
    own.update(changes)
    own["version"] = entry.sequence


def _done(case: Case, stops: dict[str, Conditions], event: e.Event, at: datetime) -> dict[str, datetime]:
    done = case.done
    for rule, conditions in stops.items():
        earlier = done.get(rule)
        counts = earlier is not None and case.received_at is not None and case.received_at <= earlier <= at
        if not counts and (not conditions or matches(conditions, event)):
            done = {**done, rule: at}
    return done


def answer_to(entries: Sequence[Entry], known: Answer | None, stage: Stage) -> Answer:
    """What a command is answered with whose entries these are, the last of which left the case at `stage`.

    `known` is the answer by the entries before these, if there were any.
    """
    refused, missing = (known.refused, known.missing) if known else (None, ())
    for entry in entries:
        if find := _MISSING_IN.get(entry.event.kind):
            refused, missing = find(entry.event)
    last = entries[-1]
    return Answer(last.command or "", last.sequence, stage, refused, missing)


def remember_answer(case: Case, answer: Answer) -> None:
    """Take one more answer into a working copy; the oldest are forgotten."""
    own = case.__dict__
    own["answers"], before = added(own["answers"], own["answers_before"], answer.command, answer)
    own["answers_before"] = before if len(before) <= _LAYERS_KEPT else before[1:]


_LAYERS_KEPT = ceil(KEPT_ANSWERS / LAYER)


_MISSING_IN: dict[str, Callable[[Any], tuple[str | None, tuple[e.Missing, ...]]]] = {
    "StepRefused": lambda event: ("gate_not_met", event.missing),
    "ContactReceived": lambda event: (None, event.missing),
    "DetailsSupplied": lambda event: (None, event.still_missing),
}
"""The events whose answer says what is missing, and the code of the refusal where it is one."""


_APPLY: dict[str, Apply] = {
    **contact.APPLY,
    **referral.APPLY,
    **child.APPLY,
    **assessment.APPLY,
    **closing.APPLY,
    **oversight.APPLY,
    **limits.APPLY,
    "StepRefused": alerts.refused,
    "RungReached": alerts.rung,
    "AlertAcknowledged": alerts.acknowledged,
    "AcknowledgementLapsed": alerts.lapsed,
    "AlertResolved": alerts.resolved,
    "NoticeDelivered": alerts.delivered,
    "NoticeFailed": alerts.failed,
    "NoticeNotDelivered": alerts.not_delivered,
    "AlertReachedNobody": alerts.reached_nobody,
}
"""What each kind of event does to the case."""
