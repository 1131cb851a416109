"""The dashboard and the rules for Prometheus: they are well formed, and ask for metrics that an engine really has."""

import json
import re
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from tests.deploy.tools import DEPLOY, run
from tests.engine_process import Engine

RULES = DEPLOY / "prometheus" / "rules.yaml"
UNIT_TESTS = DEPLOY / "prometheus" / "rules_test.yaml"
DASHBOARD = json.loads((DEPLOY / "grafana" / "frontdoor.json").read_text(encoding="utf-8"))
ALERTS: dict[str, dict[str, Any]] = {
    rule["alert"]: rule
    for group in yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
}
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
TARGETS = [target for panel in PANELS for target in panel["targets"]]
NAME = re.compile(r"\b(?:frontdoor|temporal)_[a-z_]+\b")
GROUPED = re.compile(r"\bby \(([^)]*)\)")
LEGEND = re.compile(r"{{(\w+)}}")
WITHIN = 60.0


@pytest.fixture(scope="module")
def labels(new_folder: Callable[[], Path]) -> Iterator[dict[str, set[str]]]:
    """Each metric that a running engine has after the sample morning, with the labels of its samples."""
    engine = Engine(new_folder() / "var")
    engine.start()
    said = " ".join(engine.said)
    address = re.findall(r"http://\S+/metrics", said)[0]
    given_up = time.monotonic() + WITHIN
    while "frontdoor_delivery_seconds_bucket" not in (text := _read(address)) and time.monotonic() < given_up:
        time.sleep(1)
    yield _labels(text)
    engine.stop()


def _read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - an address of the engine that was just started
        return str(answer.read().decode())


def _labels(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[sample.name] |= sample.labels.keys()
    return found


def _expressions() -> list[str]:
    return [*(target["expr"] for target in TARGETS), *(rule["expr"] for rule in ALERTS.values())]


def test_the_rules_are_well_formed() -> None:
    run("promtool", "check", "rules", "--lint-fatal", RULES)


def test_each_rule_fires_when_it_should_and_not_when_all_is_well() -> None:
    run("promtool", "test", "rules", UNIT_TESTS)


def test_each_rule_is_tried_both_ways_and_says_what_is_so_and_what_to_do() -> None:
    tried = {test["name"] for test in yaml.safe_load(UNIT_TESTS.read_text(encoding="utf-8"))["tests"]}
    assert tried == {f"{name}, {how}" for name in ALERTS for how in ("bad", "well")}
    assert all(rule["annotations"].keys() == {"summary", "do"} for rule in ALERTS.values())
    assert {rule["labels"]["severity"] for rule in ALERTS.values()} == {"critical", "warning"}


def test_the_dashboards_expressions_can_be_read(tmp_path: Path) -> None:
    recorded = [
        {"record": f"panel:{number}", "expr": target["expr"].replace("$__rate_interval", "5m")}
        for number, target in enumerate(TARGETS)
    ]
    file = tmp_path / "panels.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": recorded}]}), encoding="utf-8")
    run("promtool", "check", "rules", file)


def test_every_panel_lies_in_the_grid_and_on_no_other() -> None:
    cells = [
        (x, y)
        for panel in DASHBOARD["panels"]
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) < 24
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])


def test_every_metric_that_is_asked_for_is_one_that_a_running_engine_has(labels: dict[str, set[str]]) -> None:
    asked = {name for expression in _expressions() for name in NAME.findall(expression)}
    assert len(asked) > 20
    assert asked - labels.keys() == set()


def test_every_label_that_is_asked_for_is_one_that_its_metric_has(labels: dict[str, set[str]]) -> None:
    wrong = []
    for expression in _expressions():
        known = set().union(*(labels.get(name, set()) for name in NAME.findall(expression)))
        grouped = {label.strip() for group in GROUPED.findall(expression) for label in group.split(",")}
        wrong += [(expression, label) for label in grouped - known]
    for target in TARGETS:
        grouped = {label.strip() for group in GROUPED.findall(target["expr"]) for label in group.split(",")}
        wrong += [(target["expr"], label) for label in LEGEND.findall(target["legendFormat"]) if label not in grouped]
    assert wrong == []
