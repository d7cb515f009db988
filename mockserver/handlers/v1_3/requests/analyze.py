"""Parses analyses."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, structs

from mockserver.contract.errors import ApiError
from mockserver.domain.tokens import count_tokens
from mockserver.domain.writing.documents import Node, read_schema
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.v1_3.requests.media import MediaReference, Place, read_reference

INDEXED, WITH_IMAGES = "pegasus1.2", "pegasus1.6"
USUAL_MODEL = "pegasus1.5"

_USUAL_TOKENS, MOST_INDEXED_TOKENS = 4096, 4096
_LONGEST_INDEXED_PROMPT, CONTEXT_TOKENS = 2000, 261_120
_LONGEST_BASE64 = 36 * 1024 * 1024
_SHORTEST_SECONDS = 1

_PLACEHOLDER = re.compile(r"<@([^<>]+)>")


class NamedImage(Struct, frozen=True, gc=False):
    """An image, and its name in the prompt."""

    name: str
    media: MediaReference


class AnalysisQuery(Struct, frozen=True, gc=False):
    """What to write about an indexed video, a video, or images. With a `schema` the answer is a document that fits it.

    `references` are images that the prompt refers to besides a video. `start` and `end` select a part of a video.
    """

    model: str
    prompt: str
    temperature: float
    is_streamed: bool
    most_tokens: int
    video_id: str | None = None
    video: MediaReference | None = None
    images: tuple[NamedImage, ...] = ()
    references: tuple[NamedImage, ...] = ()
    schema: Node | None = None
    start: float | None = None
    end: float | None = None


def read_generation(body: Values) -> AnalysisQuery:
    """Return the query about an indexed video. Raises the API's errors."""
    check_tokens(INDEXED, body["prompt"], _USUAL_TOKENS)
    return AnalysisQuery(
        INDEXED, body["prompt"], body["temperature"], body["stream"], _USUAL_TOKENS, video_id=body["video_id"]
    )


def read_analysis(body: Values) -> AnalysisQuery:
    """Return the analysis query. Raises the API's errors if its parts do not fit together."""
    model = body.get("model_name") or (INDEXED if "video_id" in body else USUAL_MODEL)
    check_model(model, body)
    query = read_query(body, model, body["temperature"], body.get("max_tokens", _USUAL_TOKENS))
    return structs.replace(query, is_streamed=body["stream"])


def read_query(body: Values, model: str, temperature: float, most_tokens: int) -> AnalysisQuery:
    """Return the query for `model`, not streamed. Raises the API's errors."""
    images = read_images(body.get("image", ()), "image")
    rich = body.get("prompt_v2", {})
    references = read_images(rich.get("media_sources", ()), "prompt_v2.media_sources")
    prompt = rich["input_text"] if rich else body.get("prompt", "")
    if rich:
        _check_references(prompt, references)
    elif images:
        _check_all_or_none(prompt, images)
    _check_window(body.get("start_time"), body.get("end_time"))
    check_tokens(model, prompt, most_tokens)
    return AnalysisQuery(
        model,
        prompt,
        temperature,
        False,
        most_tokens,
        video_id=body.get("video_id"),
        video=_video(body["video"]) if "video" in body else None,
        images=images,
        references=references,
        schema=read_answer_schema(model, body.get("response_format")),
        start=body.get("start_time"),
        end=body.get("end_time"),
    )


def check_model(model: str, body: Values, *, has_videos: bool = False) -> None:
    """Check that the model accepts the media. With `has_videos`, every model accepts videos outside of an index."""
    if "video_id" in body and model != INDEXED:
        raise ParameterInvalid("video_id", f"{model} takes no indexed videos; use video, or {INDEXED}.")
    if "image" in body and model != WITH_IMAGES:
        raise ParameterInvalid("image", f"{model} takes no images; use {WITH_IMAGES}.")
    for name in ("prompt_v2", "start_time", "end_time", *(() if has_videos else ("video",))):
        if name in body and model == INDEXED:
            raise ParameterInvalid(name, f"{model} does not have it; use {USUAL_MODEL} or {WITH_IMAGES}.")
    if model == INDEXED and body.get("max_tokens", 0) > MOST_INDEXED_TOKENS:
        raise ParameterInvalid("max_tokens", f"{model} writes at most {MOST_INDEXED_TOKENS} tokens.")
    for name in ("start_time", "end_time"):
        if name in body and "image" in body:
            raise ParameterInvalid(name, "Images have no times.")


def _check_window(start: float | None, end: float | None) -> None:
    """Check the part of a video whose length is not known yet."""
    if end is not None and end - (start or 0) < _SHORTEST_SECONDS:
        raise ParameterInvalid("end_time", f"It must lie at least {_SHORTEST_SECONDS} s behind start_time.")


def check_tokens(model: str, prompt: str, most_tokens: int) -> None:
    """Check that the prompt and the answer fit into the token limits of the model."""
    tokens = count_tokens(prompt)
    most = _LONGEST_INDEXED_PROMPT if model == INDEXED else CONTEXT_TOKENS - most_tokens
    if tokens > most:
        raise ApiError("token_limit_exceeded", f"The prompt has {tokens} tokens; {model} takes at most {most} here.")


def read_images(described: Sequence[Values], parameter: str) -> tuple[NamedImage, ...]:
    """Return the images in `parameter`. Raises the API's errors."""
    images = tuple(
        NamedImage(one["name"], read_reference(one, f"{parameter}[{at}]", _LONGEST_BASE64))
        for at, one in enumerate(described)
    )
    repeated = [name for name, count in Counter(image.name for image in images).items() if count > 1]
    if repeated:
        raise ParameterInvalid(parameter, f"Two images have the name {repeated[0]}.")
    for image in images:
        if image.media.place is Place.ADDRESS and not image.media.value.lower().startswith("https:"):
            raise ParameterInvalid(image.media.parameter, "Only https addresses are taken.")
    return images


def _check_references(prompt: str, images: Sequence[NamedImage]) -> None:
    known = {image.name for image in images}
    for name in _PLACEHOLDER.findall(prompt):
        if name not in known:
            raise ParameterInvalid("prompt_v2.input_text", f"media_sources has no {name!r}, which <@{name}> refers to.")


def _check_all_or_none(prompt: str, images: Sequence[NamedImage]) -> None:
    named, known = set(_PLACEHOLDER.findall(prompt)), {image.name for image in images}
    if named and named != known:
        raise ParameterInvalid("prompt", f"It must refer to all images or to none; got {', '.join(sorted(named))}.")


def _video(described: Values) -> MediaReference:
    return read_reference({described["type"]: described[described["type"]]}, "video", _LONGEST_BASE64)


def read_answer_schema(model: str, wanted: Values | None) -> Node | None:
    """Return the schema of the answer, or None. Raises the errors of a schema."""
    if wanted is None or "json_schema" not in wanted:
        return None
    return read_schema(wanted["json_schema"], "response_format.json_schema", has_times=model != INDEXED)
