"""Laws of numbered lists of every version: pages of any length show the same items, each once."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import orjson

from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.scenario import walk

_MOST_PAGES = 8
_SHORT = 2  # rows of a short page
_ROWS = "data"
# The identifying field of a row, if it is not `_id`.
_NAMES = ("_id", "task_id", "batch_id", "upload_id", "custom_id", "index")
Path = Mapping[str, str]


def rows(answer: ApiReply) -> list[Any]:
    """Return the rows of a page."""
    body = answer.json
    found = body[_ROWS] if _ROWS in body else next((value for value in body.values() if isinstance(value, list)), [])
    return list(found or ())


def name_of(row: Any) -> str:
    """Return the identifier of a row."""
    names = [row[name] for name in _NAMES if name in row] if isinstance(row, dict) else []
    return str(names[0]) if names else orjson.dumps(row).decode()


def check_paging(client: ApiClient, name: str, path: Path, query: Mapping[str, Any]) -> None:
    """Check the laws of paging on a list."""
    whole = walk(client, name, path, {**query, "page_limit": 50}, _MOST_PAGES)
    total = _check_total(client, name, whole)
    _page(client, whole[0], 1, 50, total)
    if 0 < total <= 50:
        _page(client, client.accepted(name, path, {**query, "page_limit": total}), 1, total, total)
    pages = walk(client, name, path, {**query, "page_limit": _SHORT}, _MOST_PAGES)
    for number, page in enumerate(pages, 1):
        _page(client, page, number, _SHORT, total)
    _check_same_rows(client, whole, pages)
    _past_the_end(client, name, path, query, pages[0])


def _check_total(client: ApiClient, name: str, whole: Sequence[ApiReply]) -> int:
    """Check that `total_results` counts the rows of all pages, and return it."""
    everything = _names_in(whole)
    total = int(whole[0].json["page_info"]["total_results"])
    if len(whole) < _MOST_PAGES:
        client.law(
            len(everything) == total,
            whole[-1],
            "count",
            "total_results",
            f"All pages together hold {len(everything)} items; total_results says {total}.",
            "total_results is how many items there are on all pages together",
            _page_info(client, name, "total_results"),
        )
    return total


def _check_same_rows(client: ApiClient, whole: Sequence[ApiReply], pages: Sequence[ApiReply]) -> None:
    """Check that short pages show the rows of the long ones in the same order, each once."""
    walked, everything = _names_in(pages), _names_in(whole)
    client.law(
        walked == everything[: len(walked)] and (len(pages) == _MOST_PAGES or len(walked) == len(everything)),
        pages[-1],
        "paging",
        "order",
        f"Pages of {_SHORT} show {walked}; pages of 50 show {everything[: len(walked) + 1]}.",
        "every page limit shows the same items in the same order, each once",
    )
    for shown, page in ((walked, pages[-1]), (everything, whole[-1])):
        twice = sorted({row for row in shown if shown.count(row) > 1})
        client.law(not twice, page, "paging", "twice", f"{', '.join(twice[:3])} came twice.", "each row once")


def _names_in(pages: Sequence[ApiReply]) -> list[str]:
    return [name_of(row) for page in pages for row in rows(page)]


def _page(client: ApiClient, page: ApiReply, number: int, limit: int, total: int) -> None:
    info, held = page.json["page_info"], len(rows(page))
    due = min(limit, max(0, total - limit * (number - 1)))
    facts = {
        "limit_per_page": (info["limit_per_page"], limit),
        "page": (info["page"], number),
        "total_results": (info["total_results"], total),
        "total_page": (info["total_page"], ceil(total / limit)),
        _ROWS: (held, due),
    }
    for subject, (got, expected) in facts.items():
        if total == 0 and subject == "page":
            continue
        message = f"Page {number} with page_limit {limit} of {total} items: {subject} is {got}."
        clause = _page_info(client, page.operation.id, subject)
        client.law(got == expected, page, "page-info", subject, message, str(expected), clause)


def _past_the_end(client: ApiClient, name: str, path: Path, query: Mapping[str, Any], first: ApiReply) -> None:
    past = first.json["page_info"]["total_page"] + 3
    answer = client.accepted(name, path, {**query, "page_limit": 2, "page": past})
    message = f"Page {past} has {len(rows(answer))} items."
    client.law(not rows(answer), answer, "paging", "past-the-end", message, "a page past the end is empty")


def _page_info(client: ApiClient, name: str, subject: str) -> str:
    version = client.contract.operations[name].version
    return f"/components/schemas/{version}.PageInfo/properties/{subject}" if subject != _ROWS else ""


def check_order(client: ApiClient, name: str, path: Path, query: Mapping[str, Any]) -> None:
    """Check that a list is ordered by either date, in either direction, and by default."""
    _check_directions(client, name, path, query)
    _check_default_order(client, name, path, query)


def _check_directions(client: ApiClient, name: str, path: Path, query: Mapping[str, Any]) -> None:
    for field in ("created_at", "updated_at"):
        asked = {**query, "page_limit": 50, "sort_by": field}
        newest = client.accepted(name, path, {**asked, "sort_option": "desc"})
        oldest = client.accepted(name, path, {**asked, "sort_option": "asc"})
        for answer, is_descending in ((newest, True), (oldest, False)):
            dates = [moment(row[field]) for row in rows(answer) if row.get(field)]
            direction = "desc" if is_descending else "asc"
            client.law(
                dates == sorted(dates, reverse=is_descending),
                answer,
                "order",
                f"{field} {direction}",
                f"With sort_by={field} and sort_option={direction} the dates are {dates[:10]}.",
                "newest first" if is_descending else "oldest first",
            )


def _check_default_order(client: ApiClient, name: str, path: Path, query: Mapping[str, Any]) -> None:
    """Check that the default order is newest first, or another one that a source of the API names."""
    plain = client.accepted(name, path, {**query, "page_limit": 50})
    asked_for, from_oldest = (
        client.accepted(name, path, {**query, "page_limit": 50, "sort_by": "created_at", "sort_option": option})
        for option in ("desc", "asc")
    )
    came = list(map(name_of, rows(plain)))
    is_default = came == list(map(name_of, rows(asked_for)))
    if came != list(map(name_of, rows(from_oldest))):
        client.note_answer(plain, "default-order", "newest-first")
    elif not is_default:
        is_default = client.note_answer(plain, "default-order", "oldest-first")
    client.law(
        is_default,
        plain,
        "order",
        "default",
        "Without sort_by and sort_option the order differs from that with their defaults.",
        "newest first by created_at",
    )


def moment(text: str) -> tuple[str, str]:
    """Return a date in comparable form: the seconds, and the fraction."""
    seconds, _, fraction = text.rstrip("Z").partition(".")
    return seconds, fraction.ljust(9, "0")


def everything(client: ApiClient, name: str, path: Path, **options: Any) -> list[Any]:
    """Return all rows of a list."""
    return [row for page in walk(client, name, path, {"page_limit": 50}, **options) for row in rows(page)]
