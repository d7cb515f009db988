"""Where a command sends requests, and which ones it may send."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.spending import Allowed
from mockserver.harness.traffic.addresses import http_address, is_this_machine


@dataclass(frozen=True, slots=True)
class Route:
    """The destination of requests: the server at `upstream`, within limits, or the recordings in `replay`."""

    upstream: str = ""
    replay: Path | None = None
    record: Path | None = None
    allowed: Allowed = field(default_factory=lambda: Allowed(writes=False, most=None))


def route_of(
    upstream: str | None, replay: str | None, record: str | None, *, allow_writes: bool, spend_cap: int | None
) -> Route:
    """Return the route that these options describe. Raises SettingsInvalid if it is not safe."""
    if bool(upstream) == bool(replay):
        raise SettingsInvalid("a proxy needs either --upstream, the server that it passes requests on to, or --replay")
    if replay and record:
        raise SettingsInvalid("--record: what is replayed is recorded already")
    _check_spending(allow_writes=allow_writes, spend_cap=spend_cap)
    if replay:
        return Route(replay=Path(replay))
    route = route_to(str(upstream), "--upstream", allow_writes=allow_writes, spend_cap=spend_cap)
    return replace(route, record=Path(record) if record else None)


def route_to(address: str, option: str, *, allow_writes: bool, spend_cap: int | None) -> Route:
    """Return the route to the server at the `address` that an `option` names. Raises SettingsInvalid."""
    _check_spending(allow_writes=allow_writes, spend_cap=spend_cap)
    parts = http_address(address)
    if parts is None or parts.query or parts.fragment:
        raise SettingsInvalid(f'{option}: "{address}" is not an address such as https://api.example.com')
    allowed = Allowed(writes=allow_writes or is_this_machine(str(parts.hostname)), most=spend_cap)
    return Route(address, allowed=allowed)


def _check_spending(*, allow_writes: bool, spend_cap: int | None) -> None:
    if allow_writes and spend_cap is None:
        raise SettingsInvalid("--allow-writes needs --spend-cap, the number of requests that may cost something")
