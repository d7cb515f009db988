"""A client that keeps the contract, and faults to plant into it one at a time: `mockserver check` must find each.

`python -m tests.harness.client_mutants` writes `docs/client-mutants.md`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mockserver.ground.clock import VirtualClock
from mockserver.harness.inspection.finding import Finding, Severity
from tests.harness.broken_client import DEFECTS, VERSIONS, requests_of
from tests.harness.broken_clients import BrokenRequest, all_outcomes
from tests.harness.conversation import Conversation
from tests.support.asgi import FORM, JSON
from tests.support.multipart import BOUNDARY, MULTIPART, Part, encoded, media_type_of, multipart

PAGE = Path(__file__).parent.parent.parent / "docs" / "client-mutants.md"
START = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
FILM = b"https://example.com/city-bikes.mp4"
ENGINES = [
    {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]},
    {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]},
]


@dataclass(frozen=True, slots=True)
class Request:
    """A request of the client; `{index}`, `{task}`, `{video}` and `{token}` stand for values of earlier replies."""

    method: str
    path: str
    query: str = ""
    json: Any = None
    parts: tuple[Part, ...] = ()
    raw: bytes | None = None
    media_type: str = ""
    key: str = "tlk_TEST"
    hangs_up: bool = False

    @property
    def content_type(self) -> str:
        return self.media_type or media_type_of(self.json, self.parts)

    @property
    def body(self) -> bytes:
        return encoded(self.json, self.parts, self.raw)


UPLOAD = (Part("index_id", b"{index}"), Part("video_url", FILM), Part("language", b"en"))
SEARCH = {"index_id": "{index}", "query": "bicycle", "search_options": ["visual"], "page_limit": 1}
CLASSES = [{"name": "Rides", "prompts": ["riding a bicycle"]}]

CLIENT: dict[str, Request] = {
    "engines": Request("GET", "/v1.2/engines"),
    "create": Request("POST", "/v1.2/indexes", json={"index_name": "rides", "engines": ENGINES}),
    "list": Request("GET", "/v1.2/indexes", "page=1&page_limit=10&sort_by=created_at&created_at[gte]=2024-01-01"),
    "retrieve": Request("GET", "/v1.2/indexes/{index}"),
    "upload": Request("POST", "/v1.2/tasks", parts=UPLOAD),
    "task": Request("GET", "/v1.2/tasks/{task}"),
    "count": Request("GET", "/v1.2/tasks/status", "index_id={index}"),
    "videos": Request("GET", "/v1.2/indexes/{index}/videos", "size[gte]=1"),
    "search": Request("POST", "/v1.2/search", json=SEARCH),
    "page": Request("GET", "/v1.2/search/{token}"),
    "search-v2": Request(
        "POST",
        "/v1.2/search-v2",
        parts=(Part("index_id", b"{index}"), Part("query_text", b"bicycle"), Part("search_options", b"visual")),
    ),
    "gist": Request("POST", "/v1.2/gist", json={"video_id": "{video}", "types": ["title"]}),
    "summarize": Request("POST", "/v1.2/summarize", json={"video_id": "{video}", "type": "summary"}),
    "generate": Request("POST", "/v1.2/generate", json={"video_id": "{video}", "prompt": "Why?", "stream": True}),
    "classify": Request(
        "POST", "/v1.2/classify/bulk", json={"index_id": "{index}", "options": ["visual"], "classes": CLASSES}
    ),
    "embed": Request(
        "POST", "/v1.2/embed", parts=(Part("engine_name", b"Marengo-retrieval-2.6"), Part("text", b"a bicycle"))
    ),
    "rename": Request("PUT", "/v1.2/indexes/{index}", json={"index_name": "old rides"}),
    "delete": Request("DELETE", "/v1.2/indexes/{index}"),
}

Change = Callable[[Request], Request]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the request of the client that has it, and what is wrong."""

    name: str
    step: str
    what: str
    change: Change


def fields(**changed: Any) -> Change:
    """Return a change that sets fields of a JSON body; `...` removes a field."""

    def change(request: Request) -> Request:
        body = {**request.json, **changed}
        return replace(request, json={name: value for name, value in body.items() if value is not ...})

    return change


