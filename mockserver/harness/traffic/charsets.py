"""Texts in another character set than UTF-8, which is the only one of the API."""

import re
from urllib.parse import unquote_to_bytes

_UTF8 = frozenset(["utf-8", "utf8", "us-ascii", "ascii"])
_CHARSET = re.compile(r';\s*charset\s*=\s*"?([^";\s]*)', re.IGNORECASE)


def foreign_charset(content_type: str) -> str:
    """Return the character set in a Content-Type, if it is not UTF-8."""
    found = _CHARSET.search(content_type)
    return found[1] if found and found[1].lower() not in _UTF8 else ""


def foreign_names(pairs: bytes) -> list[str]:
    """Return the names in a query string or form whose name or value is not UTF-8, each once."""
    found = dict.fromkeys(pair.partition(b"=")[0] for pair in pairs.split(b"&") if not _is_utf8(unquote_to_bytes(pair)))
    return [unquote_to_bytes(name).decode("utf-8", "replace") for name in found]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
