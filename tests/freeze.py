"""What a release leaves behind for the tests of all later versions: `python -m tests.freeze 0.2.0` (docs/upgrades.md).

The recorded histories, which every later version has to replay, and a database with the sample morning in it, which
every later version has to bring to its own shape. Neither is ever changed afterwards.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from engine.embedded import running_servers
from engine.embedded.postgres import find_programs
from engine.settings import load_settings
from tests.engine_process import Engine

HERE = Path(__file__).resolve().parent
HISTORIES = HERE / "replay" / "histories"
UNRELEASED = "unreleased"
DATABASES = HERE / "migrations" / "releases"
_OF_ONE_SERVER = re.compile(r"^(?:\\.*|SET transaction_timeout.*)\n", re.MULTILINE)


def freeze_histories(version: str, folder: Path = HISTORIES) -> Path:
    """Copy the recorded histories under the version's name.

    Raises:
        FileExistsError: that version has been frozen already.
    """
    kept = folder / version
    shutil.copytree(folder / UNRELEASED, kept)
    return kept


def freeze_database(version: str, folder: Path = DATABASES) -> Path:
    """Run the engine until the sample morning is in, and keep its database as SQL that any PostgreSQL reads.

    Raises:
        FileExistsError: that version has been frozen already.
    """
    kept = folder / f"{version}.sql"
    with kept.open("x", encoding="utf-8") as file, tempfile.TemporaryDirectory() as var:
        Path(var).chmod(0o711)
        engine = Engine(Path(var))
        engine.start()
        try:
            servers = running_servers(load_settings(var_dir=Path(var)))
            assert servers is not None
            file.write(_dump(servers.database_url))
        finally:
            engine.stop()
    return kept


def _dump(url: str) -> str:
    # The log of migrations names the machine that they ran on.
    how = ["--no-owner", "--no-privileges", "--rows-per-insert=50", "--exclude-table-data=_yoyo_log"]
    command = [str(find_programs(None).folder / "pg_dump"), url, *how]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return _OF_ONE_SERVER.sub("", dumped)


def main() -> None:
    """Freeze both, and say where they are."""
    version = sys.argv[1]
    for kept in (freeze_histories(version), freeze_database(version)):
        sys.stdout.write(f"Kept in {kept.relative_to(HERE.parent)}: commit it with the release.\n")


if __name__ == "__main__":
    main()
