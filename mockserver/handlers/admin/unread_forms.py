"""Forms that the server did not read, because a fault or an error came first. The journal has their first bytes."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from mockserver.domain.account.journal import Entry

Fields = list[tuple[str, str]]
Files = dict[str, object]


def is_unread_form(entry: Entry) -> bool:
    """Return whether the body is an unparsed multipart form; a parsed one is kept as JSON."""
    return entry.body.startswith(b"--") and _content_type(entry).lower().startswith(b"multipart/")


def fields_and_files(entry: Entry) -> tuple[Fields, Files]:
    """Return the text fields, in order, and the facts of the files. Of incomplete parts only files are listed."""
    fields: Fields = []
    files: dict[str, list[dict[str, str]]] = {}
    for name, part in _parts(entry):
        filename = part.get_param("filename", header="content-disposition")
        if filename is None:
            fields.append((name, _text(part)))
        else:
            files.setdefault(name, []).append({"filename": str(filename)})
    return fields, {name: several if len(several) > 1 else several[0] for name, several in files.items()}


def _parts(entry: Entry) -> Iterator[tuple[str, Message]]:
    whole = message_from_bytes(b"Content-Type: %b\r\n\r\n%b" % (_content_type(entry), entry.body))
    parts = whole.get_payload()
    known = [part for part in parts if isinstance(part, Message)] if isinstance(parts, list) else []
    for part in known:
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str) and not (part is known[-1] and _is_cut(entry) and not _is_begun_file(part)):
            yield name, part


def _is_cut(entry: Entry) -> bool:
    return len(entry.body) < entry.body_size


def _is_begun_file(part: Message) -> bool:
    """Return whether the headers of a part are complete and name a file."""
    return bool(part.get_payload()) and part.get_param("filename", header="content-disposition") is not None


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _content_type(entry: Entry) -> bytes:
    return dict(entry.request_headers).get(b"content-type", b"")
