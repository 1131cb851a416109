"""For case systems that receive Frontdoor's webhooks: whether a message is ours, fresh, and as we sent it.

They are signed by the convention of Standard Webhooks, so that any library for it will do as well.

WebhookError
├── NotSigned     a header is missing or makes no sense
├── WrongKey      no signature fits: made with another secret, or changed on the way
└── TooOld        it was sent too long ago, or its clock or yours is wrong; a replay looks like this
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from client.errors import FrontdoorError
from engine.signing import webhook_key, webhook_signature

TOLERANCE = timedelta(minutes=5)


class WebhookError(FrontdoorError):
    """A message is not to be acted on."""


class NotSigned(WebhookError):
    """A header is missing or makes no sense."""


class WrongKey(WebhookError):
    """No signature fits: it was made with another secret, or what it signs was changed."""


class TooOld(WebhookError):
    """It was sent too long ago, or one of the two clocks is wrong."""


@dataclass(frozen=True)
class Webhook:
    """One message that was verified. `id` is the same whenever it is sent again: act on each id once."""

    id: str
    sent_at: datetime
    type: str
    data: Mapping[str, Any]


def verify(
    secret: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    tolerance: timedelta = TOLERANCE,
    now: datetime | None = None,
) -> Webhook:
    """Check one message, by its headers and its body exactly as it came, before anything in it is believed.

    Keep the ids of the last `tolerance` and drop a message whose id you have: that is all that replay protection needs.

    Raises:
        ValueError: `secret` is not one.
        NotSigned, WrongKey, TooOld: see the top of this module.
    """
    given = {name.lower(): value for name, value in headers.items()}
    try:
        message, signatures = given["webhook-id"], given["webhook-signature"].split()
        timestamp = int(given["webhook-timestamp"])
        sent_at = datetime.fromtimestamp(timestamp, UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        raise NotSigned(
            "The headers webhook-id, webhook-timestamp and webhook-signature are missing or wrong."
        ) from None
    expected = webhook_signature(webhook_key(secret), message, timestamp, body).encode()
    if not any(hmac.compare_digest(expected, signature.encode()) for signature in signatures):
        raise WrongKey("No signature fits: it was made with another secret, or something was changed on the way.")
    if abs((now or datetime.now(UTC)) - sent_at) > tolerance:
        raise TooOld(f"It was sent at {sent_at.isoformat()}, which is more than {tolerance} from now.")
    content = json.loads(body)
    return Webhook(message, sent_at, content["type"], content["data"])
