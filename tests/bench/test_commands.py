import importlib
import inspect
import re
from pathlib import Path

import pytest

from bench.__main__ import MEASUREMENTS, main

DOCUMENT = Path(__file__).parents[2] / "docs" / "performance.md"


@pytest.mark.parametrize("module", MEASUREMENTS.values(), ids=MEASUREMENTS)
def test_every_measurement_can_be_made_by_its_name(module: str) -> None:
    assert inspect.iscoroutinefunction(importlib.import_module(module).measure)


def test_the_document_has_a_place_for_no_measurement_that_is_gone() -> None:
    places = re.findall(r"<!-- (\w+) -->\n", DOCUMENT.read_text(encoding="utf-8"))
    assert set(places) <= set(MEASUREMENTS)
    assert {"throughput", "latency", "counts"} <= set(places)


def test_what_there_is_no_measurement_of_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speed"]) == 2
    assert "There is no speed: choose from core, counts" in capsys.readouterr().out
