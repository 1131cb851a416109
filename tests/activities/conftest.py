"""A mail server that listens."""

from collections.abc import Callable, Iterator

import pytest

from tests.activities.mail import MailServer


@pytest.fixture
def mail(new_port: Callable[[], int]) -> Iterator[MailServer]:
    """A mail server that takes everything until it is told otherwise."""
    server = MailServer(new_port())
    server.start()
    yield server
    server.stop()
