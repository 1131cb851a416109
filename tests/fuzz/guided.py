"""Ways in under atheris, one after another: `python -m tests.fuzz.guided SECONDS NAME…`, so many seconds for each.

What reaches code that nothing has reached before is kept in `var/fuzz/`, and is what the next inputs are made of.
"""

import os
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["client", "engine", "practice", "defusedxml", "email", "itsdangerous", "tomllib", "json"],
):
    from tests.fuzz.ways_in import CORPUS, LIVING, WAYS_IN, cases

GROWN = Path("var") / "fuzz"
OPTIONS = ("-timeout=10", "-max_len=16384", "-rss_limit_mb=2048", "-verbosity=0")
"""Ten seconds for one input at the most, of 16 KB at the most."""
TOLD = 4_000


def main(seconds: str, *ways: str) -> int:
    """Look at each, and say what broke; the exit code is 1 if anything did."""
    cases()
    broken = [way for way in ways if not _held(way, seconds)]
    sys.stdout.write(f"Broken: {', '.join(broken)}\n" if broken else f"Nothing broke ({', '.join(ways)}).\n")
    return 1 if broken else 0


def _held(way: str, seconds: str) -> bool:
    """Look at one in a process of its own, as libFuzzer never comes back; what is instrumented already it inherits."""
    told = GROWN / f"{way}.log"
    (GROWN / way).mkdir(parents=True, exist_ok=True)
    child = os.fork()
    if child == 0:
        _hand_over(way, seconds, told)
    _, status = os.waitpid(child, 0)
    if status:
        sys.stdout.write(f"{way}:\n{told.read_text(encoding='utf-8', errors='replace')[-TOLD:]}\n")
    return status == 0


def _hand_over(way: str, seconds: str, told: Path) -> None:
    with told.open("wb") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())
    folders = [str(GROWN / way), str(CORPUS / way), *([str(LIVING[way].parent)] if way in LIVING else [])]
    found = f"-artifact_prefix={CORPUS / way}/found-"
    atheris.Setup([sys.argv[0], *folders, *OPTIONS, f"-max_total_time={seconds}", found], WAYS_IN[way])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
