"""Chat rooms by Apprise: Microsoft Teams, Slack and some hundred others, each by its URL."""

import asyncio
import hashlib
import logging
from dataclasses import dataclass, field

from apprise import Apprise, AppriseAsset, NotifyType

from activities.channels.mail import plain_lines
from activities.channels.port import SECONDS_FOR_ONE_MESSAGE, Envelope, Taken, Unavailable

# What it logs may quote a URL, and a room's URL is its key.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)


# Without the pictures that Apprise would have a room load from elsewhere.
_PLAIN = AppriseAsset(
    app_id="Frontdoor", app_desc="Frontdoor", app_url="", image_url_mask="", image_url_logo="", async_mode=True
)


@dataclass(frozen=True)
class AppriseChannel:
    """One room. A repeat after a crash may be said twice there: chat rooms know no Message-ID."""

    url: str = field(repr=False)

    @property
    def name(self) -> str:
        """The kind of room, as Apprise calls it: `slack`, `msteams`."""
        return self.url.partition("://")[0].lower()

    @property
    def id(self) -> str:
        """A name for this room that stays the same and opens nothing."""
        return f"room:{self.name}-{hashlib.sha256(self.url.encode()).hexdigest()[:8]}"

    @property
    def understood(self) -> bool:
        """Whether Apprise knows what to do with the URL."""
        return bool(self._apprise())

    async def send(self, envelope: Envelope) -> Taken:
        """Say it in the room; see `Channel.send`. Apprise does not say why something failed, so it is tried again."""
        said = envelope.message
        kind = NotifyType.FAILURE if said.alert else NotifyType.WARNING
        try:
            async with asyncio.timeout(SECONDS_FOR_ONE_MESSAGE):
                taken = await self._apprise().async_notify(
                    title=said.subject, body="\n".join(plain_lines(said)), notify_type=kind
                )
        except TimeoutError:
            raise Unavailable("provider_unavailable") from None
        if not taken:
            raise Unavailable("provider_unavailable")
        return Taken()

    def _apprise(self) -> Apprise:
        made = Apprise(asset=_PLAIN)
        made.add(self.url)
        return made
