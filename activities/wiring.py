"""The activities that a worker registers, put together."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import asyncpg
from temporalio.client import Client

from activities.adopt_rules import Adoptions
from activities.alerts import Alerts
from activities.channels import make_ways
from activities.checkpoint import Checkpoints
from activities.journal import Journal
from activities.refill import Refill
from activities.tell_operators import Operators
from activities.telling import Terms
from activities.watch import Watch
from engine.links import LinkSigner
from engine.settings import Settings

AT_ONCE = 200
"""How many activities a worker does at once: a case that is sent many commands holds one while its journal lingers."""


def build_activities(pool: asyncpg.Pool, temporal: Client, settings: Settings) -> list[Callable[..., Any]]:
    """Every activity, over one pool and one Temporal, with the channels that the settings ask for.

    Raises:
        SettingsError: a channel cannot be made, or the key of the links cannot be read.
    """
    ways, terms = make_ways(settings), terms_of(settings)
    journal = Journal(pool)
    alerts = Alerts(pool, journal, ways, terms, LinkSigner.of(settings))
    watch = Watch(pool, temporal, policy=settings.policy)
    return [
        journal.write_journal,
        Refill(pool, temporal, journal).refill_journal,
        alerts.deliver_notice,
        alerts.send_adoption_digest,
        Adoptions(pool, temporal).adopt_for_cases,
        watch.look_over,
        watch.conclude_sweep,
        Checkpoints(pool, settings).sign_checkpoint,
        Operators(pool, ways, terms).tell_operators,
    ]


def terms_of(settings: Settings) -> Terms:
    """How people are told, by the settings."""
    return Terms(
        authority=settings.authority,
        mail_from=settings.mail_from,
        digest_window=timedelta(minutes=settings.digest_minutes),
        silence=timedelta(minutes=settings.silence_minutes),
    )
