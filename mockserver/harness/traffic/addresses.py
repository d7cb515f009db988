"""Addresses of servers, as they stand on a command line."""

from urllib.parse import SplitResult, urlsplit

from mockserver.domain.rules.addresses import is_local_name, is_loopback


def http_address(text: str) -> SplitResult | None:
    """Return the parts of an address that begins with http or https and has a host; None where `text` is none."""
    try:
        parts = urlsplit(text)
        has_port = parts.port != 0  # it is looked at only when it is asked for
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname and has_port else None


def is_this_machine(host: str) -> bool:
    """Tell whether `host` is this machine, going by its name."""
    return is_local_name(host) or is_loopback(host)
