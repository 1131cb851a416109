"""One plugin gives client, worker and replayer the same data converter and the same sandbox.

Tests, workers and replays that all take it cannot differ in how they read a history.
"""

import copy
from typing import Self

from temporalio.client import ClientConfig
from temporalio.common import HeaderCodecBehavior
from temporalio.contrib.pydantic import PydanticPayloadConverter
from temporalio.converter import (
    CompositePayloadConverter,
    DataConverter,
    DefaultFailureConverterWithEncodedAttributes,
    SerializationContext,
)
from temporalio.plugin import SimplePlugin
from temporalio.worker import ReplayerConfig
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from engine.encryption import CaseKeys, EncryptionCodec, Keyring
from engine.forgetting import ForgettingHeaders, ForgettingRunner

# The pure core needs no second import per case: its own tests hold that it reads no clock, file or network.
PASSED_THROUGH = ("practice", "engine.search_attributes")


class FrontdoorPlugin(SimplePlugin):
    """Encrypted pydantic payloads, encrypted failure messages, and a sandbox that shares `practice`.

    Workers in production run without the sandbox, which reads every module again for each case: what it would catch,
    the purity test and the replay of recorded histories catch before.
    """

    def __init__(self, keys: Keyring, *, cases: CaseKeys | None = None, sandbox: bool = True) -> None:
        super().__init__(
            "frontdoor",
            data_converter=data_converter(keys, cases),
            interceptors=[ForgettingHeaders()],
            workflow_runner=_sandboxed() if sandbox else ForgettingRunner(),
        )

    def configure_client(self, config: ClientConfig) -> ClientConfig:
        """Seal headers too: they carry the tokens of those who call."""
        return super().configure_client({**config, "header_codec_behavior": HeaderCodecBehavior.CODEC})

    def configure_replayer(self, config: ReplayerConfig) -> ReplayerConfig:
        """Read sealed headers as well."""
        return super().configure_replayer({**config, "header_codec_behavior": HeaderCodecBehavior.CODEC})


def _sandboxed() -> SandboxedWorkflowRunner:
    return SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH))


_PYDANTIC = PydanticPayloadConverter()


class SharedPayloadConverter(CompositePayloadConverter):
    """Pydantic's payload converter, with what it has worked out about types shared by the whole process.

    The SDK makes a payload converter for each workflow that a worker remembers. One that worked out the types again for
    each case took more than a megabyte for it, and most of the time that opening it took.
    """

    def __init__(self) -> None:
        super().__init__(*_PYDANTIC.converters.values())


class _Converter(DataConverter):
    """Turns to another workflow's key without making every converter anew, which the SDK would do for each payload."""

    def with_context(self, context: SerializationContext) -> Self:
        assert isinstance(self.payload_codec, EncryptionCodec)  # noqa: S101 - see `data_converter`
        codec = self.payload_codec.with_context(context)
        if codec is self.payload_codec:
            return self
        turned = copy.copy(self)
        object.__setattr__(turned, "payload_codec", codec)
        return turned


def data_converter(keys: Keyring, cases: CaseKeys | None = None) -> DataConverter:
    """Pydantic JSON, sealed by `EncryptionCodec`; failure messages and stack traces are sealed too."""
    return _Converter(
        payload_converter_class=SharedPayloadConverter,
        payload_codec=EncryptionCodec(keys, cases),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
