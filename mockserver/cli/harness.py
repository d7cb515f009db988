"""The commands of the harness: options and exit codes."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote

from mockserver.cli.numbers import count
from mockserver.cli.server_options import not_empty
from mockserver.ground.address import LOCAL_KEY
from mockserver.ground.errors import StartupError
from mockserver.ground.printable import loggable, printable
from mockserver.ground.settings import Settings

# A server for one program listens at its own address, which others do not know.
SERVER_SETTINGS = (
    "seed",
    "profile",
    "plan",
    "as_of",
    "strict",
    "fixtures",
    "integration",
    "drive",
    "recorded_answers",
    "sample_account",
    "api_keys",
    "receive_seconds",
    "send_seconds",
)
_LEVELS = ("error", "warning", "note")
_FORMATS = "text, json, junit or html"


def add_judging_options(parser: ArgumentParser) -> None:
    """Add the options that all checking commands share: level, known findings, reports."""
    parser.add_argument(
        "--level",
        choices=_LEVELS,
        default="warning",
        help="findings of this level and above count as violations [default: warning]",
    )
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="RULE[@OPERATION[:SUBJECT]]",
        help="findings to suppress, such as null-field or unknown-field@post_indexes:body.*; repeatable",
    )
    parser.add_argument("--baseline", metavar="FILE", help="a YAML file of known findings, which are suppressed")
    parser.add_argument("--write-baseline", metavar="FILE", help="write the findings of this run to a baseline file")
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help=f"a report as {_FORMATS}, to a file or to standard output; repeatable [default: text]",
    )


def add_check_options(parser: ArgumentParser) -> None:
    """Add the options of `check`."""
    add_judging_options(parser)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        dest="variables",
        metavar="NAME=VALUE",
        help="another variable for the program; {url} in it is the server's address; repeatable",
    )


def check(settings: Settings, options: Namespace) -> int:
    """Run a program against its own server, and report where it breaks the contract."""
    _check_platform("check")
    from mockserver.harness.checking import check_program, variables_of
    from mockserver.harness.verdict.judging import judging_of, write_reports

    judging = judging_of(options)  # bad options are reported before anything runs
    checked = check_program(settings, options.program, variables_of(options.variables))
    return write_reports(checked.verdict(judging), judging, sys.stdout)


def add_proxy_options(parser: ArgumentParser) -> None:
    """Add the options of `proxy`."""
    parser.add_argument("--upstream", metavar="URL", help="the server to which requests are passed on")
    parser.add_argument("--replay", metavar="DIR", help="answer from recordings, or from a HAR file, instead")
    parser.add_argument("--record", metavar="DIR", help="write every exchange there, without keys and signatures")
    _add_spending_options(parser)
    add_judging_options(parser)


def _add_spending_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--allow-writes",
        action="store_true",
        help="pass on requests that create or change something; not needed for a server on this machine",
    )
    parser.add_argument(
        "--spend-cap",
        type=count,
        metavar="N",
        help="maximum number of requests that create or change something or that a plan counts [default: no limit]",
    )


def proxy(settings: Settings, options: Namespace) -> int:
    """Pass requests on to a server until stopped, and report where client or server break the contract."""
    _check_platform("proxy")
    from mockserver.harness.proxying import proxy as stand_between
    from mockserver.harness.routing import route_of
    from mockserver.harness.verdict.judging import judging_of, write_reports

    judging = judging_of(options)
    route = route_of(
        options.upstream,
        options.replay,
        options.record,
        allow_writes=options.allow_writes,
        spend_cap=options.spend_cap,
    )
    verdict = stand_between(settings, route, judging, _print_error)
    return write_reports(verdict, judging, sys.stdout)


def _print_error(text: str) -> None:
    print(loggable(text, os.environ), file=sys.stderr, flush=True)


def _check_platform(command: str) -> None:
    """Check that this platform has the signals that `command` needs. Raises StartupError."""
    if sys.platform == "win32":
        raise StartupError(f"`mockserver {command}` needs the signals of Unix; on Windows run it in WSL or a container")


def add_diff_options(parser: ArgumentParser) -> None:
    """Add the options of `diff`."""
    parser.add_argument("recordings", metavar="DIR", help="what mockserver proxy --record has written, or a HAR file")
    parser.add_argument(
        "--key", type=not_empty, default=LOCAL_KEY, help=f"API key for the requests [default: {LOCAL_KEY}]"
    )
    parser.add_argument("--against", metavar="URL", help="send the requests to this server, not to a stand-in")
    _add_spending_options(parser)
    add_judging_options(parser)


def diff(settings: Settings, options: Namespace) -> int:
    """Send the recorded requests to the stand-in or another server, and report replies of another kind."""
    from mockserver.harness.recordings.diffing import diff as difference
    from mockserver.harness.routing import route_to
    from mockserver.harness.verdict.judging import judging_of, write_reports

    judging = judging_of(options)
    allowed = {"allow_writes": options.allow_writes, "spend_cap": options.spend_cap}
    route = route_to(options.against, "--against", **allowed) if options.against else None
    return write_reports(
        difference(settings, Path(options.recordings), judging, options.key, route), judging, sys.stdout
    )


def add_fixtures_options(parser: ArgumentParser) -> None:
    """Add the options of `fixtures`."""
    parser.add_argument("action", choices=["import"], help="import: turn recorded replies into fixtures")
    parser.add_argument("recordings", metavar="DIR", help="what mockserver proxy --record has written, or a HAR file")
    parser.add_argument("--to", metavar="DIR", default="fixtures", help="where to write them [default: fixtures]")


def fixtures(settings: Settings, options: Namespace) -> int:
    """Turn recorded replies into fixtures, and list them and what was left out."""
    from mockserver.harness.recordings.importing import import_fixtures

    imported = import_fixtures(Path(options.recordings), Path(options.to))
    for file in imported.files:
        print(file)
    summary = {"read": imported.resources, "video": imported.found, "left out": imported.left_out}
    for what, lines in summary.items():
        for line in lines:
            _print_error(printable(f"{what}: {line}"))
    print(f"serve them: mockserver serve --fixtures {quote(options.to)}", file=sys.stderr)
    return 0


def add_drift_options(parser: ArgumentParser) -> None:
    """Add the options of `drift`."""
    parser.add_argument("--openapi", metavar="FILE", help="an OpenAPI document of the same API, as YAML or JSON")
    parser.add_argument("--python", metavar="PYTHON", help="the interpreter that has the Python SDK installed")
    parser.add_argument("--javascript", metavar="DIR", help="the directory that has the JavaScript SDK installed")
    add_judging_options(parser)


def drift(settings: Settings, options: Namespace) -> int:
    """Compare the contract with other descriptions of the API, and report where they disagree."""
    from mockserver.harness.drift.drifting import drift as drifted
    from mockserver.harness.drift.drifting import parties_of, with_choices
    from mockserver.harness.verdict.judging import judging_of, write_reports

    judging = judging_of(options)
    parties = parties_of(options.openapi, options.python, options.javascript)
    judging = with_choices(judging, parties)
    return write_reports(drifted(parties, judging), judging, sys.stdout)
