"""Where a client reaches the server, and the variables that tell it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import URL_VARIABLE, Settings, variable_of

# A server that listens on every interface is called on one of them.
_LOOPBACKS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not listened on

# A key for those who need no account of their own.
LOCAL_KEY = "tlk_LOCAL"


def reachable_host(settings: Settings) -> str:
    """Return the host to call for a server with these settings."""
    return _LOOPBACKS.get(settings.host, settings.host)


def known_port(settings: Settings) -> int:
    """Return the port of a server with these settings. Raises SettingsInvalid for one that it will pick itself."""
    if settings.port == 0:
        raise SettingsInvalid("--port: 0 lets the server pick a port; name the one that it printed")
    return settings.port


def client_address(settings: Settings, port: int) -> str:
    """Return what a client takes as its base URL, for a server that listens on `port`."""
    host = reachable_host(settings)
    return settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"


# Where `mockserver check` gives a test a server of other settings than its own.
FURTHER_SERVERS = "/__check/servers"

# Clients differ in which of the two they read, and in which one wins.
_NO_PROXY = ("no_proxy", "NO_PROXY")
_EVERY_HOST = "*"


def client_environment(url: str, api_key: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that make clients talk to the server at `url` with `api_key`.

    The SDKs read the address; the key is passed to them, by a variable that their documentation spells in two ways.
    Where `environment` names a proxy, it is not used for the server.
    """
    pointing = {"TWELVELABS_BASE_URL": url, "TWELVE_LABS_API_KEY": api_key, "TWELVELABS_API_KEY": api_key}
    return pointing | without_proxy(urlsplit(url).hostname or "", environment)


def plugin_environment(url: str, admin_token: str) -> dict[str, str]:
    """Return the variables that make the tests of a pytest run use the server at `url`."""
    return {URL_VARIABLE: url, variable_of("admin_token"): admin_token}


def without_proxy(host: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that make clients call `host` directly; other hosts are called as `environment` says."""
    words = [word.strip() for name in _NO_PROXY for word in environment.get(name, "").split(",")]
    hosts = dict.fromkeys(filter(None, [*words, host]))
    # Some clients know the asterisk only where it stands alone.
    text = _EVERY_HOST if _EVERY_HOST in hosts else ",".join(hosts)
    return dict.fromkeys(_NO_PROXY, text)
