"""Scenes: a test describes the content of videos, before or after they are uploaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Required, TypedDict, Unpack

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.arguments import given
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

# A text for the whole scene, or a list of moments in it: `[start, end, text]`, in seconds of the video.
Moments = str | Sequence[Sequence[Any]]


class Scene(TypedDict, total=False):
    """The content of a part of a video.

    `span` is start and end in seconds. `seen`, `said`, `read` and `branded` are what is in the picture, in speech, in
    written text and as logos; `heading` is a summary in a few words, which names chapters.
    """

    span: Required[Sequence[float]]
    heading: str
    seen: Moments
    said: Moments
    read: Moments
    branded: Moments


class Content(TypedDict, total=False):
    """The content of the whole video: its title, topics and hashtags."""

    title: str
    topics: Sequence[str]
    hashtags: Sequence[str]


class Marks(TypedDict, total=False):
    """How a future upload is recognised; one of these is enough.

    `pattern` is an RE2 expression for the name or address, `sha256` has hashes of the file in hex.
    """

    sha256: Sequence[str]
    urls: Sequence[str]
    filenames: Sequence[str]
    pattern: str


@dataclass(frozen=True, slots=True)
class ExpectedScenes:
    """Scenes for a video that is not uploaded yet; `video` is the description as the server keeps it."""

    id: str
    video: Mapping[str, Any]
    _admin: AdminClient

    def remove(self) -> None:
        """Remove the description. Videos that were uploaded already keep their scenes."""
        self._admin.call("remove-scenes", path={"scenes-id": self.id})


class Scenes:
    """The scenes of an account's videos."""

    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def add(
        self,
        match: Marks,
        scenes: Sequence[Scene],
        *,
        metadata: Mapping[str, Any] | None = None,
        **content: Unpack[Content],
    ) -> ExpectedScenes:
        """Describe a video before it is uploaded. Raises Refused if scenes overlap or a field is wrong.

        `metadata` (such as `{"duration": 40}`) is for a video that is given by its address, without a file.
        """
        video = {"match": match, "scenes": scenes, **content, **given(metadata=metadata)}
        return self._expected(self._admin.call("add-scenes", video))

    def list(self) -> list[ExpectedScenes]:
        """Return the descriptions of future videos, oldest first."""
        return [self._expected(item) for item in self._admin.call("list-scenes")["data"]]

    def clear(self) -> None:
        """Remove all descriptions of future videos."""
        self._admin.call("clear-scenes")

    def of(self, video_id: str) -> Mapping[str, Any]:
        """Return title, topics, hashtags and scenes of an existing video. Raises Refused if there is no such video."""
        known: Mapping[str, Any] = self._admin.call("retrieve-video-scenes", path={"video-id": video_id})
        return known

    def put(self, video_id: str, scenes: Sequence[Scene], **content: Unpack[Content]) -> None:
        """Replace the scenes of an existing video. Searches, texts and vectors follow at once. Raises Refused."""
        self._admin.call("put-video-scenes", {"scenes": scenes, **content}, path={"video-id": video_id})

    def _expected(self, reply: Any) -> ExpectedScenes:
        return ExpectedScenes(reply["id"], reply["video"], self._admin)
