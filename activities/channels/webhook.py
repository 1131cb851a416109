"""A webhook for case systems, signed by the convention of Standard Webhooks. `client.webhooks` verifies it."""

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx

from activities.channels.port import SECONDS_FOR_ONE_ANSWER, Envelope, Refused, Taken, Unavailable
from engine.signing import webhook_key, webhook_signature

_LATER = {httpx.codes.REQUEST_TIMEOUT, httpx.codes.CONFLICT, httpx.codes.TOO_EARLY, httpx.codes.TOO_MANY_REQUESTS}


@dataclass(frozen=True)
class WebhookChannel:
    """Posts each message as JSON. The id is the same at every attempt, so that the receiver can drop a repeat."""

    url: str = field(repr=False)
    secret: str = field(repr=False)
    name: str = "webhook"
    id: str = "webhook"

    async def send(self, envelope: Envelope) -> Taken:
        """Post one message; see `Channel.send`. Any answer of 2xx counts as taken; no redirect is followed.

        Raises:
            Refused: `message_refused`, for an answer of 4xx that will not change.
            Unavailable: `provider_busy` for 408, 409, 425 and 429; `provider_unavailable` for anything else.
        """
        message, now = f"msg_{envelope.identity.strip('<>')}", int(time.time())
        body = _body(envelope)
        headers = {
            "content-type": "application/json",
            "webhook-id": message,
            "webhook-timestamp": str(now),
            "webhook-signature": webhook_signature(webhook_key(self.secret), message, now, body),
        }
        try:
            async with httpx.AsyncClient(timeout=SECONDS_FOR_ONE_ANSWER) as http:
                status = (await http.post(self.url, content=body, headers=headers)).status_code
        except (httpx.HTTPError, httpx.InvalidURL):
            raise Unavailable("provider_unavailable") from None
        _raise_for(status)
        return Taken()


def _raise_for(status: int) -> None:
    if httpx.codes.is_success(status):
        return
    if status in _LATER:
        raise Unavailable("provider_busy")
    if httpx.codes.is_client_error(status):
        raise Refused("message_refused")
    raise Unavailable("provider_unavailable")


def _body(envelope: Envelope) -> bytes:
    said = envelope.message
    told = {
        "type": f"frontdoor.{said.kind.replace(' ', '_')}",
        "timestamp": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": {
            **said.details,
            "urgent": said.urgent,
            "subject": said.subject,
            "missing": said.items,
            "link": said.link[1] if said.link else None,
        },
    }
    return json.dumps(told, separators=(",", ":")).encode()
