"""What happens in videos, said by a test: in those to come, and in those that are there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Required, TypedDict, Unpack

from mockserver.testing.asking import Asker

# A text, which lasts as long as its scene, or moments within it: `[start, end, text]`.
Moments = str | Sequence[Sequence[Any]]


class Scene(TypedDict, total=False):
    """What happens from one second to another: what is seen, said, written, and which brands are there."""

    span: Required[Sequence[float]]
    heading: str
    seen: Moments
    said: Moments
    read: Moments
    branded: Moments


class Content(TypedDict, total=False):
    """What is known of a video apart from its scenes."""

    title: str
    topics: Sequence[str]
    hashtags: Sequence[str]


class Marks(TypedDict, total=False):
    """How a video to come is known; one of these is enough."""

    sha256: Sequence[str]
    urls: Sequence[str]
    filenames: Sequence[str]
    pattern: str


@dataclass(frozen=True, slots=True)
class ExpectedScenes:
    """Scenes that wait for their video."""

    id: str
    video: Mapping[str, Any]
    _asker: Asker

    def remove(self) -> None:
        """Wait no more; videos that are there keep their scenes."""
        self._asker.ask("remove-scenes", path={"scenes-id": self.id})


class Scenes:
    """The scenes of an account's videos."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def add(
        self,
        match: Marks,
        scenes: Sequence[Scene],
        *,
        metadata: Mapping[str, Any] | None = None,
        **content: Unpack[Content],
    ) -> ExpectedScenes:
        """Say what is in a video to come; `metadata` is what is said of one that has no file here. Raises Refused."""
        video = {"match": match, "scenes": list(scenes), **content}
        return self._expected(
            self._asker.ask("add-scenes", video if metadata is None else {**video, "metadata": metadata})
        )

    def list(self) -> list[ExpectedScenes]:
        """Return all scenes that wait for videos, oldest first."""
        return [self._expected(item) for item in self._asker.ask("list-scenes")["data"]]

    def clear(self) -> None:
        """Forget what is in videos to come."""
        self._asker.ask("clear-scenes")

    def of(self, video_id: str) -> Mapping[str, Any]:
        """Return all that is known of a video that is there: title, topics, hashtags and scenes."""
        known: Mapping[str, Any] = self._asker.ask("retrieve-video-scenes", path={"video-id": video_id})
        return known

    def put(self, video_id: str, scenes: Sequence[Scene], **content: Unpack[Content]) -> None:
        """Say what happens in a video that is there: from now on it shows these scenes. Raises Refused."""
        self._asker.ask("put-video-scenes", {"scenes": list(scenes), **content}, path={"video-id": video_id})

    def _expected(self, reply: Any) -> ExpectedScenes:
        return ExpectedScenes(reply["id"], reply["video"], self._asker)