def query(text: str) -> Change:
    return lambda request: replace(request, query=text)


def to(**changed: Any) -> Change:
    return lambda request: replace(request, **changed)


def form(*parts: Part, without: str = "") -> Change:
    """Return a change that adds `parts` to a form and removes the part named `without`."""
    return lambda request: replace(request, parts=(*(p for p in request.parts if p.name != without), *parts))


def first_engine(**changed: Any) -> Change:
    return fields(engines=[{**ENGINES[0], **changed}])


MUTANTS: Sequence[Mutant] = (
    Mutant("path-misspelt", "list", "the path has another word", to(path="/v1.2/index")),
    Mutant("old-version", "engines", "an older version of the API", to(path="/v1.1/engines")),
    Mutant("no-version", "engines", "no version in the path", to(path="/engines")),
    Mutant("patch-for-put", "rename", "PATCH where PUT is due", to(method="PATCH")),
    Mutant("post-for-get", "task", "POST where GET is due", to(method="POST")),
    Mutant("undefined-id", "retrieve", "a variable that was never set", to(path="/v1.2/indexes/undefined")),
    Mutant("null-id", "task", "a null in the path", to(path="/v1.2/tasks/None")),
    Mutant("id-in-capitals", "retrieve", "an id in upper case", to(path="/v1.2/indexes/6527E59E74B5A5AB84015CF5")),
    Mutant("no-key", "engines", "no API key", to(key="")),
    Mutant("unknown-parameter", "list", "an unknown parameter", query("limit=10")),
    Mutant("camel-case-parameter", "list", "a parameter in camel case", query("pageLimit=10")),
    Mutant("parameter-below", "list", "a page below the first", query("page=0")),
    Mutant("parameter-above", "list", "more items on a page than there may be", query("page_limit=51")),
    Mutant("parameter-type", "list", "a word for a number", query("page=first")),
    Mutant("parameter-enum", "list", "an unknown order", query("sort_by=name")),
    Mutant("parameter-twice", "list", "one value given twice", query("page=1&page=2")),
    Mutant("parameter-empty", "list", "an empty value", query("page=")),
    Mutant("parameter-missing", "count", "a required parameter left out", query("")),
    Mutant("date-of-a-country", "list", "a date as people write it", query("created_at=01/02/2024")),
    Mutant("operator-unknown", "list", "an unknown operator", query("created_at[gt]=2024-01-01")),
    Mutant("camel-case-filter", "videos", "a filter in camel case", query("createdAt[gte]=2024-01-01")),
    Mutant("dict-of-python", "videos", "a dict as Python prints it", query("metadata={'a': 'b'}")),
    Mutant("object-of-javascript", "videos", "an object as JavaScript prints it", query("metadata=[object Object]")),
    Mutant("field-missing", "create", "a required field left out", fields(index_name=...)),
    Mutant("field-null", "create", "a null for a required field", fields(index_name=None)),
    Mutant("field-empty", "create", "an empty name", fields(index_name="")),
    Mutant("field-too-long", "create", "a name that is too long", fields(index_name="x" * 513)),
    Mutant("field-type", "create", "a number for a text", fields(index_name=5)),
    Mutant("field-unknown", "create", "an unknown field", fields(description="mine")),
    Mutant("field-in-camel-case", "search", "a field in camel case", fields(pageLimit=5)),
    Mutant("list-empty", "create", "no engine", fields(engines=[])),
    Mutant("list-for-text", "gist", "a text for a list", fields(types="title")),
    Mutant("object-for-list", "create", "one engine without its list", fields(engines=ENGINES[0])),
    Mutant("engine-unknown", "create", "an unknown engine", first_engine(engine_name="marengo9")),
    Mutant("option-unknown", "create", "an unknown option", first_engine(engine_options=["sound"])),
    Mutant("inner-field-missing", "create", "no options", fields(engines=[{"engine_name": "marengo2.6"}])),
    Mutant("inner-field-unknown", "create", "an unknown field of an engine", first_engine(version=2)),
    Mutant("option-of-another", "create", "an option that pegasus1.1 does not have",
           fields(engines=[{"engine_name": "pegasus1.1", "engine_options": ["logo"]}])),
    Mutant("number-as-text", "search", "a number as a text", fields(page_limit="1")),
    Mutant("number-above", "search", "a number that is too high", fields(adjust_confidence_level=1.5)),
    Mutant("enum-of-a-body", "search", "an unknown threshold", fields(threshold="mid")),
    Mutant("query-empty", "search", "nothing to look for", fields(query=" ")),
    Mutant("operator-of-a-query", "search", "an unknown operator of a query", fields(query={"$xor": []})),
    Mutant("order-without-groups", "search", "an order that groups only have", fields(sort_option="clip_count")),
    Mutant("boolean-as-text", "generate", "a text for true", fields(stream="true")),
    Mutant("temperature-above", "generate", "a temperature that is too high", fields(temperature=2)),
    Mutant("type-of-summary", "summarize", "an unknown type of summary", fields(type="chapters")),
    Mutant("class-without-prompts", "classify", "a class without prompts", fields(classes=[{"name": "Rides"}])),
    Mutant("json-broken", "create", "a comma too many", to(raw=b'{"index_name": "x",}')),
    Mutant("json-of-python", "create", "a dict of Python for JSON", to(raw=b"{'index_name': 'x'}")),
    Mutant("json-list", "create", "a list for an object", to(raw=b"[]")),
    Mutant("body-empty", "create", "no body", to(raw=b"")),
    Mutant("body-of-get", "list", "a body where none belongs", to(raw=b"{}", media_type=JSON)),
    Mutant("text-for-json", "create", "JSON sent as text", to(media_type="text/plain")),
    Mutant("form-for-json", "create", "a form where JSON is due", to(raw=b"index_name=x", media_type=FORM)),
    Mutant("no-media-type", "create", "a body without a media type", to(media_type=" ")),
    Mutant("json-for-form", "upload", "JSON where a form is due",
           to(parts=(), json={"index_id": "{index}", "video_url": FILM.decode()})),
    Mutant("urlencoded-for-form", "embed", "a form that is not multipart",
           to(parts=(), raw=b"engine_name=Marengo-retrieval-2.6&text=x", media_type=FORM)),
    Mutant("form-field-missing", "upload", "a required field of a form left out", form(without="index_id")),
    Mutant("form-field-unknown", "upload", "an unknown field of a form", form(Part("title", b"mine"))),
    Mutant("form-field-filler", "search-v2", "a filler field", form(Part("dummy", b""))),
    Mutant("form-field-twice", "upload", "one field of a form given twice", form(Part("video_url", FILM))),
    Mutant("form-field-enum", "upload", "an unknown language", form(Part("language", b"fr"), without="language")),
    Mutant("nothing-to-upload", "upload", "neither a file nor an address", form(without="video_url")),
    Mutant("address-without-host", "upload", "a URL that is not one",
           form(Part("video_url", b"city-bikes.mp4"), without="video_url")),
    Mutant("text-as-file", "upload", "a text sent as a file",
           form(Part("video_url", FILM, "upload"), without="video_url")),
    Mutant("file-as-text", "upload", "a file sent as a text", form(Part("video_file", b"...."))),
    Mutant("form-without-end", "upload", "a form without its end",
           lambda request: replace(request, raw=multipart(request.parts, closed=False))),
    Mutant("form-without-boundary", "upload", "a form that does not say where its parts end",
           to(media_type="multipart/form-data")),
    Mutant("form-with-another-boundary", "upload", "a form with another boundary than it says",
           to(media_type=MULTIPART.replace(BOUNDARY, "elsewhere"))),
    Mutant("hang-up", "upload", "the client hangs up in the middle of its body", to(hangs_up=True)),
    Mutant("deprecated", "upload", "a deprecated operation",
           to(path="/v1.2/tasks/transfers", parts=(Part("file", b"[]", "list.json"),))),
)  # fmt: skip


