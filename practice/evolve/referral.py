"""What the referral, and who holds it, does to the case."""

from practice import events as e
from practice.case import Allocation, Case
from practice.events import Entry
from practice.evolve.changes import Apply, Changes
from practice.vocabulary import Stage


def _allocated(case: Case, _: Entry, event: e.WorkerAllocated) -> Changes:
    return {
        "stage": Stage.ASSESSMENT if case.stage is Stage.REFERRAL else case.stage,
        "allocation": Allocation(event.worker, event.registered_social_worker, event.experienced),
        "team": event.team,
    }


APPLY: dict[str, Apply] = {
    "ReferralMade": lambda _, __, ___: {"stage": Stage.REFERRAL},
    "ReferralAccepted": lambda _, __, ___: {"referral_accepted": True},
    "ReferrerAcknowledged": lambda _, __, ___: {"referrer_acknowledged": True},
    "WorkerAllocated": _allocated,
    "TeamTransferred": lambda _, __, event: {"team": event.team, "allocation": None},
    "TransferAccepted": lambda _, __, event: {"transferred_to": event.authority},
}
