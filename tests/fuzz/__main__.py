"""`make fuzz SECONDS=60`: look for inputs that break something, for about so many seconds altogether.

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

from tests.fuzz.ways_in import WAYS_IN


def main(arguments: Sequence[str]) -> int:
    """Look, and say what was found; the exit code is 1 if anything was."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Look for inputs that break something.")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--way", choices=sorted(WAYS_IN), action="append", help="atheris on this way in only")
    asked = parser.parse_args(arguments)
    ways, share = asked.way or sorted(WAYS_IN), asked.seconds / 2
    held = True if asked.way else _held_when_drawn(share)
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("atheris has no wheel for this machine: only hypothesis has drawn.\n")
        return 0 if held else 1
    each = str(max(1, round(share / len(ways))))
    guided = subprocess.run([sys.executable, "-m", "tests.fuzz.guided", each, *ways], check=False)
    return 0 if held and guided.returncode == 0 else 1


def _held_when_drawn(seconds: float) -> bool:
    """Rounds of the drawn tests, one at least and no more than are over in time."""
    began, rounds = time.monotonic(), 0
    while rounds == 0 or (time.monotonic() - began) * (rounds + 1) / rounds < seconds:
        rounds += 1
        seed = ["--hypothesis-seed", str(time.time_ns())]
        if subprocess.run([sys.executable, "-m", "pytest", "-q", "tests/fuzz", *seed], check=False).returncode:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
