"""`practice/` reads no clock, no file, no network and no random source, and imports nothing of ours but itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PRACTICE = Path(__file__).resolve().parents[2] / "practice"
WORLDLY = {
    *("asyncio", "codecs", "ctypes", "fileinput", "glob", "http", "importlib", "io", "locale", "logging", "mmap"),
    *("multiprocessing", "os", "pathlib", "pickle", "platform", "queue", "random", "sched", "secrets", "select"),
    *("shelve", "shutil", "signal", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "sys", "tempfile"),
    *("threading", "time", "urllib", "uuid", "webbrowser"),
}
"""Modules of the standard library that reach for the world, or for chance."""
WORLDLY_NAMES = {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
EXCUSED = {"values": {"uses exec"}}
"""What one module may do, by its name: an `__init__` is made of the names of its fields, as by `dataclasses`."""
WORLDLY_ATTRIBUTES = {"now", "today", "utcnow", "fromtimestamp", "read_text", "read_bytes", "write_text", "environ"}


def impurities(source: str) -> Iterator[str]:
    """What a module does that the pure core may not, with the line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (f"{node.lineno}: imports {a.name}" for a in node.names if not _allowed(a.name))
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level or not _allowed(module):
                yield f"{node.lineno}: imports from {'.' * node.level}{module}"
        elif isinstance(node, ast.Name) and node.id in WORLDLY_NAMES and isinstance(node.ctx, ast.Load):
            yield f"{node.lineno}: uses {node.id}"
        elif isinstance(node, ast.Attribute) and node.attr in WORLDLY_ATTRIBUTES:
            yield f"{node.lineno}: uses .{node.attr}"


def _allowed(module: str) -> bool:
    root = module.partition(".")[0]
    ours = {"practice", "pydantic", "pydantic_core"}
    return root in ours or (root in sys.stdlib_module_names and root not in WORLDLY)


@pytest.mark.parametrize("path", sorted(PRACTICE.rglob("*.py")), ids=lambda p: str(p.relative_to(PRACTICE)))
def test_a_module_of_practice_is_pure(path: Path) -> None:
    """Each module on its own, by its source."""
    found = impurities(path.read_text(encoding="utf-8"))
    assert [what for what in found if what.partition(": ")[2] not in EXCUSED.get(path.stem, ())] == []


def test_there_are_modules_to_look_at() -> None:
    """An empty list of files would prove nothing."""
    assert {"decide", "recorder", "ladder", "clocks"} <= {p.stem for p in PRACTICE.rglob("*.py")}


@pytest.mark.parametrize(
    "bad",
    [
        "import os",
        "import random",
        "import time as clock",
        "import uuid, json",
        "from pathlib import Path",
        "from os.path import join",
        "from secrets import token_hex",
        "import socket",
        "import temporalio.workflow",
        "import asyncpg",
        "from engine.rules import Rulebook",
        "from workflows import case",
        "from . import case",
        "from datetime import datetime\nat = datetime.now()",
        "import datetime\nat = datetime.datetime.utcnow()",
        "from datetime import date\nday = date.today()",
        "from datetime import date\ntoday_of = date.today\n",
        "from datetime import datetime\nat = datetime.fromtimestamp(0)",
        "text = open('x').read()",
        "reader = open",
        "def f():\n    import subprocess\n    return subprocess",
        "random = __import__('random')",
        "value = eval('1')",
        "print('x')",
    ],
)
def test_the_check_finds_what_it_looks_for(bad: str) -> None:
    """Each kind of impurity is found, so that silence means something."""
    assert list(impurities(bad))


@pytest.mark.parametrize(
    "good",
    [
        "from datetime import date, datetime, time, timedelta",
        "import hashlib\nimport json\nimport tomllib",
        "from pydantic import BaseModel\nfrom practice import events as e",
        "def decide(case, now):\n    return case.open and now",
        "class Case:\n    @property\n    def open(self):\n        return True",
    ],
)
def test_the_check_lets_pure_code_pass(good: str) -> None:
    """A parameter called `now`, a property called `open` and a local `time` are not the world."""
    assert list(impurities(good)) == []
