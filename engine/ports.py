"""Finding a port to listen on."""

import contextlib
import socket
from collections.abc import Collection

LOOPBACK = "127.0.0.1"
_TRIES = 100


def listen_near(preferred: int) -> socket.socket:
    """A listening socket on the preferred port of the loopback address, or else on the next free one."""
    while True:
        with contextlib.suppress(OSError):
            return socket.create_server((LOOPBACK, free_port(preferred)))


def free_ports(*preferred: int) -> list[int]:
    """For each preferred port of the loopback address itself, or else the next free one; no port comes twice."""
    chosen: list[int] = []
    for port in preferred:
        chosen.append(free_port(port, but=chosen))
    return chosen


def free_port(preferred: int, *, but: Collection[int] = ()) -> int:
    """The preferred port of the loopback address, or else the next free one above it."""
    for port in range(preferred, preferred + _TRIES):
        if port not in but and _is_free(port):
            return port
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])


def _is_free(port: int) -> bool:
    try:
        socket.create_server((LOOPBACK, port)).close()
    except OSError:
        return False
    return True
