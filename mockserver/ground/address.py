"""The address of the server for clients, and the environment variables that hold it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import URL_VARIABLE, Settings, variable_of

# A server that listens on every interface is called at one of them.
_LOOPBACKS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not listened on

# The key for users who need only one account.
LOCAL_KEY = "tlk_LOCAL"


def reachable_host(settings: Settings) -> str:
    """Return the host to call for a server with these settings."""
    return _LOOPBACKS.get(settings.host, settings.host)


def known_port(settings: Settings) -> int:
    """Return the port of a server with these settings. Raises SettingsInvalid if the server picks it itself."""
    if settings.port == 0:
        raise SettingsInvalid("--port: 0 lets the server pick a port; name the one that it printed")
    return settings.port


def with_port(host: str, port: int) -> str:
    """Return host and port as in an address: IPv6 in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def client_address(settings: Settings, port: int) -> str:
    """Return the base URL for clients of a server that listens on `port`."""
    return settings.public_url or f"http://{with_port(reachable_host(settings), port)}"


# Every reply of a server has this header, so that a client can tell it from other servers.
SERVER_HEADER = "x-mockserver"

# Here `mockserver check` gives a test a server with other settings.
FURTHER_SERVERS = "/__check/servers"

# Clients differ in which of the two they read, and in which one has priority.
_NO_PROXY = ("no_proxy", "NO_PROXY")
_EVERY_HOST = "*"


def client_environment(url: str, api_key: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that point clients at the server at `url` with `api_key`.

    The SDKs read the address from a variable. The key has two, since their documentation spells it in two ways. If
    `environment` names a proxy, clients do not use it for the server.
    """
    pointing = {"TWELVELABS_BASE_URL": url, "TWELVE_LABS_API_KEY": api_key, "TWELVELABS_API_KEY": api_key}
    return pointing | without_proxy(urlsplit(url).hostname or "", environment)


def plugin_environment(url: str, admin_token: str) -> dict[str, str]:
    """Return the variables that point the tests of a pytest run at the server at `url`."""
    return {URL_VARIABLE: url, variable_of("admin_token"): admin_token}


def without_proxy(host: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that make clients call `host` directly. Other hosts are called as `environment` says."""
    words = [word.strip() for name in _NO_PROXY for word in environment.get(name, "").split(",")]
    hosts = dict.fromkeys(filter(None, [*words, host]))
    # Some clients understand the asterisk only if it is the whole value.
    text = _EVERY_HOST if _EVERY_HOST in hosts else ",".join(hosts)
    return dict.fromkeys(_NO_PROXY, text)
