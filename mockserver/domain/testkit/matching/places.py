"""The places at which requests name an index, a video, an asset, a file, a query or a prompt, for all operations."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mockserver.domain.account.exchanges import Request

# The fields in which a body names a video, a picture or a document, by the id of an asset or by an address. A dot leads
# into a field; items of a list count like a single value.
_SEGMENTS = "response_format.segment_definitions"
_SOURCES = (
    "video",
    "image",
    *(f"{medium}.media_source" for medium in ("video", "image", "audio", "document", "text_image")),
    *(
        f"{holder}.media_sources"
        for holder in (
            "multi_input",
            "prompt_v2",
            "defaults.prompt",
            "requests.prompt",
            _SEGMENTS,
            f"defaults.{_SEGMENTS}",
            f"requests.{_SEGMENTS}",
        )
    ),
)
# By kind: the parameters of the path or the query, and the fields of the body, that name it.
IDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "index_id": (("index-id", "index_id"), ("index_id", "file.index_id")),
    "video_id": (("video-id", "video_id", "indexed-asset-id"), ("video_id", "video_ids")),
    "asset_id": (
        ("asset_id", "asset_ids"),
        (
            "asset_id",
            "asset_ids",
            "entities.asset_ids",
            "requests.video.asset_id",
            *(f"{source}.asset_id" for source in _SOURCES),
        ),
    ),
}
ADDRESSES = ("video_url", "url", "query_media_url", *(f"{source}.url" for source in _SOURCES))
QUERIES = ("query", "query_text")
PROMPTS = (
    "prompt",
    "prompt_v2.input_text",
    *(f"{holder}.{prompt}" for holder in ("defaults", "requests") for prompt in ("prompt", "prompt.input_text")),
)

Read = Callable[[Request], Sequence[Any]]


def field_of(body: Any, name: str) -> Sequence[Any]:
    """Return the value of one field of a body as it is; empty if the body lacks it."""
    return (body[name],) if isinstance(body, Mapping) and name in body else ()


def _named(parameters: Iterable[str], fields: Iterable[str]) -> Read:
    def read(request: Request) -> Sequence[Any]:
        given = (request.path_parameters, request.query)
        return [*_all_at(given, parameters), *_all_at([request.body], fields)]

    return read


def _texts(fields: Iterable[str]) -> Read:
    def read(request: Request) -> Sequence[Any]:
        return [value for value in _all_at([request.body], fields) if isinstance(value, str)]

    return read


def _filenames(request: Request) -> Sequence[Any]:
    """Return the names of the files in the request, and the addresses that it gives instead of files."""
    body = request.body if isinstance(request.body, Mapping) else {}
    files = [item for value in body.values() for item in _items(value) if isinstance(item, Mapping)]
    return [*_all_at(files, ["filename"]), *_texts(ADDRESSES)(request)]


def _all_at(values: Iterable[Any], places: Iterable[str]) -> Iterator[Any]:
    given = list(values)
    for place in places:
        for value in given:
            yield from _at(value, place)


def _at(value: Any, place: str) -> Iterator[Any]:
    name, _, rest = place.partition(".")
    for found in field_of(value, name):
        for item in _items(found):
            if rest:
                yield from _at(item, rest)
            else:
                yield item


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


PLACES: Mapping[str, Read] = {
    **{name: _named(parameters, fields) for name, (parameters, fields) in IDS.items()},
    "filename": _filenames,
    "query_text": _texts(QUERIES),
    "prompt": _texts(PROMPTS),
}
