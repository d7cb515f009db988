"""Values of a document as texts."""

import json


def plain(value: object) -> str:
    """Return a value of a document as a text: other values than texts as in JSON, nothing for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
