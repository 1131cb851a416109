"""Where a server's data lives and which account it runs under.

PostgreSQL refuses to run as root, and nothing needs to. Under root each server therefore runs as an unprivileged
account that owns its own data folder. When that account cannot pass one of the parents (a checkout under /root, say)
the data go under /var/lib/frontdoor instead. No permission of a folder that we did not make is ever changed.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from engine.errors import SettingsError

SHELTER = Path("/var/lib/frontdoor")
_OPEN_FOLDER = 0o711
_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True)
class Account:
    """An unprivileged account."""

    name: str
    user: int
    group: int


@dataclass(frozen=True)
class Placement:
    """A server's folder, the account it runs under (None: ours), and what to tell the operator."""

    folder: Path
    account: Account | None
    note: str | None = None


def place(folder: Path) -> Placement:
    """Make a server's folder, or a substitute for it where its account can reach it.

    Data stay where they were first put: an engine that looked elsewhere would start without its cases.

    Raises:
        SettingsError: The data that are there cannot be reached by the account that has to.
    """
    _make_open_folder(folder)
    shelter = _shelter_of(folder)
    if os.geteuid() != 0:
        return _place_without_root(folder, shelter)
    chosen = shelter if shelter.exists() else folder
    account = _owner(chosen / "data") or _spare_account()
    if chosen == folder and _test(account, "-x", folder):
        return Placement(folder, account)
    if (folder / "data").exists():
        raise SettingsError(
            f"The account {account.name!r} cannot reach {folder}, where its data are: let it pass the folders above, "
            "or set FRONTDOOR_VAR_DIR to where the data can be reached."
        )
    _make_open_folder(shelter)
    note = f"The account {account.name!r} cannot reach {folder.parent}, so the servers' data are in {shelter.parent}."
    return Placement(shelter, account, note)


def _place_without_root(folder: Path, shelter: Path) -> Placement:
    if shelter.exists():
        raise SettingsError(
            f"The data of {folder} are in {shelter}, as the engine ran as root: start it as root, or set "
            "FRONTDOOR_VAR_DIR to another folder to start empty."
        )
    return Placement(folder, None)


def private_folder(folder: Path, account: Account | None) -> Path:
    """Make a folder that only the server's account can enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(_PRIVATE_FOLDER)
    give(folder, account)
    return folder


def give(path: Path, account: Account | None) -> None:
    """Make the server's account the owner."""
    if account is not None:
        os.chown(path, account.user, account.group)


@dataclass(frozen=True)
class Program:
    """A program, with the parts that it needs beside it.

    Args:
        path: The file to run.
        root: The folder that the parts lie under; where they lie in it stays the same in a copy.
        parts: The files and folders that have to be copied for the program to work.
        release: Tells copies of different releases apart.
    """

    path: Path
    root: Path
    parts: tuple[Path, ...]
    release: str


def runnable(program: Program, account: Account | None) -> Path:
    """The program itself, or a copy of it where the server's account can run it."""
    if account is None or _test(account, "-x", program.path):
        return program.path
    copy = SHELTER / "programs" / program.release
    if not copy.exists():
        _copy_whole(program, copy)
    return copy / program.path.relative_to(program.root)


def _copy_whole(program: Program, copy: Path) -> None:
    _make_open_folder(copy.parent)
    with tempfile.TemporaryDirectory(dir=copy.parent) as workshop:
        draft = Path(workshop) / "copy"
        for part in program.parts:
            target = draft / part.relative_to(program.root)
            _make_open_folder(target.parent)
            if part.is_dir():
                shutil.copytree(part, target, symlinks=True)
            else:
                shutil.copy2(part, target)
        draft.replace(copy)


def _shelter_of(folder: Path) -> Path:
    return SHELTER / hashlib.sha256(str(folder.parent).encode()).hexdigest()[:16] / folder.name


def _make_open_folder(folder: Path) -> None:
    # Folders that were there keep their modes; ours do not depend on the umask of whoever starts us.
    for missing in [path for path in (*reversed(folder.parents), folder) if not path.exists()]:
        missing.mkdir(exist_ok=True)
        missing.chmod(_OPEN_FOLDER)


def _owner(data: Path) -> Account | None:
    if not data.exists() or data.stat().st_uid == 0:
        return None
    owner = data.stat()
    try:
        name = pwd.getpwuid(owner.st_uid).pw_name
    except KeyError:
        name = str(owner.st_uid)
    return Account(name, owner.st_uid, owner.st_gid)


def _spare_account() -> Account:
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise SettingsError("The servers do not run as root, and there is no account 'postgres' or 'nobody': add one.")


def _test(account: Account, question: str, path: Path) -> bool:
    # Asked of the kernel rather than worked out from modes, as there may be access lists.
    answer = subprocess.run(  # noqa: S603 - a fixed program
        ["/bin/sh", "-c", 'test "$1" "$2"', "sh", question, str(path)],
        user=account.user,
        group=account.group,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return answer.returncode == 0