@dataclass(slots=True)
class Run:
    """A run of the client: its number of requests, and each violation with the number of the request that had it."""

    requests: int = 0
    found: list[tuple[int, Finding]] = field(default_factory=list)


def run(mutant: Mutant | None = None) -> Run:
    """Run the client, with one fault or none, against a server of its own, up to the first violation."""
    clock = VirtualClock(START)
    conversation, made = Conversation(clock), Run()
    known = {"index": "0" * 24, "task": "0" * 24, "video": "0" * 24, "token": "none"}
    for step, request in CLIENT.items():
        is_faulty = mutant is not None and mutant.step == step
        _send(conversation, mutant.change(request) if mutant and is_faulty else request, known)
        made.requests += 1
        found = [finding for finding in conversation.findings if finding.severity.reaches(Severity.WARNING)]
        made.found += [(made.requests, finding) for finding in found]
        if found:
            break
        clock.advance(minutes=1)
    conversation.close()
    return made


def _send(conversation: Conversation, request: Request, known: dict[str, str]) -> None:
    target = request.path + (f"?{request.query}" if request.query else "")
    body = request.body
    for name, value in known.items():
        target, body = target.replace(f"{{{name}}}", value), body.replace(f"{{{name}}}".encode(), value.encode())
    headers = {"content-length": str(len(body))} if body else {}
    if request.content_type.strip():
        headers["content-type"] = request.content_type
    target = target.replace(" ", "%20")
    answer = conversation.api.send(request.method, target, body, headers, key=request.key, hangs_up=request.hangs_up)
    if answer.body.startswith(b"{") and answer.body.count(b"\n") == 0:
        _learn(request.path, answer.json(), known)


