"""The channels that the settings ask for."""

from dataclasses import dataclass

from activities.channels.outbox_folder import OutboxChannel
from activities.channels.port import Channel
from activities.channels.smtp import EmailChannel
from activities.channels.webhook import WebhookChannel
from engine.errors import SettingsError
from engine.settings import PREFIX, Settings, parse_rooms


@dataclass(frozen=True)
class Room:
    """A chat room, of one team or (without one) of all; `id` is what the record calls it."""

    channel: Channel
    id: str
    team: str | None = None


@dataclass(frozen=True)
class Ways:
    """How messages leave: the one channel that reaches people, and what hears in addition.

    A room or a case system that has been told is not a person who has been told: neither keeps an alert from climbing.
    """

    people: Channel
    rooms: tuple[Room, ...] = ()
    webhook: WebhookChannel | None = None


def make_ways(settings: Settings) -> Ways:
    """The channels that the settings ask for.

    Raises:
        SettingsError: Apprise does not understand the URL of a room.
    """
    rooms = parse_rooms(settings.apprise_urls.get_secret_value()) if settings.apprise_urls else ()
    return Ways(_people(settings), tuple(_room(n, *room) for n, room in enumerate(rooms, start=1)), _webhook(settings))


def _people(settings: Settings) -> Channel:
    if settings.people_by == "smtp" and settings.smtp_url:
        return EmailChannel(settings.smtp_url.get_secret_value(), settings.mail_from)
    if settings.people_by == "notify" and settings.notify_key and settings.notify_email_template:
        # Slow to import, as Apprise is below, so that only who uses it waits for it.
        from activities.channels.notify import NotifyChannel

        return NotifyChannel(
            settings.notify_key.get_secret_value(),
            settings.notify_url,
            settings.notify_email_template,
            settings.notify_text_template,
        )
    return OutboxChannel(settings.outbox_dir, settings.mail_from)


def _room(number: int, team: str | None, url: str) -> Room:
    from activities.channels.apprise import AppriseChannel

    channel = AppriseChannel(url)
    if not channel.understood:
        raise SettingsError(
            f"{PREFIX}APPRISE_URLS, entry {number} ({channel.name}://…), is not a URL that Apprise understands: "
            "see the page of that service at https://appriseit.com/services/."
        )
    return Room(channel, channel.id, team)


def _webhook(settings: Settings) -> WebhookChannel | None:
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    return WebhookChannel(settings.webhook_url.get_secret_value(), settings.webhook_secret.get_secret_value())
