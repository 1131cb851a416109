"""How messages leave: mail, GOV.UK Notify, files in a folder; and chat rooms and a signed webhook in addition."""

from activities.channels.make import Room, Ways, make_ways
from activities.channels.outbox_folder import OutboxChannel
from activities.channels.port import (
    Address,
    Channel,
    Envelope,
    FollowedUp,
    Message,
    NotSent,
    Refused,
    Standing,
    Taken,
    Unavailable,
)
from activities.channels.smtp import EmailChannel

__all__ = [
    "Address",
    "Channel",
    "EmailChannel",
    "Envelope",
    "FollowedUp",
    "Message",
    "NotSent",
    "OutboxChannel",
    "Refused",
    "Room",
    "Standing",
    "Taken",
    "Unavailable",
    "Ways",
    "make_ways",
]
