"""Which build of the engine a worker runs, where several live side by side."""

from temporalio.common import VersioningBehavior, WorkerDeploymentVersion
from temporalio.worker import WorkerDeploymentConfig

from engine.settings import Settings


def deployment_config(settings: Settings) -> WorkerDeploymentConfig | None:
    """How a worker says which build it is; None where there is one build at a time, as in the embedded engine.

    A case stays with the build that its history began under, and begins its next history under the current one.
    """
    if settings.deployment is None or settings.build is None:
        return None
    return WorkerDeploymentConfig(
        version=WorkerDeploymentVersion(settings.deployment, settings.build),
        use_worker_versioning=True,
        default_versioning_behavior=VersioningBehavior.PINNED,
    )
