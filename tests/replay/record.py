"""Record the histories and fingerprints anew: `python -m tests.replay.record`. The commit should say why."""

import asyncio

from tests.replay.recordings import HISTORIES, record_all, write


def main() -> None:
    """Run every journey once and keep what it leaves."""
    histories, prints = asyncio.run(record_all())
    write(histories, prints)
    print(f"Recorded {', '.join(histories)} in {HISTORIES.name}/.")  # noqa: T201 - a script for developers


if __name__ == "__main__":
    main()
