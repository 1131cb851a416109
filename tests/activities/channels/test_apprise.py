"""Chat rooms, against servers that take what Teams, Slack and plain JSON receivers take."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from activities.channels import Unavailable
from activities.channels.apprise import AppriseChannel
from activities.channels.make import make_ways
from engine.errors import SettingsError
from engine.settings import load_settings
from tests.activities.channels.conftest import tls
from tests.activities.channels.envelopes import LINK, envelope
from tests.activities.channels.http_server import HttpServer, Reply, serving


@pytest.fixture
def room() -> Iterator[HttpServer]:
    """A room's server."""
    server = HttpServer()
    with serving(server):
        yield server


def _at(room: HttpServer, scheme: str, path: str) -> AppriseChannel:
    return AppriseChannel(room.url.replace("http://", f"{scheme}://") + path)


async def test_a_room_hears_the_subject_and_what_is_missing(room: HttpServer) -> None:
    await _at(room, "json", "/incoming").send(envelope())
    (request,) = room.requests
    assert request.path == "/incoming"
    assert request.json["title"] == "[Hillshire] Limit passed: Assessment, case case-1, 2 working days late"
    assert "The child has not been seen." in request.json["message"]
    assert LINK[1] in request.json["message"]


async def test_a_room_of_mattermost_which_takes_what_slack_takes_hears_as_well(room: HttpServer) -> None:
    await _at(room, "mmost", "/hooktoken").send(envelope())
    (request,) = room.requests
    assert request.path == "/hooks/hooktoken"
    assert "case case-1, 2 working days late" in request.json["text"]


async def test_a_channel_of_teams_hears_as_well_and_loads_no_pictures(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    room = HttpServer()
    with serving(room, tls(certificate)):
        path = f"/{'0' * 32}/{'s' * 43}"
        await AppriseChannel(room.url.replace("https://", "workflows://") + path).send(envelope())
    (request,) = room.requests
    assert request.path == f"/workflows/{'0' * 32}/triggers/manual/paths/invoke"
    assert request.query["sig"] == ["s" * 43]
    card = request.body.decode()
    assert "case case-1, 2 working days late" in card
    assert "githubusercontent" not in card
    assert "github.com" not in card


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
async def test_a_room_that_does_not_take_it_is_tried_again(room: HttpServer, status: int) -> None:
    room.next_replies.append(Reply(status))
    with pytest.raises(Unavailable) as problem:
        await _at(room, "json", "/incoming").send(envelope())
    assert problem.value.code == "provider_unavailable"


async def test_a_room_that_is_not_there_is_tried_again() -> None:
    with pytest.raises(Unavailable):
        await AppriseChannel("json://127.0.0.1:9/incoming").send(envelope())


def test_a_room_has_a_name_that_stays_and_gives_no_key_away() -> None:
    slack = AppriseChannel("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ")
    assert slack.id == AppriseChannel(slack.url).id
    assert slack.id.startswith("room:slack-")
    assert "TIiaj" not in repr(slack)
    assert AppriseChannel("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FR").id != slack.id


def test_teams_and_slack_are_understood() -> None:
    teams = "workflows://prod-1.westeurope.logic.azure.com:443/0123456789abcdef0123456789abcdef/signature"
    assert AppriseChannel(teams).understood
    assert AppriseChannel("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ").understood


def test_a_room_that_nobody_understands_is_refused_without_showing_it() -> None:
    settings = load_settings(apprise_urls="json://localhost/x team-1=nosuchroom://hunter2")
    with pytest.raises(SettingsError, match=r"entry 2 \(nosuchroom://") as refused:
        make_ways(settings)
    assert "hunter2" not in str(refused.value)
