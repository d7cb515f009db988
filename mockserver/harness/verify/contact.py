"""Finds out which API versions a server has, with the first requests."""

from collections.abc import Iterable, Sequence

from mockserver.ground.errors import MockserverError
from mockserver.harness.traffic.exchange import ReceivedReply
from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.scenario import VersionScenarios

# Statuses for what a server does not have: unknown, removed or not implemented.
_ABSENT = (404, 405, 410, 501)


class NothingToVerify(MockserverError):
    """There is nothing to verify; the message says why."""


def versions_at(
    client: ApiClient, known: Iterable[VersionScenarios], wanted: Sequence[str], server: str
) -> tuple[list[VersionScenarios], dict[str, str]]:
    """Return the versions to verify, and the reason why others are not, by version.

    These are the versions in `wanted`, or all that the server has. If it answers like the API but has no version, all
    are verified, because something is wrong. An unreadable reply is recorded, and its version is verified. Raises
    NothingToVerify.
    """
    present, dubious, absent = [], [], {}
    for version in known:
        if wanted and version.version not in wanted:
            continue
        replies = _replies(client, version, server)
        if any(_is_present(answer) for answer in replies):
            present.append(version)
            continue
        said = "; ".join(f"GET {answer.operation.path} {_said(answer.exchange.reply)}" for answer in replies)
        absent[version.version] = f"{server} does not have it: {said}"
        if any(_is_api(answer.exchange.reply) for answer in replies):
            dubious.append(version)
    if not (present or dubious) and client.guarded_app.silent:
        raise NothingToVerify(client.guarded_app.silence)
    if wanted and absent:
        raise NothingToVerify("; ".join(f"API {version}: {reason}" for version, reason in absent.items()))
    if present:
        return present, absent
    if dubious:
        return dubious, {}
    raise NothingToVerify(f"there is no Twelve Labs API at {server}: {'; '.join(absent.values())}")


def _replies(client: ApiClient, version: VersionScenarios, server: str) -> list[ApiReply]:
    """Return the replies to the first requests, up to the first reply of the API. Raises NothingToVerify."""
    replies = []
    for name in version.contacts:
        answer = client.first(name)
        if answer.status == 401 and answer.exchange.reply.is_readable:
            raise NothingToVerify(f"{server} does not accept the key: {answer.status}")
        replies.append(answer)
        if _is_present(answer) and answer.exchange.reply.is_readable:
            break
    return replies


def _said(reply: ReceivedReply) -> str:
    return reply.blocked or f"answers {reply.status}"


def _is_present(answer: ApiReply) -> bool:
    reply = answer.exchange.reply
    if reply.blocked or reply.status in _ABSENT:
        return False
    return answer.is_unreadable or _is_api(reply)


def _is_api(reply: ReceivedReply) -> bool:
    """Return whether a reply could come from the API: a JSON object that is a list or an error."""
    try:
        value = reply.json() if reply.media_type == "application/json" else None
    except ValueError:
        return False
    return isinstance(value, dict) and ("data" in value or {"code", "message"} <= value.keys())
