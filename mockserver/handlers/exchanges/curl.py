"""An observed request as a curl command that sends it again, without secrets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from mockserver.ground.printable import shell_word
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, Part
from mockserver.handlers.reply import FAULT_HEADER

BASE_VARIABLE, KEY_VARIABLE = "$TWELVELABS_BASE_URL", "$TWELVE_LABS_API_KEY"
# A longer body must be put into a file by the reader.
_LONGEST_WORD = 4_000
_LONGEST_START = 60
_FAULT_HEADER = FAULT_HEADER.decode()
# Characters that need no escape in a path, besides letters and digits; `%` only at the start of an escape.
_OF_PATHS = "/:@!$&'()*+,;=~%"
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_GLOBS = frozenset("[]{}")


def curl_of(observed: Observed, base_url: str = BASE_VARIABLE) -> str:
    """Return the command that sends the request again, on one line for a shell such as Bash.

    The reader fills in the key. Files whose content was not kept are represented by names; a comment describes them.
    """
    command = _Command([*_line_words(observed, base_url), *_header_words(observed)])
    body = observed.body
    if _is_known_form(body):
        for part in body.parts or ():
            command.add_part(part)
    elif body.size:
        command.add_body(body)
    if body.ending is not Ending.WHOLE:
        command.hints.append(f"the body that came was not complete: {body.size} bytes of it were read")
    return command.text()


def target_of(observed: Observed) -> bytes:
    """Return path and query as in a request line."""
    path = quote(_PERCENT.sub("%25", observed.path), _OF_PATHS)
    return path.encode() + (b"?" + observed.query if observed.query else b"")


def _line_words(observed: Observed, base_url: str) -> Iterator[str]:
    target = target_of(observed)
    yield "curl"
    yield from ["--head"] if observed.method == "HEAD" else ["-X", shell_word(observed.method)]
    if _GLOBS & set(target.decode("latin-1")):
        yield "--globoff"
    if b"/." in target.partition(b"?")[0]:
        yield "--path-as-is"
    yield f'"{base_url}"{shell_word(target)}'


def _header_words(observed: Observed) -> Iterator[str]:
    if "x-api-key" in observed.headers:
        yield from ("-H", f'"x-api-key: {KEY_VARIABLE}"')
    if _FAULT_HEADER in observed.headers:
        yield from ("-H", shell_word(f"{_FAULT_HEADER}: {observed.headers[_FAULT_HEADER]}"))
    if not _is_known_form(observed.body):
        if "content-type" in observed.headers:
            yield from ("-H", shell_word(f"content-type: {observed.headers['content-type']}"))
        elif observed.body.size:
            yield from ("-H", "content-type:")  # or curl would add its own


def _is_known_form(body: Body) -> bool:
    return body.parts is not None and not body.fault


@dataclass(slots=True)
class _Command:
    """A command under construction: its words, its input, and hints for the reader."""

    words: list[str]
    source: str = ""
    hints: list[str] = field(default_factory=list)

    def text(self) -> str:
        hints = shell_word("; ".join(self.hints)) if self.hints else ""
        return f"{self.source}{' '.join(self.words)}" + (f"  # {hints}" if hints else "")

    def add_body(self, body: Body) -> None:
        if not body.is_kept or body.size > _LONGEST_WORD:
            file = self._file("body", body.size, body.raw)
            self.words += ["--data-binary", f"@{file}"]
        elif b"\0" in body.raw:
            self.source = f"printf '{_for_printf(body.raw)}' | "
            self.words += ["--data-binary", "@-"]
        else:
            self.words += ["--data-raw", shell_word(body.raw)]

    def add_part(self, part: Part) -> None:
        text, name = part.text, part.name
        if text is None or "\0" in text or len(text) > _LONGEST_WORD:
            file = self._file(part.filename or name, part.size, (text or "").encode())
            self.words += ["-F", shell_word(f"{name}=@{file}{_named(part)}" if part.is_file else f"{name}=<{file}")]
        elif part.is_file:
            self.words += ["-F", shell_word(f"{name}={_in_quotes(text)}{_named(part)}")]
        else:
            self.words += ["--form-string", shell_word(f"{name}={text}")]

    def _file(self, name: str, size: int, start: bytes) -> str:
        """Return the name of a file of `size` bytes, and add a hint how to create it."""
        file = re.sub(r"[^A-Za-z0-9._]+", "-", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(".-") or "file"
        begins = f", which begin {start[:_LONGEST_START].decode('utf-8', 'replace')!r}" if start else ""
        self.hints.append(f"{file} stands for {size} bytes{begins}: head -c {size} /dev/zero > {file}")
        return file


def _named(part: Part) -> str:
    media_type = f";type={part.media_type}" if re.fullmatch(r"[\w.+-]+/[\w.+-]+", part.media_type) else ""
    return f";filename={_in_quotes(part.filename)}{media_type}"


def _in_quotes(text: str | None) -> str:
    """Return `text` quoted for curl, in places where semicolons and commas have a meaning."""
    escaped = (text or "").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _for_printf(raw: bytes) -> str:
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 0x80 else f"\\{byte:03o}" for byte in raw)
