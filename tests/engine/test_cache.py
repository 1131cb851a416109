"""How many open cases a worker remembers."""

from pathlib import Path

import psutil
import pytest
from prometheus_client import generate_latest

from engine.cache import BYTES_A_CASE, FEWEST, SHARE, case_cache, memory_here
from engine.errors import SettingsError
from engine.observed import OBSERVED
from engine.settings import load_settings


def test_the_budget_that_is_set_says_how_many_cases_are_remembered() -> None:
    cache = case_cache(load_settings(cache_memory=200))

    assert cache.budget == 200_000_000
    assert cache.cases == 200_000_000 // BYTES_A_CASE == 1_666
    assert "frontdoor_case_cache_most 1666.0" in generate_latest(OBSERVED).decode()


def test_without_a_setting_a_share_of_what_there_is_goes_to_remembered_cases() -> None:
    assert case_cache(load_settings()).budget == memory_here() // SHARE


def test_a_small_budget_still_remembers_the_cases_that_something_is_being_done_with() -> None:
    assert case_cache(load_settings(cache_memory=8)).cases == FEWEST


@pytest.mark.parametrize("file", ["memory.max", "memory/memory.limit_in_bytes"])
def test_a_container_may_use_less_than_its_machine_has(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("512000000\n")

    assert memory_here(tmp_path) == 512_000_000


def test_a_container_without_a_limit_may_use_what_the_machine_has(tmp_path: Path) -> None:
    (tmp_path / "memory.max").write_text("max\n")

    assert memory_here(tmp_path) == psutil.virtual_memory().total


def test_a_budget_too_small_for_any_use_is_refused_in_a_sentence() -> None:
    with pytest.raises(SettingsError, match="FRONTDOOR_CACHE_MEMORY cannot be '1'"):
        load_settings(cache_memory=1)
