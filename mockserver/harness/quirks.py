"""Known quirks of published clients, which an application that uses them cannot avoid."""

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import NamedTuple

from mockserver.harness.inspection.finding import Finding, Severity
from mockserver.harness.verdict.allowances import literal


class Quirk(NamedTuple):
    """A quirk of a published client: the start of its user agent, its releases, the finding, and the cause.

    A `*` in `operation` or `subject` matches anything. Releases before 1.0 do not identify themselves, so their HTTP
    library stands for them.
    """

    agent: str
    client: str
    versions: tuple[str, ...]
    rule: str
    operation: str
    subject: str
    why: str

    def __str__(self) -> str:
        return f"{self.client} {', '.join(self.versions)}: {self.why}"


_PYTHON = ("python-httpx/", "Python SDK")
_JAVASCRIPT = ("node-fetch/", "JavaScript SDK")
_JAVASCRIPT_RELEASES = ("0.1.22", "0.2.5", "0.2.8")
_DUMMY = "an empty file makes a form of a request that has no file"
_TEXT_FILE = "texts of a form are sent as files, and as fields once more"

# Only quirks that servers tolerate are listed: what the contract refuses fails in the application too.
QUIRKS = (
    Quirk(*_PYTHON, ("0.2.10", "0.3.2"), "unknown-field", "any-to-video-search", "body.dummy", _DUMMY),
    Quirk(*_PYTHON, ("0.1.25", "0.2.10"), "unknown-field", "create-video-embeding-task", "body.dummy", _DUMMY),
    Quirk(*_PYTHON, ("0.1.25",), "unknown-field", "create-video-indexing-task", "body.dummy", _DUMMY),
    *(
        Quirk(*_PYTHON, versions, rule, operation, subject, _TEXT_FILE)
        for rule in ("text-as-file", "repeated-field")
        for versions, operation, subject in (
            (("0.3.2",), "create-text-image-audio-embedding", "body.audio_url"),
            (("0.3.2",), "create-text-image-audio-embedding", "body.image_url"),
            (("0.3.2",), "create-text-image-audio-embedding", "body.text"),
            (("0.3.2",), "create-video-embeding-task", "body.video_url"),
            (("0.2.10", "0.3.2"), "create-video-indexing-task", "body.transcription_url"),
            (("0.2.10", "0.3.2"), "create-video-indexing-task", "body.video_url"),
        )
    ),
    Quirk(
        *_PYTHON,
        ("0.1.25", "0.2.10"),
        "tolerated-media-type",
        "create-text-image-audio-embedding",
        "header.content-type",
        "a request without a file is not sent as multipart/form-data",
    ),
    Quirk(
        *_PYTHON,
        ("0.1.25", "0.2.10", "0.3.2"),
        "object-as-text",
        "list-videos",
        "query.metadata",
        "a dictionary is written as Python prints it",
    ),
    Quirk(
        *_JAVASCRIPT,
        _JAVASCRIPT_RELEASES,
        "object-as-text",
        "list-videos",
        "query.metadata",
        "an object is written as JavaScript prints it",
    ),
    *(
        Quirk(*_JAVASCRIPT, _JAVASCRIPT_RELEASES, rule, operation, subject, "names in brackets stay in camel case")
        for rule, operation, subject in (
            ("unknown-parameter", "list-indexes", "query.createdAt[*]"),
            ("unknown-parameter", "list-video-indexing-tasks", "query.updatedAt[*]"),
            ("misspelt-parameter", "list-videos", "query.createdAt[*]"),
        )
    ),
    Quirk(
        *_JAVASCRIPT,
        ("0.1.22", "0.2.5"),
        "unknown-parameter",
        "retrieve-transcription",
        "query.time",
        "the parameter is not in the contract",
    ),
)


def with_quirk(finding: Finding, agent: str) -> Finding:
    """Return `finding` as a note that names the quirk, if a client with this user agent has it."""
    quirk = next((quirk for quirk in QUIRKS if _is_it(quirk, finding, agent)), None)
    if quirk is None:
        return finding
    return replace(finding, severity=Severity.NOTE, quirk=str(quirk))


def _is_it(quirk: Quirk, finding: Finding, agent: str) -> bool:
    return (
        agent.startswith(quirk.agent)
        and finding.rule == quirk.rule
        and fnmatchcase(finding.operation, quirk.operation)
        and fnmatchcase(finding.subject, literal(quirk.subject))
    )
