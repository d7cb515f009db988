"""Options that name a running server and an account of it."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping

from mockserver.ground.address import LOCAL_KEY
from mockserver.ground.settings import URL_VARIABLE

# Settings that locate the server and name the account.
ADDRESS = ("host", "port", "public_url", "admin_token")

Headers = Mapping[str, str]


def not_empty(text: str) -> str:
    """Return `text`. Raises ArgumentTypeError if it is empty, as "$KEY" is in a script that sets no KEY."""
    if not text:
        raise ArgumentTypeError("it is empty; leave the option out to take the default")
    return text


def add_url_option(parser: ArgumentParser) -> None:
    """Add the option that names the server."""
    parser.add_argument(
        "--url", type=not_empty, help=f"the server [{URL_VARIABLE}; default: the one at --host and --port]"
    )


def add_account_options(parser: ArgumentParser, *, default: str) -> None:
    """Add the options that name an account; `default` describes the account without them."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--key", metavar="KEY", type=not_empty, help=f"the account with this key [default: {default}]")
    group.add_argument(
        "--account", metavar="ID", type=not_empty, help="the account with this id, as `mockserver status` shows it"
    )


def account_headers(options: Namespace, default_key: str = LOCAL_KEY) -> Headers:
    """Return the headers that name the chosen account: that of `default_key`, or none without a choice."""
    if options.account:
        return {"x-mockserver-account": options.account}
    key = options.key or default_key
    return {"x-api-key": key} if key else {}
