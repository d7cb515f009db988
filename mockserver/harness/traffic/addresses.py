"""Addresses of servers on a command line."""

from urllib.parse import SplitResult, urlsplit

from mockserver.domain.rules.addresses import is_local_name, is_loopback


def http_address(text: str) -> SplitResult | None:
    """Return the parts of an http or https address with a host; None if `text` is not one."""
    try:
        parts = urlsplit(text)
        has_port = parts.port != 0  # parsed only when it is read
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname and has_port else None


def is_this_machine(host: str) -> bool:
    """Return whether `host` is this machine, by its name."""
    return is_local_name(host) or is_loopback(host)
