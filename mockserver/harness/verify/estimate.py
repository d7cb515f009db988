"""Estimates the cost of a run: the stand-in takes the server's place, under the same limits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mockserver.app.application import MockServerApp
from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.server import VerifiedServer
from mockserver.harness.verify.verification import Verification
from mockserver.harness.verify.verifier import verify_server

# The name of the remote server in an estimate. It gets no requests: the stand-in takes its place.
_NOWHERE = "http://127.0.0.1:9"


def charges_of(options: VerifyOptions) -> Iterator[str]:
    """Yield, for each API version, the cost of the scenarios. Generated requests are extra."""
    verification = _run_on_stand_in(options)
    for progress in verification.versions:
        requests, limited = _counted(verification, progress.version)
        groups = ", ".join(f"{group} {count}" for group, count in sorted(limited.items()))
        minutes = verification.minutes_by_version.get(progress.version, 0.0)
        unseen = len(progress.scenarios) - len(progress.finished)
        yield f"  API {progress.version}: {requests} requests, {minutes:.1f} minutes of video"
        if groups:
            yield f"    by rate limit: {groups}"
        if unseen:
            yield f"    {unseen} of {len(progress.scenarios)} scenarios could not be told within these limits"


def _run_on_stand_in(options: VerifyOptions) -> Verification:
    """Return the result of running the scenarios against the stand-in, as if it were remote."""
    app = MockServerApp(Settings(profile="polls"))
    try:
        server = VerifiedServer(_NOWHERE, "tlk_REHEARSAL", "tlk_OTHER", False, False, lambda _remote: app)
        return verify_server(server, replace(options, phases=(), pause_seconds=0))
    finally:
        app.close()


def _counted(verification: Verification, version: str) -> tuple[int, Counter[str]]:
    """Return the number of requests to a version, and how many count against each rate limit."""
    operations = packaged_contract().operations
    limited: Counter[str] = Counter()
    requests = 0
    for name, replies in verification.replies.items():
        if operations[name].version == version:
            requests += replies.requests
            if operations[name].rate_group:
                limited[str(operations[name].rate_group)] += replies.requests
    return requests, limited
