"""How any process reaches Temporal."""

import asyncio
from typing import Any

from temporalio.client import Client, ClientConnectConfig
from temporalio.envconfig import ClientConfig
from temporalio.service import RPCError

from engine.encryption import CaseKeys, Keyring
from engine.errors import SettingsError, Unavailable
from engine.plugin import FrontdoorPlugin
from engine.tracing import tracing

_PATIENCE_SECONDS = 10.0


async def connect(
    keys: Keyring, *, cases: CaseKeys | None = None, address: str | None = None, sandbox: bool = True, **more: Any
) -> Client:
    """A client for Temporal with our data converter.

    Args:
        keys: The master keys of this process.
        cases: The keys of the cases. Without them everything is sealed with the first master key, and what others have
            sealed with a case's key cannot be read.
        address: An embedded server's `host:port`. Without one, `TEMPORAL_…` variables and `temporal.toml` say where
            Temporal is and how to authenticate.
        sandbox: Whether workers on this client check workflow code as it runs.
        more: Passed on to `Client.connect`, and winning over the above.

    Raises:
        SettingsError: The Temporal variables or file cannot be understood.
        Unavailable: Nothing answers there, or it does not let us in.
    """
    plugin = FrontdoorPlugin(keys, cases=cases, sandbox=sandbox)
    options: dict[str, Any] = {**_where(address), "plugins": [plugin], "interceptors": tracing(), **more}
    target, namespace = options["target_host"], options.get("namespace", "default")
    try:
        return await asyncio.wait_for(Client.connect(**options), _PATIENCE_SECONDS)
    except (RuntimeError, RPCError, TimeoutError, OSError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else "no answer"
        raise Unavailable(
            f"Temporal does not answer at {target} (namespace {namespace}): {reason}. "
            "Check TEMPORAL_ADDRESS or temporal.toml, or start the engine with --embedded."
        ) from problem


def _where(address: str | None) -> ClientConnectConfig | dict[str, Any]:
    if address is not None:
        return {"target_host": address}
    try:
        return {"target_host": "localhost:7233", **ClientConfig.load_client_connect_config()}
    except (RuntimeError, ValueError, OSError) as problem:
        raise SettingsError(f"The Temporal settings (TEMPORAL_… or temporal.toml) are wrong: {problem}.") from problem
