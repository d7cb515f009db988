"""Vectors: requests for them, and the parts of replies that all versions share."""

from operator import attrgetter

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.embedding import TextTooLong, Truncation, truncate
from mockserver.domain.records.job import EMBEDDING_TASK, Embedding, EmbeddingScope, EmbeddingTask
from mockserver.domain.rules.jobs import is_known
from mockserver.domain.rules.paging import Page
from mockserver.ground.errors import ParameterInvalid
from mockserver.ground.identifiers import digest
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import Fields, page_of
from mockserver.handlers.common.requests.lists import read_embedding_task_list
from mockserver.handlers.common.uploads import MediaSource, name_of
from mockserver.handlers.reply import View


class EmbedQuery(Struct, frozen=True, gc=False):
    """Texts, images and audio to embed; audio is read from `sound_start` on, in seconds."""

    text: str | None
    truncation: Truncation
    image: MediaSource | None
    sound: MediaSource | None
    sound_start: float


class EmbeddingRequest(Struct, frozen=True, gc=False):
    """A video to embed by a task: which part, the length of clips in seconds, and the scopes.

    A part lasts at least `shortest` seconds.
    """

    model: str
    video: MediaSource
    start: float | None
    end: float | None
    clip_length: float
    scopes: tuple[EmbeddingScope, ...]
    shortest: float = 0

    def work(self, duration: float) -> Embedding:
        """Return the work on a video of `duration`. Raises ParameterInvalid if the part is not in it."""
        start, end = self._interval(duration)
        is_address = isinstance(self.video, str)
        return Embedding(name_of(self.video), is_address, start, end, self.clip_length, self.scopes, self.model)

    def _interval(self, duration: float) -> tuple[float, float]:
        start, end = self.start, self.end
        if start is None or end is None:
            return 0, duration
        if end <= start:
            reason = f"It must be greater than video_start_offset_sec, {start:g}; got {end:g}."
        elif end > duration:
            reason = f"The video ends at {duration:g} s; got {end:g}."
        elif end - start < self.shortest:
            reason = f"The part must last at least {self.shortest} s."
        else:
            return start, end
        raise ParameterInvalid("video_end_offset_sec", reason)


def fitting_text(text: str, rule: Truncation, tokens: int) -> str:
    """Return `text`, truncated by `rule` to what a model reads. Raises ParameterInvalid if it must not be truncated."""
    try:
        return truncate(text, rule, tokens)
    except TextTooLong as error:
        reason = f"It has {error.tokens} tokens; with text_truncate none at most {tokens} are allowed."
        raise ParameterInvalid("text", reason) from None


def content_key_of(source: MediaSource, kind: str) -> bytes:
    """Return the content key of an input file of this kind. Its vector follows from it."""
    return content_key_of_address(source, kind) if isinstance(source, str) else bytes.fromhex(source.sha256)


def content_key_of_address(address: str, kind: str) -> bytes:
    """Return the content key of an input at an address."""
    return digest(kind, address, size=32)


def source_view(name: str, *, is_address: bool) -> View:
    """Return where an input came from, for a reply; empty for one without a name."""
    return {"input_url" if is_address else "input_filename": name} if name else {}


async def page_of_embedding_tasks(call: Call, world: World) -> Page[EmbeddingTask]:
    """Return the requested page of the embedding tasks that the version knows."""
    return await page_of(
        call,
        read_embedding_task_list(call.query),
        world.jobs.view_of(EMBEDDING_TASK),
        lambda: _fields(world),
        belongs=lambda task: is_known(world, task),
    )


def _fields(world: World) -> Fields[EmbeddingTask]:
    return {"created_at": attrgetter("created_at"), "status": lambda task: task.step(world.now).status}
