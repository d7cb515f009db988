"""An exchange for people: the request as a command to repeat it with, and what came back, both without secrets."""

from shlex import quote

from mockserver.harness.traffic.observed import Body, Observed

KEY_VARIABLE = "$TWELVE_LABS_API_KEY"
_LONGEST = 1_500
_SHOWN_HEADERS = ("content-type",)


def curl_of(observed: Observed, base_url: str = "$TWELVELABS_BASE_URL") -> str:
    """Return the command that sends the request again; the key and files of a form are the reader's to fill in."""
    words = ["curl", "-X", observed.method, f'"{base_url}"{quote(observed.target)}']
    if "x-api-key" in observed.headers:
        words += ["-H", f'"x-api-key: {KEY_VARIABLE}"']
    if observed.body.parts is not None:
        return " ".join([*words, *_form_words(observed.body)])
    for name in _SHOWN_HEADERS:
        if name in observed.headers:
            words += ["-H", quote(f"{name}: {observed.headers[name]}")]
    if observed.body.size:
        words += ["--data-binary", quote(_shortened(observed.body.raw.decode("utf-8", "backslashreplace")))]
    return " ".join(words)


def reply_of(observed: Observed) -> str:
    """Return status and body of the reply."""
    text = _shortened(observed.reply.raw.decode("utf-8", "backslashreplace"))
    return f"{observed.status or 'no reply'} {text}".rstrip()


def _form_words(body: Body) -> list[str]:
    words = []
    for part in body.parts or ():
        if not part.is_file:
            words += ["--form-string", quote(f"{part.name}={_shortened(part.text or '')}")]
        elif part.text is not None:
            words += [
                "-F",
                quote(f"{part.name}={_in_quotes(_shortened(part.text))};filename={_in_quotes(part.filename)}"),
            ]
        else:
            words += ["-F", quote(f"{part.name}=@{_in_quotes(part.filename)}")]
    return words


def _in_quotes(text: str | None) -> str:
    """Return `text` as curl takes it to the letter, where semicolons and commas would mean something."""
    escaped = (text or "").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
