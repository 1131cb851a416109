"""The mail server is away, slow, refuses, or answers nonsense: no limit waits for it, and everybody hears once."""

import asyncio
from datetime import timedelta

import pytest

from tests.chaos.engine import Engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during

pytestmark = pytest.mark.chaos


async def test_a_mail_server_in_every_kind_of_trouble_holds_up_no_limit_and_everybody_hears_once(
    engine: Engine,
) -> None:
    load, mailbox = Load(engine, 8), engine.mailbox
    await load.open(6, due=[timedelta(seconds=n) for n in (0, 5, 10, 15)])

    async def trouble() -> None:
        mailbox.stop()
        await asyncio.sleep(4)
        engine.to_mail.speak_nonsense()
        mailbox.start()
        await asyncio.sleep(4)
        engine.to_mail.heal()
        mailbox.answers.extend(["451 Later", "421 Busy", "nonsense", "399 What", "999 What"])
        mailbox.slow = 0.5
        await asyncio.sleep(12)
        mailbox.slow = 0.0

    await during(load, trouble)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)
    assert account.latest < timedelta(seconds=10), "a mail server held up a limit"
    assert account.repeated == 0


async def test_mail_that_is_refused_for_good_is_on_record_and_climbs_at_once(engine: Engine) -> None:
    load = Load(engine, 9)
    engine.mailbox.answers.extend(["550 No such mailbox"] * 4)
    await load.open(1)
    account = await judge(engine, load)
    assert account.losses == ()
    async with engine.records() as records:
        events = [x.event for x in await records.read_entries(load.cases[0])]
    failed = [x for x in events if x.kind == "NoticeFailed"]
    climbed = [x for x in events if x.kind == "RungReached" and x.why == "not delivered"]
    assert failed
    assert climbed
