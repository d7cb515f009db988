"""Views of responses: the answer, and the steps that led to it."""

from collections.abc import Sequence
from datetime import datetime

import orjson
from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.knowledge import Session
from mockserver.domain.rules.asset_uploads import has_stream, has_thumbnail
from mockserver.domain.rules.knowledge.sessions import Scope
from mockserver.domain.writing.answers import Answer, Citation, CitedText, Found, Whole
from mockserver.ground.clock import rfc3339_seconds
from mockserver.handlers.call import Call
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.assets.views import stream_url, thumbnail_url

COMPLETED, INCOMPLETE, FAILED, IN_PROGRESS = "completed", "incomplete", "failed", "in_progress"

_SEARCH = "search_knowledge_store"
FUNCTION_CALL, WEB_SEARCH = "function_call", "jockey:web_search"
_REASONS = {INCOMPLETE: {"reason": "max_output_tokens"}}


class OutputItem(Struct, frozen=True):
    """The view of an output item. A message has a `text`, which is that of its `part`."""

    id: str
    view: View
    part: View | None = None
    text: str = ""

    @property
    def kind(self) -> object:
        return self.view["type"]


class Response(Struct, frozen=True):
    """A response with the view of its `output`, and the numbers of tokens read and written."""

    id: str
    store_id: str
    session_id: str
    created_at: datetime
    status: str
    output: Sequence[OutputItem]
    tokens_read: int
    tokens: int


def begun_view(response: Response) -> View:
    """Return a response without output yet."""
    return {**_head(response, IN_PROGRESS), "output": [], "created_at": rfc3339_seconds(response.created_at)}


def response_view(response: Response) -> View:
    """Return a completed response."""
    return {
        **_head(response, response.status),
        "output": [item.view for item in response.output],
        "usage": {"input_tokens": response.tokens_read, "output_tokens": response.tokens},
        "created_at": rfc3339_seconds(response.created_at),
    }


def _head(response: Response, status: str) -> View:
    return {
        "id": response.id,
        "object": "response",
        "type": "response",
        "knowledge_store_id": response.store_id,
        "session_id": response.session_id,
        "status": status,
        "incomplete_details": _REASONS.get(status),
    }


class Citations:
    """The views of citations, by the sources of an answer."""

    def __init__(self, call: Call, world: World, scope: Scope) -> None:
        self._call, self._world = call, world
        self._items = {item.id: item for item in scope.items}
        self._collections = {collection.id: collection for collection in scope.collections}

    def view(self, citation: Citation) -> View:
        """Return an annotation; its end is inclusive."""
        source = citation.source
        place = {"start_index": citation.first, "end_index": citation.last}
        match source.whole:
            case Whole.PAGE:
                return {"type": "url_citation", **place, **_links("A page on the web"), "url": source.id}
            case Whole.COLLECTION:
                name = self._collections[source.id].name
                return {"type": "collection_citation", **place, "collection_id": source.id, **_links(name)}
        item = self._items[source.id]
        kind = "image_citation" if item.asset.medium is Medium.IMAGE else "video_citation"
        times = {} if source.start is None else {"start_sec": source.start, "end_sec": source.end}
        return {"type": kind, **place, "item_id": item.id, **times, **self._links_of(item, source.start or 0)}

    def _links_of(self, item: StoreItem, second: float) -> View:
        asset, call, world = item.asset, self._call, self._world
        picture = thumbnail_url(call, world, asset, int(second)) if has_thumbnail(asset) else None
        stream = stream_url(call, world, asset.id) if has_stream(asset) else None
        return _links(asset.content.title or asset.filename, picture, stream)


def _links(title: str, picture: str | None = None, stream: str | None = None) -> View:
    return {"title": title, "thumbnail_url": picture, "hls_url": stream}


class Outputs:
    """Writes the output of a response; items of a session are numbered consecutively."""

    def __init__(self, session: Session, citations: Citations) -> None:
        self._session = session
        self._citations = citations
        self._items: list[OutputItem] = []

    @property
    def all(self) -> Sequence[OutputItem]:
        """The output items, in order."""
        return self._items

    def add_steps(self, question: str, answer: Answer, *, has_web: bool) -> None:
        """Write the steps of finding the answer."""
        looked_for = f" for {', '.join(answer.words)}" if answer.words else ""
        self.add_message(CitedText(f"I am looking through the knowledge store{looked_for}."), "commentary")
        self._add_search({"query": question}, {"matches": [_match(found) for found in answer.found]})
        if has_web:
            action = {"type": "search", "queries": [question]}
            self._add(WEB_SEARCH, "ws", {"status": COMPLETED, "action": action})

    def add_message(self, text: CitedText, phase: str = "final_answer", status: str = COMPLETED) -> None:
        """Write a message with this `status`."""
        annotations = [self._citations.view(citation) for citation in text.citations]
        part: View = {"type": "output_text", "text": text.text, "annotations": annotations}
        message: View = {"status": status, "role": "assistant", "phase": phase, "content": [part]}
        self._add("message", "msg", message, part, text.text)

    def _add_search(self, asked: View, found: View) -> None:
        call_id = self._id("call")
        arguments: View = {
            "status": COMPLETED,
            "name": _SEARCH,
            "call_id": call_id,
            "arguments": orjson.dumps(asked).decode(),
        }
        self._add(FUNCTION_CALL, "fc", arguments)
        output: View = {"status": COMPLETED, "call_id": call_id, "output": orjson.dumps(found).decode()}
        self._add("function_call_output", "fco", output)

    def _add(self, kind: str, prefix: str, view: View, part: View | None = None, text: str = "") -> None:
        item_id = self._id(prefix)
        self._items.append(OutputItem(item_id, {"type": kind, "id": item_id, **view}, part, text))

    def _id(self, kind: str) -> str:
        return f"{kind}_{self._session.id}_{self._session.outputs + len(self._items)}"


def _match(found: Found) -> View:
    if found.subject.is_still:
        return {"item_id": found.subject.id}
    return {"item_id": found.subject.id, "start_sec": found.scene.start, "end_sec": found.scene.end}
