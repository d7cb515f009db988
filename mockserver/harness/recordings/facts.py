"""Facts about videos and assets in recorded replies of either API version."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.harness.recordings.comparing import content
from mockserver.harness.recordings.recording import Recording
from mockserver.harness.recordings.redaction import REDACTED

Json = dict[str, Any]

# The facts that a fixture can have, and the operations that contain them, of API v1.2 and then of v1.3.
FACTS: Mapping[str, tuple[str, ...]] = {
    "properties": (
        "list-videos",
        "retrieve-video-information",
        "get_indexes_index_id_videos_video_id",
        "get_indexes_index_id_indexed_assets_indexed_asset_id",
        "get_assets_asset_id",
    ),
    "speech": (
        "retrieve-transcription",
        "get_assets_asset_id_transcription",
        "get_indexes_index_id_indexed_assets_indexed_asset_id with transcription=true",
    ),
    "text on screen": ("retrieve-ocr",),
    "logos": ("identify-logos",),
    "title": ("generate-gist", "post_gist"),
    "chapters": ("summarize of the type chapter", "post_summarize of the type chapter"),
}
_MOMENTS = {"retrieve-transcription": "said", "retrieve-ocr": "read", "identify-logos": "branded"}
_FACT_OF_MOMENTS = {"said": "speech", "read": "text on screen", "branded": "logos"}
_PROPERTIES = {"filename", "duration", "width", "height"}
_TECHNICAL = {
    "video_duration_seconds": "duration",
    "video_fps": "fps",
    "video_width": "width",
    "video_height": "height",
    "file_size_bytes": "size",
    "has_audio": "has_audio",
}


@dataclass(slots=True)
class Known:
    """The known facts about one video."""

    metadata: Json = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    gist: Json = field(default_factory=dict)
    chapters: list[Json] = field(default_factory=list)
    moments: dict[str, list[Json]] = field(default_factory=dict)

    @property
    def facts(self) -> list[str]:
        """The facts of FACTS that are known."""
        known = {
            "properties": bool(self.metadata),
            "title": bool(self.gist.get("title")),
            "chapters": bool(self.chapters),
            **{fact: name in self.moments for name, fact in _FACT_OF_MOMENTS.items()},
        }
        return [fact for fact in FACTS if known[fact]]

    def add(self, other: "Known") -> None:
        """Add the facts about the same video under another id."""
        self.metadata = other.metadata | self.metadata
        self.urls += [url for url in other.urls if url not in self.urls]
        self.gist = other.gist | self.gist
        self.chapters = self.chapters or other.chapters
        self.moments = other.moments | self.moments


class Facts:
    """Collects facts about each video from recordings. `used` counts the replies with facts, by operation."""

    def __init__(self) -> None:
        self._by_id: dict[str, Known] = defaultdict(Known)
        self._asset_of: dict[str, str] = {}
        self.used: Counter[str] = Counter()

    def take(self, recordings: Iterable[Recording]) -> None:
        """Collect the facts in `recordings`."""
        for recording in recordings:
            self.used[recording.operation] += self._take(recording)

    def videos(self) -> dict[str, Known]:
        """Return the facts of each video, by one of its recorded ids. Videos with the same name and length are one."""
        of_assets: dict[str, Known] = {}
        for name, known in self._by_id.items():
            key = self._asset_of.get(name, name)
            of_assets.setdefault(key, Known()).add(known)
        videos: dict[tuple[Any, ...], tuple[str, Known]] = {}
        for name, known in of_assets.items():
            same = (known.metadata["filename"], known.metadata.get("duration")) if known.metadata else (name,)
            videos.setdefault(same, (name, Known()))[1].add(known)
        return dict(videos.values())

    def _take(self, recording: Recording) -> bool:
        reply, body = content(recording.reply), recording.request["body"] or {}
        if not isinstance(reply, dict):
            return False
        asked = _asked(body)
        self._note_address(reply, asked)
        said = [self._note(item) for item in _objects(reply)]
        return any([*said, self._note_moments(recording, reply), self._note_text(recording, reply, asked)])

    def _note(self, item: Json) -> bool:
        """Collect the facts of a video, an indexed asset or an asset; return whether the object is one."""
        name = item.get("video_id", item.get("_id"))  # a task has some facts of its video
        if not isinstance(name, str):
            return False
        if isinstance(item.get("asset_id"), str):
            self._asset_of[name] = item["asset_id"]
        metadata = _metadata(item)
        if not metadata.keys() >= _PROPERTIES:
            return False
        known = self._by_id[name]
        known.metadata |= metadata
        self._add_url(name, (item.get("source") or {}).get("url"))
        if isinstance(item.get("transcription"), list):
            known.moments["said"] = item["transcription"]
        return True

    def _note_moments(self, recording: Recording, reply: Json) -> bool:
        if recording.operation in _MOMENTS and "id" in reply:
            self._by_id[reply["id"]].moments[_MOMENTS[recording.operation]] = reply["data"] or []
            return True
        if recording.operation == "get_assets_asset_id_transcription" and reply.get("status") == "ready":
            asset = recording.request["path"].rstrip("/").split("/")[-2]
            said = reply.get("sentences") or reply.get("utterances") or reply.get("words")
            if said:
                self._by_id[asset].moments["said"] = said
                return True
        return False

    def _note_text(self, recording: Recording, reply: Json, asked: Json) -> bool:
        video = asked.get("video_id")
        if not isinstance(video, str):
            return False
        if recording.operation in ("generate-gist", "post_gist"):
            self._by_id[video].gist |= {
                name: reply[name] for name in ("title", "topics", "hashtags") if reply.get(name)
            }
            return True
        if recording.operation in ("summarize", "post_summarize") and reply.get("chapters"):
            self._by_id[video].chapters = reply["chapters"]
            return True
        return False

    def _note_address(self, reply: Json, asked: Json) -> None:
        """Record the address that a video was uploaded from: it is in the request, the id in the reply."""
        url = asked.get("video_url") or asked.get("url")
        for name in (reply.get("video_id"), reply.get("_id")):
            if isinstance(name, str):
                self._add_url(name, url)

    def _add_url(self, name: str, url: Any) -> None:
        if isinstance(url, str) and url and REDACTED not in url and url not in self._by_id[name].urls:
            self._by_id[name].urls.append(url)


def _asked(body: Json) -> Json:
    if isinstance(body.get("json"), dict):
        asked: Json = body["json"]
        return asked
    return {part["name"]: part["text"] for part in body.get("form", ()) if "text" in part}


def _objects(reply: Json) -> Iterator[Json]:
    yield reply
    data = reply.get("data")
    yield from (item for item in data if isinstance(item, dict)) if isinstance(data, list) else ()


def _metadata(item: Json) -> Json:
    """Return the file's metadata in an object, with the names of fixtures."""
    found = item.get("system_metadata") or item.get("metadata")
    if isinstance(found, dict):
        return {name: value for name, value in found.items() if value is not None}
    technical = item.get("technical_metadata")
    if isinstance(technical, dict) and "video_width" in technical:
        named = {name: technical[key] for key, name in _TECHNICAL.items() if technical.get(key) is not None}
        return {"filename": item.get("filename", ""), **named}
    return {}
