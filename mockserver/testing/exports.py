"""The names that `mockserver.testing` exports; the package imports this module when the first is used."""

from mockserver.testing.account import Account
from mockserver.testing.errors import NotRunning, Refused, Unreachable
from mockserver.testing.options import Options
from mockserver.testing.server import MockServer, Server

__all__ = ["Account", "MockServer", "NotRunning", "Options", "Refused", "Server", "Unreachable"]
