"""How a webhook is signed, by the convention of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`."""

import base64
import binascii
import hashlib
import hmac

SECRET_PREFIX = "whsec_"  # noqa: S105 - what every such secret begins with
FEWEST_BYTES, MOST_BYTES = 24, 64


def webhook_key(secret: str) -> bytes:
    """The key in a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`.

    Raises:
        ValueError: it is not `whsec_` and 24 to 64 bytes in base64. The secret is never quoted.
    """
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.startswith(SECRET_PREFIX) or not FEWEST_BYTES <= len(key) <= MOST_BYTES:
        raise ValueError(f"it must be {SECRET_PREFIX} and 24 to 64 bytes in base64: try openssl rand -base64 32")
    return key


def webhook_signature(key: bytes, message: str, timestamp: int, body: bytes) -> str:
    """The signature `v1,…` of one message: its id, when it was sent (seconds since 1970), and its body."""
    signed = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
