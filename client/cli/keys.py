"""For operators: the keys that seal what Temporal stores. List, add a master, wrap anew, destroy those of one case."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from client.cli.shared import (
    Json,
    complain,
    database,
    engine,
    local_rulebook,
    now,
    plain,
    print_json,
    say,
    show_page,
    zone_of,
)
from client.erasure import delete_histories, sealed_otherwise
from client.errors import CaseNotFound, FrontdoorError, Malformed, NotAuthorised, WrongStage
from engine.errors import SettingsError
from engine.files import write_private
from engine.identity.keys import make_signing_key
from engine.keys.custody import NotDestroyed, Rewrapped, keys_of, rewrap, stands
from engine.keys.custody import destroy as destroy_keys
from engine.keys.masters import load_keyring, load_masters, new_master
from engine.printing_keys import case_keys_table, masters_table
from engine.settings import PREFIX, load_settings

_ERRORS: dict[str, type[FrontdoorError]] = {
    "no_reason": Malformed,
    "not_authorised": NotAuthorised,
    "no_such_case": CaseNotFound,
    "case_is_open": WrongStage,
}


def register(app: App) -> None:
    """Add the commands of this module."""
    keys = App(name="keys", help="For operators: the keys that seal what Temporal stores. See docs/records.md.")
    keys.command(listed, name="list")
    keys.command(add_master, name="new-master")
    keys.command(wrap_anew, name="rewrap")
    keys.command(destroy)
    keys.command(new_token_key)
    app.command(keys)


async def listed(
    case: Annotated[str | None, Parameter(help="The keys of this case (C-…) instead.")] = None,
    /,
    *,
    json_: Json = False,
) -> None:
    """List the master keys with how many keys of cases each wraps and since when, or the keys of one case."""
    masters = load_masters(load_settings())
    async with database() as pool:
        found = await keys_of(pool, case) if case else await stands(pool, masters, list(masters.ring.keys))
    if json_:
        print_json(plain(list(found)))
    elif case and not found:
        say(f"Case {case} has no key: nothing has been sealed for it.")
    else:
        zone = zone_of(local_rulebook())
        show_page(case_keys_table(found, zone) if case else masters_table(found, zone))  # type: ignore[arg-type]


async def add_master(
    *,
    write: Annotated[
        bool, Parameter(negative=(), help="Put it into the key file, where the keys come from one.")
    ] = False,
) -> None:
    """Make a new master key, and say what to set: first so that every process knows it, then so that it is used.

    With --write it goes to the front of the key file, which running processes read again by themselves. Then
    `keys rewrap`, and take the old one away once `keys list` shows that it wraps nothing (docs/records.md).
    """
    settings = load_settings()
    ring = load_keyring(settings)
    entry = new_master(_free_id(list(ring.keys)))
    key_id = entry.partition(":")[0]
    if write:
        if settings.payload_keys is not None:
            raise SettingsError(
                f"The keys come from {PREFIX}PAYLOAD_KEYS: leave --write away, and set what is printed."
            )
        write_private(settings.key_file, f"{entry}\n{settings.key_file.read_text(encoding='ascii')}")
        say(f"{key_id} is the first key in {settings.key_file}. Next: starter.py keys rewrap")
        return
    say(entry)
    complain(
        f"1. Add it as the LAST key in {PREFIX}PAYLOAD_KEYS (or the key file) of every process; start them anew.\n"
        f"2. Make it the FIRST, and start them anew: {key_id} wraps new keys from then on.\n"
        "3. starter.py keys rewrap"
    )


async def new_token_key(
    file: Annotated[Path, Parameter(help="Where the private key goes; the file must not be there yet.")],
    /,
    *,
    issuer: Annotated[str, Parameter(help="What the process that makes tokens with it is called, e.g. board.")],
) -> None:
    """Make the key with which a process makes tokens, and print the public one for FRONTDOOR_TOKEN_KEYS_FILE."""
    if file.exists():
        raise Malformed(f"{file} is there already: a key is never written over.")
    key, text = make_signing_key(issuer)
    write_private(file, text)
    say(json.dumps(key.public))
    complain(
        f"{PREFIX}TOKEN_KEY_FILE={file} for that process alone. What is printed goes into the list `keys` of the file\n"
        f"that {PREFIX}TOKEN_KEYS_FILE names on every worker; they read it again by themselves."
    )


def _free_id(taken: list[str]) -> str:
    name = f"m{now():%Y%m%d}"
    numbered = (f"{name}-{number}" for number in range(2, 1000))
    return name if name not in taken else next(one for one in numbered if one not in taken)


async def wrap_anew(*, json_: Json = False) -> int:
    """Wrap the keys of all cases anew under the first master key, while everything runs. It may be repeated.

    The exit code is 1 when some keys could not be unwrapped: their master key is not held here, or they were changed.
    """
    masters = load_masters(load_settings())
    last = Rewrapped(0, 0, ())
    columns = (TextColumn("Wrapping anew"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    async with database() as pool:
        with bar:
            task = bar.add_task("", total=None)
            async for last in rewrap(pool, masters):
                bar.update(task, completed=last.done, total=last.done + last.left)
    if json_:
        print_json(asdict(last))
    else:
        say(f"{last.done} keys are wrapped by {masters.current} now.")
        for key_id in last.failed:
            say(f"{key_id}: its master key is not held here, or the key was changed.")
    return 1 if last.failed else 0


async def destroy(
    case: str,
    /,
    *,
    by: Annotated[str, Parameter(name="--by", help="The directory's id of the operator or senior manager.")],
    reason: Annotated[str, Parameter(name="--reason", help="Why, such as the retention rule; no names.")],
    delete_history: Annotated[
        bool, Parameter(negative=(), help="Have Temporal delete the case's histories as well.")
    ] = False,
    json_: Json = False,
) -> None:
    """Destroy the key of a closed case: nobody can read what Temporal has of it any more, nor what its backups have.

    It cannot be undone. The journal keeps the case; docs/records.md says what that is and how long.
    """
    masters = load_masters(load_settings())
    async with engine() as e, database() as pool:
        if await e.client.is_open(case):
            raise WrongStage(f"Case {case} is open: it can be erased once it is closed.")
        otherwise = await sealed_otherwise(e.temporal, case)
        try:
            destroyed = await destroy_keys(pool, masters, case, by=by, reason=reason)
        except NotDestroyed as problem:
            raise _ERRORS[problem.code](str(problem)) from problem
        deleted = await delete_histories(e.temporal, case) if delete_history else 0
    if json_:
        left = 0 if delete_history else otherwise
        print_json({"case": case, "destroyed": destroyed, "deleted_histories": deleted, "sealed_by_master": left})
        return
    handed = f", {deleted} histories handed to Temporal to be deleted" if delete_history else ""
    say(f"{case}: {destroyed} keys destroyed{handed}.")
    if otherwise and not delete_history:
        say(f"{otherwise} payloads of its histories were sealed with a master key: repeat it with --delete-history.")
