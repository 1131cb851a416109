"""The activities that a worker registers, put together."""

from collections.abc import Callable
from typing import Any

import asyncpg
from temporalio.client import Client

from activities.adopt_rules import Adoptions
from activities.alerts import Alerts
from activities.channels import Channel
from activities.journal import Journal


def build_activities(
    pool: asyncpg.Pool, temporal: Client, channel: Channel, *, mail_from: str, authority: str
) -> list[Callable[..., Any]]:
    """Every activity, over one pool, one Temporal and one channel; `authority` is the council's name in messages."""
    journal = Journal(pool)
    alerts = Alerts(pool, channel, mail_from=mail_from, authority=authority)
    adoptions = Adoptions(pool, temporal)
    return [journal.write_journal, alerts.deliver_notice, alerts.send_adoption_digest, adoptions.adopt_for_cases]
