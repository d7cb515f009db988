"""Laws of every resource of every version, each stated once; scenarios say what they apply to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from mockserver.harness.verify.api_client import OWN_HOST, ApiClient, ApiReply, ScenarioOver, Values

Item = Mapping[str, Any]
# Texts that servers are known to damage: length, case, spaces, accents in both normal forms, HTML and SQL characters.
HARD_TEXT = (
    "Mixed CASE,  two  spaces; Ünïcödé \u0065\u0301 日本語 🎬 <b>&amp;</b> \"quoted\" 'it''s' 100%+ \\n " + "long " * 20
)
_TOLERANCE = 0.001


@dataclass(frozen=True, slots=True)
class ForeignCall:
    """A request about a record of this account, to be sent with the key of another account."""

    operation: str
    path: Values | None = None
    query: Values | None = None
    json: Any = None


def text_is_kept(client: ApiClient, answer: ApiReply, subject: str, got: Any, given: str) -> None:
    """Check that a text is returned as it was set, to the last character."""
    if got == given:
        return
    message = f"{subject} was set to {given!r} and is {got!r}: {_difference_text(got, given)}."
    client.law(False, answer, "kept", subject, message, "the text that was given")


def _difference_text(got: Any, given: str) -> str:
    if not isinstance(got, str):
        return "it is not a text"
    if given.startswith(got):
        return f"it is cut off after {len(got)} characters"
    if got == given.strip():
        return "spaces around it are missing"
    return "its case has changed" if got.casefold() == given.casefold() else "characters have changed"


def listed_as_retrieved(
    client: ApiClient, listed: ApiReply, retrieve: str, path_of: Callable[[Item], Values], most: int = 3
) -> None:
    """Check that the first items of a list agree with their retrievals."""
    for item in listed.json["data"][:most]:
        alone = client.accepted(retrieve, path_of(item))
        both = item.keys() & alone.json.keys()
        differing = sorted(key for key in both if not _agree(item[key], alone.json[key]))
        message = f"List and {alone.operation.id} differ in {', '.join(differing)}."
        client.law(not differing, alone, "agreement", " ".join(differing), message, "the same values")


def _agree(one: Any, other: Any) -> bool:
    """Return whether two values agree; for objects, only in common fields: a list may show fewer."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return all(_agree(one[key], other[key]) for key in one.keys() & other.keys())
    return bool(one == other)


def lies_within(client: ApiClient, answer: ApiReply, subject: str, part: tuple[float, float], whole: float) -> bool:
    """Check that the times of a part lie within `whole` seconds, to the frame; rounded ones may be rounded up."""
    start, end = part
    end_of = ceil(whole) if float(end).is_integer() else whole + _TOLERANCE
    message = f"{start} to {end} s in a video of {whole} s."
    return client.law(0 <= start <= end <= end_of, answer, "value", subject, message, "within the video")


def follows_seamlessly(client: ApiClient, answer: ApiReply, subject: str, parts: Sequence[tuple[float, float]]) -> None:
    """Check that each part of a video begins where the one before ends."""
    gaps = [(before[1], part[0]) for before, part in pairwise(parts)]
    torn = [gap for gap in gaps if abs(gap[1] - gap[0]) > _TOLERANCE]
    message = f"A part ends at {torn[0][0]} s and the next begins at {torn[0][1]} s." if torn else ""
    client.law(not torn, answer, "value", subject, message, "each part begins where the one before ends")


def stays(client: ApiClient, before: ApiReply, again: ApiReply, fields: Iterable[str]) -> None:
    """Check that a finished record is the same when it is retrieved again."""
    for field in fields:
        was, now = before.json.get(field), again.json.get(field)
        message = f"{field} was {was} when it was finished, and is {now} now."
        client.law(was == now, again, "states", f"{field} after the end", message, f"still {was}")


def is_kept_from_others(
    client: ApiClient, other: str, calls: Iterable[ForeignCall], code: str = "resource_not_exist"
) -> None:
    """Check that another account cannot read, change, use or delete what belongs to this account."""
    for call in calls:
        client.refused(404, code, call.operation, call.path, call.query, json=call.json, key=other)


def is_not_listed_to_others(client: ApiClient, other: str, listed: ApiReply, own: str) -> None:
    """Check that the list of another account contains no record called `own`."""
    is_there = own in listed.exchange.reply.body.decode("utf-8", "replace")
    message = f"The list of another account has {own}, which is this account's."
    client.law(not is_there, listed, "leak", listed.operation.id, message, "only its own")


def walked_while_it_changes(
    client: ApiClient, pages: Iterable[ApiReply], change: Callable[[], object], name_of: Callable[[Item], object]
) -> list[object]:
    """Walk `pages` of a list that changes after the first. Check that no item appears twice; return the items."""
    seen: list[object] = []
    page: ApiReply | None = None
    for number, page in enumerate(pages):
        if not number:
            change()
        seen += [name_of(item) for item in page.json["data"]]
    twice = sorted({str(name) for name in seen if seen.count(name) > 1})
    if page is not None:
        message = f"While the list changed, {', '.join(twice[:3])} came on two pages."
        client.law(not twice, page, "paging", "twice while it changes", message, "each once")
    return seen


def leads_somewhere(client: ApiClient, answer: ApiReply, subject: str, address: str, media_type: str) -> bytes:
    """Check that an address in a reply leads to `media_type`, without a key. Return the content.

    Raises ScenarioOver for an address on another host than the server's: the run does not call it.
    """
    parts = urlsplit(address)
    if parts.netloc not in (OWN_HOST, urlsplit(client.base_url).netloc):
        raise ScenarioOver(f"{subject} is on {parts.netloc}, and verify sends requests only to the server itself")
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    reply = client.send("GET", target, {"x-api-key": ""})
    if reply.blocked:
        raise ScenarioOver(reply.blocked)
    came = f"{reply.status} {reply.media_type}".strip()
    is_there = reply.status == 200 and reply.media_type == media_type and bool(reply.body)
    message = f"The address in {subject} answers {came}, {len(reply.body)} bytes."
    client.law(is_there, answer, "leads-nowhere", subject, message, f"200 {media_type}")
    return reply.body
