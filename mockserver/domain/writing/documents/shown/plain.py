"""Values of a document as texts."""

import json

from mockserver.domain.writing.aspects.duties import NOT_MENTIONED

MOST_OF_LIST = 6


def plain(value: object) -> str:
    """Return a value of a document as a text: other values than texts as in JSON, nothing for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def in_a_line(value: object) -> str:
    """Return a value, or the first values of a list, in one line, sentences with semicolons between them."""
    if not isinstance(value, list):
        return "" if value == NOT_MENTIONED else plain(value)
    texts = [plain(one) for one in value[:MOST_OF_LIST]]
    is_of_sentences = any(text.endswith(".") for text in texts)
    return "; ".join(text.rstrip(".") for text in texts) if is_of_sentences else ", ".join(texts)
