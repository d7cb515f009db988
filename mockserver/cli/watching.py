"""The commands that inspect and change a running server: status, tail, faults, reset, advance."""

import json
import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from mockserver.cli.event_lines import line_of, printable
from mockserver.cli.numbers import amount
from mockserver.cli.server_options import account_headers, add_account_options, add_url_option
from mockserver.contract.streamed.event_reader import EventReader
from mockserver.ground.address import LOCAL_KEY
from mockserver.ground.colours import Style, painter
from mockserver.ground.counting import counted
from mockserver.ground.did_you_mean import suggestion
from mockserver.ground.errors import SettingsInvalid, StartupError
from mockserver.ground.printable import loggable
from mockserver.ground.settings import Settings

if TYPE_CHECKING:
    from mockserver.cli.remote import Remote

_TYPES = ("exchange", "job", "webhook", "order")
_PARTS = ("account", "journal", "faults", "answers", "clock")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_UNITS = {"ms": "milliseconds", "s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_STATUS = re.compile(r"[1-5]\d\d|[1-5]xx")

Facts = Mapping[str, Any]


def _remote(settings: Settings, options: Namespace) -> "Remote":
    from mockserver.cli.remote import remote_of  # imported late: HTTP takes longer than all that the help needs

    return remote_of(settings, options)


def _print(text: str) -> None:
    print(loggable(text, os.environ), flush=True)


def add_status_options(parser: ArgumentParser) -> None:
    """Add the options of `status`."""
    add_url_option(parser)
    _add_json_option(parser)


def status(settings: Settings, options: Namespace) -> int:
    """Print the accounts of a server: what they hold, their faults, and what is due next."""
    accounts = _remote(settings, options).request("GET", "/accounts", {})["data"]
    if options.json:
        _print(json.dumps(accounts, indent=2))
        return 0
    paint = painter(sys.stdout, os.environ)
    for account in accounts:
        name = paint(account["id"], Style.STRONG)
        _print(printable(f"{name} {account['key']} {account['test'] or ''}").rstrip())
        for line in _status_lines(account):
            _print(f"  {line}")
    if not accounts:
        _print("no account was opened yet")
    return 0


def _status_lines(account: Facts) -> list[str]:
    records = ", ".join(counted(count, kind) for kind, count in account["records"].items())
    idle = account["idle_seconds"]
    last = "no request yet" if idle is None else f"the latest {idle:.0f} s ago"
    clock, coming = account["clock"], account["next_change"]
    moving = "frozen" if clock["frozen"] else f"{clock['scale']:g} times as fast" if clock["scale"] != 1 else "running"
    lines = [
        f"requests  {account['exchanges'] + account['dropped']}, {last}",
        f"records   {records or 'none'}",
        f"clock     {clock['now']}, {moving}",
    ]
    ordered = [counted(account[f"{name}s"], name) for name in ("fault", "answer", "webhook") if account[f"{name}s"]]
    if ordered:
        lines.append(f"ordered   {', '.join(ordered)}")
    if coming is not None:
        lines.append(f"due       {account['changes_due']}, next at {coming['at']}: {coming['text']}")
    return lines


def add_tail_options(parser: ArgumentParser) -> None:
    """Add the options of `tail`."""
    add_url_option(parser)
    add_account_options(parser, default="all accounts")
    parser.add_argument("--type", choices=_TYPES, action="append", default=[], help="only such events; repeatable")
    parser.add_argument(
        "--operation",
        metavar="NAME",
        action="append",
        default=[],
        help="only exchanges of the operations with this operationId or tag; repeatable",
    )
    parser.add_argument(
        "--status",
        metavar="STATUS",
        action="append",
        default=[],
        help="only exchanges with this status, such as 404 or 4xx; repeatable",
    )
    parser.add_argument("--seconds", type=amount, metavar="N", help="end after so many seconds [default: at Ctrl-C]")
    _add_json_option(parser)


def tail(settings: Settings, options: Namespace) -> int:
    """Print events until stopped."""
    is_wanted = _filter(options)
    query = {"types": ",".join(options.type) or None, "seconds": options.seconds}
    given = urlencode({name: value for name, value in query.items() if value is not None})
    remote, headers = _remote(settings, options), account_headers(options, default_key="")
    paint, reader = painter(sys.stdout, os.environ), EventReader()
    try:
        for piece in remote.pieces(f"/events?{given}", headers):
            for event in map(json.loads, (each.data for each in reader.feed(piece))):
                line = json.dumps(event) if options.json else line_of(event, paint, with_account=not headers)
                if line is not None and is_wanted(event):
                    _print(line)
    except KeyboardInterrupt:
        return 0
    if options.seconds is None:
        raise StartupError(f"the server at {remote.url} has stopped")
    return 0


def _ids_of(names: Sequence[str]) -> set[str]:
    """Return the operationIds that `names` name, each by itself or by its tag. Raises SettingsInvalid."""
    if not names:
        return set()
    from mockserver.contract.source import packaged_contract  # imported late: it takes as long as the rest

    contract = packaged_contract()
    for name in names:
        if not contract.named(name):
            hint = suggestion(name, contract.names)
            raise SettingsInvalid(f'--operation: "{name}" is neither an operationId nor a tag{hint}')
    return {operation.id for name in names for operation in contract.named(name)}


def _filter(options: Namespace) -> Callable[[Facts], bool]:
    """Return a function that selects events. Raises SettingsInvalid."""
    for text in options.status:
        if not _STATUS.fullmatch(text):
            raise SettingsInvalid(f'--status: "{text}" is neither a status, such as 404, nor a class, such as 4xx')
    operations = _ids_of(options.operation)
    if not (options.status or operations):
        return lambda event: True

    def is_wanted(event: Facts) -> bool:
        if event["type"] != "exchange":
            return bool(event["type"] == "dropped")
        code = str(event["status"])
        is_status = not options.status or code in options.status or f"{code[0]}xx" in options.status
        is_operation = not operations or event["operation"] in operations
        return is_status and is_operation

    return is_wanted


def add_faults_options(parser: ArgumentParser) -> None:
    """Add the options of `faults`."""
    add_url_option(parser)
    add_account_options(parser, default="all accounts")
    parser.add_argument("--clear", action="store_true", help="remove them")
    _add_json_option(parser)


def faults(settings: Settings, options: Namespace) -> int:
    """Print the fault rules, and how often each matched and fired."""
    remote, named = _remote(settings, options), account_headers(options, default_key="")
    accounts = [account["id"] for account in remote.request("GET", "/accounts", {})["data"]] if not named else [""]
    found = []
    for account_id in accounts:
        headers = named or {"x-mockserver-account": account_id}
        listed = remote.request("GET", "/faults", headers)["data"]
        found += [{"account": account_id or None, **fault} for fault in listed]
        if options.clear and listed:
            remote.request("DELETE", "/faults", headers)
    if options.json:
        _print(json.dumps(found, indent=2))
        return 0
    for fault in found:
        what = next(iter(fault["rule"].get("fault", {"delay": None})))
        where = json.dumps(fault["rule"].get("match", {}))
        counts = f"matched {fault['matched']}, fired {fault['fired']}, passed over {fault['passed_over']}"
        _print(printable(f"{(fault['account'] or '')[:8]:<8} {fault['id']:<10} {what:<14} {counts}  {where}").strip())
    _print(f"{counted(len(found), 'fault')}{' removed' if options.clear else ''}" if found else "no faults are ordered")
    return 0


def add_reset_options(parser: ArgumentParser) -> None:
    """Add the options of `reset`."""
    add_url_option(parser)
    add_account_options(parser, default=LOCAL_KEY)
    parser.add_argument("--all", action="store_true", help="all accounts; this asks for the admin token")
    parser.add_argument("--what", choices=_PARTS, action="append", default=[], help="only this part; repeatable")


def reset(settings: Settings, options: Namespace) -> int:
    """Make an account, or all, as at the first use of the key."""
    body = {"what": options.what} if options.what else {}
    remote = _remote(settings, options)
    if options.all and (options.key or options.account):
        raise SettingsInvalid("--all resets every account; it goes without --key and --account")
    if options.all:
        _print(f"reset: {counted(remote.request('POST', '/reset/all', {}, body)['accounts'], 'account')}")
        return 0
    done = remote.request("POST", "/reset", account_headers(options), body)["reset"]
    _print(f"reset: {', '.join(done)}")
    return 0


def add_advance_options(parser: ArgumentParser) -> None:
    """Add the options of `advance`."""
    parser.add_argument(
        "duration", nargs="?", help="how far, such as 90s, 10m, 1h30m or 2d [default: until no job is running]"
    )
    add_url_option(parser)
    add_account_options(parser, default=LOCAL_KEY)


def advance(settings: Settings, options: Namespace) -> int:
    """Move the clock of an account forward, and print what happened on the way."""
    by = {"until_idle": True} if options.duration is None else _duration(options.duration)
    reply = _remote(settings, options).request("POST", "/clock/advance", account_headers(options), by)
    for event in reply["happened"]:
        _print(printable(f"{event['at']}  {event['text']}"))
    _print(f"It is {reply['now']}{'; no job is running' if reply['is_idle'] else ''}")
    return 0


def _duration(text: str) -> Mapping[str, float]:
    """Return a duration by its units. Raises SettingsInvalid."""
    found = _DURATION.findall(text)
    if not found or "".join(number + unit for number, unit in found) != text:
        raise SettingsInvalid(f'"{text}" is not a duration such as 90s, 10m, 1h30m, 2d or 250ms')
    amounts: dict[str, float] = {}
    for number, unit in found:
        amounts[_UNITS[unit]] = amounts.get(_UNITS[unit], 0) + float(number)
    return amounts


def _add_json_option(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
