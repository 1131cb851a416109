"""The manifests as kubectl builds them: against Kubernetes' own schemas, and against what must hold of each pod."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.tools import DEPLOY, OVERLAYS, documents, of_kind, run


@pytest.fixture(scope="module", params=OVERLAYS)
def built(request: pytest.FixtureRequest) -> str:
    """One overlay, with all that it patches."""
    return run("kubectl", "kustomize", DEPLOY / request.param)


@pytest.fixture
def objects(built: str) -> list[dict[str, Any]]:
    """Its objects."""
    return documents(built)


def _pods(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one["spec"]["template"] for one in of_kind(objects, "Deployment", "Job")]


def _chooses(selector: dict[str, Any], labels: dict[str, str]) -> bool:
    wanted = selector.get("matchLabels", {}).items()
    listed = selector.get("matchExpressions", [])
    return wanted <= labels.items() and all(labels.get(x["key"]) in x["values"] for x in listed)


def test_what_is_built_is_what_kubernetes_knows(built: str, tmp_path: Path) -> None:
    """KEDA's own kinds are not in its schemas; everything else is checked strictly."""
    (tmp_path / "built.yaml").write_text(built, encoding="utf-8")
    known = [one for one in documents(built) if not one["apiVersion"].startswith("keda.sh/")]
    said = run("kubernetes-validate", "--strict", "--kubernetes-version", "1.34", tmp_path / "built.yaml")
    assert said.count(" passed for resource ") == len(known)


def test_no_pod_may_do_more_than_it_needs(objects: list[dict[str, Any]]) -> None:
    """What the namespace enforces ("restricted"), a root that cannot be written, and no account of Kubernetes."""
    for pod in (pod["spec"] for pod in _pods(objects)):
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        for container in pod["containers"]:
            allowed = container["securityContext"]
            assert allowed["allowPrivilegeEscalation"] is False
            assert allowed["readOnlyRootFilesystem"] is True
            assert allowed["capabilities"] == {"drop": ["ALL"]}
            assert "memory" in container["resources"]["limits"]


def test_secrets_are_named_and_never_held(objects: list[dict[str, Any]]) -> None:
    assert not of_kind(objects, "Secret")
    settings = of_kind(objects, "ConfigMap")[0]["data"]
    held = [name for name in settings if not name.endswith("_FILE")]
    assert not [name for name in held if any(word in name for word in ("KEY", "SECRET_", "TOKEN", "DATABASE_URL"))]


def test_only_the_migration_reaches_the_database_as_its_owner(objects: list[dict[str, Any]]) -> None:
    for pod in _pods(objects):
        name = pod["metadata"]["labels"]["app.kubernetes.io/name"]
        volume = next(volume for volume in pod["spec"]["volumes"] if volume["name"] == "secrets")
        given = {source["secret"]["name"] for source in volume["projected"]["sources"]}
        assert given - {"frontdoor-keys"} == {name}


@pytest.mark.parametrize("kind", ["NetworkPolicy", "PodDisruptionBudget", "Service"])
def test_every_selector_chooses_a_pod_that_there_is(kind: str, objects: list[dict[str, Any]]) -> None:
    """A misspelt label would quietly leave a pod unprotected, or cut off."""
    labels = [pod["metadata"]["labels"] for pod in _pods(objects)]
    choosers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        "NetworkPolicy": lambda spec: spec["podSelector"],
        "PodDisruptionBudget": lambda spec: spec["selector"],
        "Service": lambda spec: {"matchLabels": spec["selector"]},
    }
    chosen = of_kind(objects, kind)
    assert chosen
    for one in chosen:
        assert any(_chooses(choosers[kind](one["spec"]), pod) for pod in labels), one["metadata"]["name"]


def test_what_scales_workers_names_them(objects: list[dict[str, Any]]) -> None:
    """Also where an overlay gives the workers of a build a name of their own."""
    workers = [
        one["metadata"]["name"]
        for one in of_kind(objects, "Deployment")
        if one["metadata"]["name"].startswith("frontdoor-worker")
    ]
    scaled = [one["spec"]["scaleTargetRef"]["name"] for one in of_kind(objects, "ScaledObject")]
    assert workers
    assert scaled == workers


def test_a_build_goes_by_one_name_everywhere(objects: list[dict[str, Any]]) -> None:
    """Its image, what it tells Temporal, and the queue whose backlog scales it."""
    watched = {
        one["spec"]["scaleTargetRef"]["name"]: one["spec"]["triggers"][0]["metadata"]
        for one in of_kind(objects, "ScaledObject")
    }
    for one in of_kind(objects, "Deployment"):
        container = one["spec"]["template"]["spec"]["containers"][0]
        if told := {item["name"]: item["value"] for item in container.get("env", [])}:
            queue = watched[one["metadata"]["name"]]
            assert container["image"].endswith(f":{told['FRONTDOOR_BUILD']}")
            assert queue["workerDeploymentBuildId"] == told["FRONTDOOR_BUILD"]
            assert queue["workerDeploymentName"] == told["FRONTDOOR_DEPLOYMENT"]


def test_on_temporal_cloud_the_key_is_a_reference() -> None:
    objects = documents(run("kubectl", "kustomize", DEPLOY / "temporal-cloud"))
    holders = {
        one["metadata"]["name"]
        for one in of_kind(objects, "Deployment")
        for source in one["spec"]["template"]["spec"]["containers"][0]["envFrom"]
        if source.get("secretRef", {}).get("name") == "temporal-api-key"
    }
    assert holders == {"frontdoor-worker-0-1-0", "frontdoor-board"}
