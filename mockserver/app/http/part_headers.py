"""The headers of a form part: field name and file name, in every spelling that clients use."""

import re
from binascii import Error as Base64Error
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Any

from mockserver.app.http.multipart import parse_options_header
from mockserver.ground.errors import ParameterInvalid

_DISPOSITION, _ENCODING = b"content-disposition", b"content-transfer-encoding"
_ENCODED_WORDS = re.compile(r"(=\?[\w-]+\?[bq]\?[^?]*\?=\s*)+", re.IGNORECASE | re.ASCII)
_TRANSFORMING = frozenset([b"base64", b"quoted-printable"])


def part_names(headers: Mapping[bytes, bytes]) -> tuple[str, str | None]:
    """Return the field name of a part and its file name, or None if it is not a file. Raises ParameterInvalid."""
    disposition = headers.get(_DISPOSITION, b"")
    _, options = parse_options_header(disposition)
    if b"name" not in options:
        raise ParameterInvalid("body", "A part of the form has no name.")
    if headers.get(_ENCODING, b"").strip().lower() in _TRANSFORMING:
        raise ParameterInvalid("Content-Transfer-Encoding", "The parts of a form have their bytes as they are.")
    name = decoded_text(options[b"name"], "name of a part")
    return name, _filename(disposition, options.get(b"filename"))


def decoded_text(raw: bytes, name: str) -> str:
    """Return `raw` as text. Raises ParameterInvalid, which calls the value `name`."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ParameterInvalid(name, "It is not UTF-8 text.") from None


def _filename(disposition: bytes, plain: bytes | None) -> str | None:
    if b"*" in disposition:
        extended = _extended_filename(disposition.decode("latin-1"))
        if extended is not None:
            return extended
    return None if plain is None else _decoded_words(decoded_text(plain, "file name"))


def _extended_filename(disposition: str) -> str | None:
    """Return the file name in `filename*` (RFC 8187), or None."""
    message = Message()
    message["content-disposition"] = disposition
    values: list[tuple[str, Any]] = message.get_params(failobj=[], header="content-disposition") or []
    # The parser returns such a value as a triple of charset, language and text.
    spelt = (value for name, value in values if name == "filename" and isinstance(value, tuple))
    return next(map(collapse_rfc2231_value, spelt), None)


def _decoded_words(text: str) -> str:
    """Return `text`, decoded if it consists of encoded words (RFC 2047), as .NET sends them."""
    if not _ENCODED_WORDS.fullmatch(text):
        return text
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, Base64Error, LookupError, UnicodeDecodeError):
        return text