def _learn(path: str, reply: Any, known: dict[str, str]) -> None:
    if path == "/v1.2/indexes" and "_id" in reply:
        known["index"] = reply["_id"]
    elif path == "/v1.2/tasks" and "_id" in reply:
        known["task"] = reply["_id"]
    known["video"] = reply.get("video_id", known["video"])
    known["token"] = reply.get("page_info", {}).get("next_page_token") or known["token"]


def page() -> str:
    """Return the page with all mutants and the findings that caught them."""
    runs = [(mutant, run(mutant)) for mutant in MUTANTS]
    caught = [(mutant, made.found[0]) for mutant, made in runs if made.found]
    rows = [
        f"| `{mutant.name}` | {mutant.what} | {finding.rule} · `{finding.operation}` · {finding.subject} | {number} |"
        for mutant, (number, finding) in caught
    ]
    return _PAGE.format(
        many=len(MUTANTS),
        caught=len(caught),
        client=len(CLIENT),
        rows="\n".join(rows),
        requests=" and ".join(f"{len(requests_of(version))} of API {version}" for version in VERSIONS),
        ways=len(DEFECTS),
        broken="\n".join(_defects(all_outcomes())),
    )


def _defects(outcomes: Sequence[BrokenRequest]) -> Iterator[str]:
    for name, defect in DEFECTS.items():
        made = [each for each in outcomes if each.defect == name]
        counts = (_caught([each for each in made if each.version == version]) for version in VERSIONS)
        finding = next((each.finding for each in reversed(made) if each.finding), None)
        what = (
            f"{finding.rule} · `{finding.operation}` · {finding.subject}: {finding.message}"
            if finding
            else "**nothing**"
        )
        yield f"| `{name}` | {defect.fault} | {' | '.join(counts)} | {what.replace('|', '/')} |"


def _caught(outcomes: Sequence[BrokenRequest]) -> str:
    return f"{sum(each.finding is not None for each in outcomes)} of {len(outcomes)}"


_PAGE = """\
# Does `mockserver check` find what a client does wrong?

A client with {client} requests keeps the contract. {many} faults are planted into it, one at a time, and
`mockserver check` must find each at the default level. `make mutants` writes this page; the tests plant each fault too.

{caught} of {many} are caught, each at the request that has the fault.

| mutant | what is wrong | found as | at request |
| --- | --- | --- | --- |
{rows}

## A client over HTTP with {ways} defects

Another client calls every operation once, with the examples of the contract: {requests}. Unchanged, it has
no findings. Then each fault is planted into every request where it applies, one at a time, under `mockserver check`.

| defect | what is wrong | found, v1.2 | found, v1.3 | such as |
| --- | --- | --- | --- | --- |
{broken}
"""

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
