"""A backup, and its way back: what `backup.sh` writes, `restore.sh` brings back whole, and anything else is said."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from activities.journal import Journal
from activities.migrate import migrate
from engine.records import Records
from tests.activities.values import batch
from tests.deploy.conftest import Logins
from tests.deploy.tools import DEPLOY

CASES = 3
OWNER_OF_THE_KEY = "backup@council.example"


@dataclass(frozen=True)
class Backups:
    """The two scripts, the folder that they write into, and the database that is backed up."""

    logins: Logins
    folder: Path
    database: str

    def backup(self, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `backup.sh`."""
        return self._run(
            "backup.sh", str(self.folder), FRONTDOOR_BACKUP_URL=self.logins.url("backup", self.database), **more
        )

    def restore(self, file: str, database: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `restore.sh`, as the owner."""
        return self._run("restore.sh", file, FRONTDOOR_DATABASE_URL=self.logins.url("owner", database), **more)

    def _run(self, script: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "PG_BIN": str(self.logins.programs),
            "PYTHON": sys.executable,
            "FRONTDOOR_VAR_DIR": str(self.folder),
        }
        return subprocess.run(
            ["/bin/bash", DEPLOY / "backup" / script, *arguments],
            env=environment | more,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
async def backups(logins: Logins, new_folder: Callable[[], Path]) -> Backups:
    """Cases in the journal, written by a worker."""
    database = await logins.empty_database()
    await asyncio.to_thread(migrate, logins.url("owner", database))
    async with asyncpg.create_pool(logins.url("worker", database), min_size=1, max_size=1) as pool:
        for number in range(CASES):
            await Journal(pool).write_journal(batch(f"C-BACKUP{number}", 1, 5))
    return Backups(logins, new_folder(), database)


async def test_a_restored_backup_is_the_journal_that_it_was_and_the_roles_are_back(backups: Backups) -> None:
    done = backups.backup(FRONTDOOR_BACKUP_PLAIN="yes")
    assert done.returncode == 0, done.stderr
    database = await backups.logins.empty_database()
    restored = backups.restore(done.stdout.strip(), database)
    assert restored.returncode == 0, restored.stderr + restored.stdout
    assert "All is as it was written." in restored.stdout
    async with asyncpg.create_pool(backups.logins.url("owner", database), min_size=1, max_size=1) as pool:
        assert len(await Records(pool).read_entries("C-BACKUP1")) == 5
        assert await pool.fetchval("SELECT has_table_privilege('frontdoor_worker', 'journal', 'INSERT')")
        assert not await pool.fetchval("SELECT has_table_privilege('frontdoor_worker', 'journal', 'UPDATE')")
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
            await pool.execute("DELETE FROM journal")


async def test_a_backup_that_somebody_changed_is_restored_and_named(backups: Backups) -> None:
    """Exit code 1, with the case and the entry."""
    administrator = await asyncpg.connect(backups.logins.server.url_of(backups.database, user="postgres"))
    await administrator.execute("ALTER TABLE journal DISABLE TRIGGER append_only")
    change = "UPDATE journal SET actor = $1 WHERE case_ref = 'C-BACKUP2' AND sequence = 3 RETURNING actor"
    before = await administrator.fetchval("SELECT actor FROM journal WHERE case_ref = 'C-BACKUP2' AND sequence = 3")
    await administrator.fetchval(change, "somebody-else")
    try:
        file = backups.backup(FRONTDOOR_BACKUP_PLAIN="yes").stdout.strip()
    finally:
        await administrator.fetchval(change, before)
        await administrator.execute("ALTER TABLE journal ENABLE TRIGGER append_only")
        await administrator.close()
    restored = backups.restore(file, await backups.logins.empty_database())
    assert restored.returncode == 1
    assert "C-BACKUP2" in restored.stdout


async def test_nothing_is_written_unencrypted_unasked_or_restored_over_something(backups: Backups) -> None:
    refused = backups.backup()
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "FRONTDOOR_BACKUP_KEY" in refused.stderr
    over = backups.restore(backups.backup(FRONTDOOR_BACKUP_PLAIN="yes").stdout.strip(), backups.database)
    assert over.returncode == 2
    assert "not empty" in over.stderr


async def test_a_backup_that_fails_leaves_no_file(backups: Backups) -> None:
    before = set(backups.folder.iterdir())
    wrong = backups.logins.url("backup").replace(backups.logins.server.address, "127.0.0.1:1")
    failed = backups.backup(FRONTDOOR_BACKUP_PLAIN="yes", FRONTDOOR_BACKUP_URL_FILE=str(_file(backups.folder, wrong)))
    assert failed.returncode != 0
    assert set(backups.folder.glob("frontdoor-*")) <= before


async def test_an_encrypted_backup_is_read_with_its_key_alone(backups: Backups, new_folder: Callable[[], Path]) -> None:
    home = _keyring(new_folder())
    named = {"GNUPGHOME": str(home), "FRONTDOOR_BACKUP_KEY": OWNER_OF_THE_KEY}
    file = backups.backup(**named).stdout.strip()
    assert file.endswith(".dump.gpg")
    assert b"C-BACKUP1" not in Path(file).read_bytes()
    assert backups.restore(file, await backups.logins.empty_database(), GNUPGHOME=str(new_folder())).returncode != 0
    assert backups.restore(file, await backups.logins.empty_database(), **named).returncode == 0


def _keyring(home: Path) -> Path:
    home.chmod(0o700)
    gpg = shutil.which("gpg")
    if gpg is None:
        pytest.skip("gpg is not installed")
    make = [gpg, "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", OWNER_OF_THE_KEY]
    subprocess.run(make, env={"GNUPGHOME": str(home), "PATH": os.environ["PATH"]}, check=True)
    return home


def _file(folder: Path, text: str) -> Path:
    (folder / "url").write_text(text, encoding="utf-8")
    return folder / "url"
