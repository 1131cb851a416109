"""The embedded engine as people run it: `worker.py` and `starter.py` in processes of their own."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_SECONDS = 90
STOP_SECONDS = 40


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def environment(var: Path, **more: str) -> dict[str, str]:
    """This process's environment without any setting of ours or of Temporal's, but for those given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FRONTDOOR_", "TEMPORAL_"))}
    return kept | {"FRONTDOOR_VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"} | more


def run(program: str, *arguments: str, var: Path, **more: str) -> Ran:
    """Run `worker.py` or `starter.py` to its end."""
    done = subprocess.run(
        [sys.executable, program, *arguments],
        cwd=ROOT,
        env=environment(var, **more),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


class Engine:
    """`worker.py --embedded --quiet` on a folder of its own, with more options and settings where they are given."""

    def __init__(self, var: Path, *options: str, **more: str) -> None:
        self.var = var
        self.options = options
        self.more = more
        self._process: subprocess.Popen[str] | None = None
        self.said: list[str] = []

    def start(self) -> None:
        """Start it, and read what it says until the sample morning, where there is one, is in."""
        self._process = subprocess.Popen(
            [sys.executable, "worker.py", "--embedded", "--quiet", *self.options],
            cwd=ROOT,
            env=environment(self.var, **self.more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("One case:"):
                return
        raise AssertionError("\n".join(self.said))

    def stop_listening(self) -> None:
        """Close the pipe that it writes to, as `| head` does."""
        assert self._process is not None
        assert self._process.stdout is not None
        self._process.stdout.close()

    def stop(self) -> int:
        """Press Ctrl-C; gives the exit code."""
        assert self._process is not None
        assert self._process.stdout is not None
        self._process.send_signal(signal.SIGINT)
        if not self._process.stdout.closed:
            rest, _ = self._process.communicate(timeout=STOP_SECONDS)
            self.said += rest.splitlines()
        return self._process.wait(timeout=STOP_SECONDS)
