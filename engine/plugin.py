"""One plugin gives client, worker and replayer the same data converter and the same sandbox.

Tests, workers and replays that all take it cannot differ in how they read a history.
"""

import dataclasses

from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter, DefaultFailureConverterWithEncodedAttributes
from temporalio.plugin import SimplePlugin
from temporalio.worker import UnsandboxedWorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from engine.encryption import EncryptionCodec, Keyring

# The pure core needs no second import per case: its own tests hold that it reads no clock, file or network.
PASSED_THROUGH = ("practice", "engine.search_attributes")


class FrontdoorPlugin(SimplePlugin):
    """Encrypted pydantic payloads, encrypted failure messages, and a sandbox that shares `practice`.

    Workers in production run without the sandbox, which reads every module again for each case: what it would catch,
    the purity test and the replay of recorded histories catch before.
    """

    def __init__(self, keys: Keyring, *, sandbox: bool = True) -> None:
        super().__init__(
            "frontdoor",
            data_converter=data_converter(keys),
            workflow_runner=_sandboxed() if sandbox else UnsandboxedWorkflowRunner(),
        )


def _sandboxed() -> SandboxedWorkflowRunner:
    return SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH))


def data_converter(keys: Keyring) -> DataConverter:
    """Pydantic JSON, sealed by `EncryptionCodec`; failure messages and stack traces are sealed too."""
    return dataclasses.replace(
        pydantic_data_converter,
        payload_codec=EncryptionCodec(keys),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
