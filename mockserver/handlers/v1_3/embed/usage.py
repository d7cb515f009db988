"""Token counts of Marengo 3.5. Its way of counting is not public; these numbers grow with the input."""

from math import ceil

from mockserver.domain.embedding import count_tokens
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.upload import Upload
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.embed.files import page_count

_PER_PICTURE = 256
_PER_SECOND_OF_SOUND = 32


def file_tokens(file: Asset | Upload, seconds: float) -> int:
    """Return the number of tokens of a file with `seconds` that count."""
    match file.medium:
        case Medium.VIDEO:
            return ceil(seconds * _PER_PICTURE)
        case Medium.AUDIO:
            return ceil(seconds * _PER_SECOND_OF_SOUND)
        case Medium.IMAGE:
            return _PER_PICTURE
        case Medium.DOCUMENT:
            return page_count(file) * _PER_PICTURE


def usage_view(text: str | None, files: list[Asset | Upload], *, is_cut: bool) -> View:
    """Return the usage of a text and files that were embedded together."""
    tokens: dict[str, int] = {} if text is None else {"text": count_tokens(text)}
    for file in files:
        kind = file.medium.value
        tokens[kind] = tokens.get(kind, 0) + file_tokens(file, file.media.duration)
    return {
        "input_tokens": tokens,
        "truncated": is_cut,
        **({"truncation_reason": "model_context_window"} if is_cut else {}),
    }
