from pathlib import Path

import pytest

from bench.published import publish
from bench.results import Figure, Found, Goal, machine, read, write

RATE = Figure("cases a second", "", (12.0, 9.0, 11.0), (15.0, 10.0, 10.0), Goal("at least", 0.85))
LAG = Figure("journal behind the case, p99", "s", (0.4, 1.2, 1.3), goal=Goal("at most", 1, "figure"))
FOUND = Found("throughput", "Throughput", (RATE, LAG), {"cases": 480}, ("a remark",), "| more |")


def test_a_ratio_is_reckoned_round_by_round() -> None:
    """What slowed one round down slowed both sides of it."""
    assert RATE.ratios == pytest.approx((0.8, 0.9, 1.1))
    assert RATE.cells()[1:4] == ("0.90 (0.80 to 1.10)", "11 (9 to 12)", "10 (10 to 15)")


def test_a_goal_is_met_by_the_median_of_what_it_is_about() -> None:
    assert RATE.met is True
    assert LAG.met is False
    assert Figure("so many", "", (1.0,)).met is None


def test_a_goal_says_what_it_is_measured_against() -> None:
    together = Figure("cases a second", "", (8.0,), (4.0,), Goal("at least", 2), against="one by one")
    assert together.cells()[4:] == ("at least 2 of one by one", "yes")


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    found, rest = read(write(FOUND, machine(), tmp_path))
    assert found == FOUND
    assert rest["rounds"] == 3
    assert rest["machine"]["cores"] >= 1


def test_a_documents_tables_are_replaced_and_the_rest_of_it_stays(tmp_path: Path) -> None:
    """What has not been measured keeps what it had."""
    write(FOUND, machine(), tmp_path)
    document = tmp_path / "performance.md"
    other = "<!-- latency -->\nkept\n<!-- end of latency -->\n"
    document.write_text(f"Before.\n<!-- throughput -->\nold\n<!-- end of throughput -->\n{other}", encoding="utf-8")
    assert publish(document, tmp_path) == ["throughput"]
    text = document.read_text(encoding="utf-8")
    assert text.startswith("Before.\n<!-- throughput -->\n| what | ratio |")
    assert "| cases a second | 0.90 (0.80 to 1.10) |" in text
    assert "480 cases. A remark." in text
    assert "old" not in text
    assert text.endswith(other)
