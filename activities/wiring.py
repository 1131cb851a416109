"""The activities that a worker registers, put together."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import asyncpg
from temporalio.client import Client

from activities.adopt_rules import Adoptions
from activities.alerts import Alerts
from activities.channels import make_ways
from activities.journal import Journal
from activities.refill import Refill
from activities.telling import Terms
from engine.links import LinkSigner
from engine.settings import Settings


def build_activities(pool: asyncpg.Pool, temporal: Client, settings: Settings) -> list[Callable[..., Any]]:
    """Every activity, over one pool and one Temporal, with the channels that the settings ask for.

    Raises:
        SettingsError: a channel cannot be made, or the key of the links cannot be read.
    """
    journal = Journal(pool)
    alerts = Alerts(pool, make_ways(settings), terms_of(settings), LinkSigner.of(settings))
    adoptions = Adoptions(pool, temporal)
    refill = Refill(pool, temporal, journal)
    return [
        journal.write_journal,
        refill.refill_journal,
        alerts.deliver_notice,
        alerts.send_adoption_digest,
        adoptions.adopt_for_cases,
    ]


def terms_of(settings: Settings) -> Terms:
    """How people are told, by the settings."""
    return Terms(
        authority=settings.authority,
        mail_from=settings.mail_from,
        digest_window=timedelta(minutes=settings.digest_minutes),
        silence=timedelta(minutes=settings.silence_minutes),
    )
