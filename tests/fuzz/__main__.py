"""`make fuzz SECONDS=60`: look for inputs that break something, for so many seconds altogether.

Half of the time goes to what hypothesis draws, over every way in (the board, the codec server and a case's updates
among them), each round with other draws; half to atheris, which is led by the code that an input reaches. An input that
breaks something stays in `tests/fuzz/corpus/`, from where every run of the tests tries it again.
"""

import argparse
import importlib.util
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.ways_in import CORPUS, LIVING, WAYS_IN

GROWN = Path("var") / "fuzz"
"""Where inputs are kept that reached other code, from run to run."""
SECONDS_FOR_ONE_INPUT = 10
LARGEST_INPUT = 16_384
MOST_MEGABYTES = 2_048


def main(arguments: Sequence[str]) -> int:
    """Look, and say what was found; the exit code is 1 if anything was."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Look for inputs that break something.")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--way", choices=sorted(WAYS_IN), action="append", help="atheris on this way in only")
    asked = parser.parse_args(arguments)
    ways, share = asked.way or sorted(WAYS_IN), asked.seconds / 2
    broken = [] if asked.way else _drawn(share)
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("atheris has no wheel for this machine: only hypothesis has drawn.\n")
        return 1 if broken else 0
    broken += [way for way in ways if not _guided(way, max(1, round(share / len(ways))))]
    sys.stdout.write(f"Broken: {', '.join(broken)}\n" if broken else f"Nothing broke ({', '.join(ways)}).\n")
    return 1 if broken else 0


def _drawn(seconds: float) -> list[str]:
    ends = time.monotonic() + seconds
    while True:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--no-header",
            "tests/fuzz",
            "--hypothesis-seed",
            str(time.time_ns()),
        ]
        if subprocess.run(command, check=False).returncode:
            return ["what hypothesis drew (see above)"]
        if time.monotonic() > ends:
            return []


def _guided(way: str, seconds: int) -> bool:
    grown = GROWN / way
    grown.mkdir(parents=True, exist_ok=True)
    options = {
        "max_total_time": seconds,
        "timeout": SECONDS_FOR_ONE_INPUT,
        "max_len": LARGEST_INPUT,
        "rss_limit_mb": MOST_MEGABYTES,
        "artifact_prefix": f"{CORPUS / way}/found-",
        "verbosity": 0,
    }
    living = [str(LIVING[way].parent)] if way in LIVING else []
    command = [sys.executable, "-m", "tests.fuzz.guided", way, str(grown), str(CORPUS / way), *living]
    command += [f"-{name}={value}" for name, value in options.items()]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    if ended.returncode:
        sys.stdout.write(f"{way}:\n{ended.stdout[-4000:]}{ended.stderr[-4000:]}\n")
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
