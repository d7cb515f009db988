"""Evidence for people: the request as a command that repeats it, and the reply, both without secrets."""

from dataclasses import replace

from mockserver.handlers.exchanges.curl import BASE_VARIABLE, curl_of
from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection.finding import Finding

_LONGEST_REPLY = 1_500


def with_evidence(finding: Finding, observed: Observed, base_url: str = BASE_VARIABLE) -> Finding:
    """Return `finding` with its exchange: request, reply, time, and test."""
    origin = observed.origin
    return replace(
        finding,
        request=curl_of(observed, base_url),
        reply=reply_of(observed),
        request_id=origin.request_id,
        at=origin.at,
        test=origin.test,
    )


def reply_of(observed: Observed) -> str:
    """Return status and body of the reply."""
    text = observed.reply.raw.decode("utf-8", "backslashreplace")
    short = text if len(text) <= _LONGEST_REPLY else f"{text[:_LONGEST_REPLY]} …"
    return f"{observed.status or 'no reply'} {short}".rstrip()
