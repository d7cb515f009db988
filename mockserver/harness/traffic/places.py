"""Paths without identifiers, so that findings of two runs can be compared."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_IDENTIFIER = re.compile(r"[0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\d+)?|\d+", re.IGNORECASE)


def path_form(path: str) -> str:
    """Return `path` with `{id}` for every identifier."""
    return "/".join("{id}" if _IDENTIFIER.fullmatch(segment) else segment for segment in path.split("/"))


def nearest_path(form: str, paths: Iterable[str]) -> str:
    """Return the path of the contract that is most similar to `form`, or empty."""
    by_form = {re.sub(r"\{[^}]*\}", "{id}", path): path for path in paths}
    near = get_close_matches(form, by_form, n=1)
    return by_form[near[0]] if near else ""


def plain_path(path: str) -> str:
    """Return `path` without redundant slashes and prefix."""
    segments = [segment for segment in path.split("/") if segment]
    return "/" + "/".join(segments[1:] if segments[:1] == ["p"] else segments)
