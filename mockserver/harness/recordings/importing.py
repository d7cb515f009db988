"""Recorded replies turned into fixtures: `mockserver fixtures import`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from mockserver.contract.yamlfile import write_yaml
from mockserver.fixtures.format import check_fixture
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.recordings.comparing import content
from mockserver.harness.recordings.reading import read_sources
from mockserver.harness.recordings.recording import Recording
from mockserver.harness.recordings.redaction import REDACTED

Json = dict[str, Any]

_METADATA = ("filename", "duration", "fps", "width", "height", "size")
_MOMENTS = {"retrieve-transcription": "said", "retrieve-ocr": "read", "identify-logos": "branded"}
_TEXTS = {"generate-text-representation": "data", "summarize": "summary"}

_Moment = tuple[float, float, str]


@dataclass(slots=True)
class _Known:
    """What recordings say about one video."""

    metadata: Json = field(default_factory=dict)
    source: Json = field(default_factory=dict)
    gist: Json = field(default_factory=dict)
    chapters: list[Json] = field(default_factory=list)
    moments: dict[str, list[Json]] = field(default_factory=dict)


def import_fixtures(recordings: Path, target: Path) -> tuple[list[Path], list[str]]:
    """Write the contents of `recordings` as fixtures to `target`; return the files, and what was left out and why.

    Each video with recorded properties becomes a fixture, with its recorded speech, texts, logos and descriptions. Each
    text that was generated for a prompt becomes a fixed answer. Raises SettingsInvalid.
    """
    read = [recording for recording in read_sources(recordings).recordings if recording.reply["status"] == 200]
    files, left_out = _write_videos(read, target / "videos")
    answers, unclear = _answers(read)
    files += [_write(target / "answers", f"{number:02d}", answer) for number, answer in enumerate(answers, 1)]
    if not files:
        raise SettingsInvalid(f"{recordings} has no recorded reply that says enough of a video, and no generated text")
    return files, left_out + unclear


def _write_videos(recordings: Sequence[Recording], directory: Path) -> tuple[list[Path], list[str]]:
    files, left_out = [], []
    for name, known in _videos(recordings).items():
        fixture = _fixture(known) if known.metadata else None
        try:
            check_fixture(fixture)
        except ValueError as error:
            reason = str(error) if known.metadata else "its properties were not recorded"
            left_out.append(f"video {name}: {reason}")
            continue
        files.append(_write(directory, _file_name(known.metadata["filename"]), fixture))
    return files, left_out


def _write(directory: Path, name: str, value: Any) -> Path:
    path = directory / f"{name}.yaml"
    try:
        directory.mkdir(parents=True, exist_ok=True)
        write_yaml(path, value)
    except OSError as error:
        raise SettingsInvalid(f"{path} cannot be written: {error.strerror}") from None
    return path


def _file_name(filename: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", filename.lower().rpartition(".")[0] or filename.lower()).strip("-") or "video"


def _videos(recordings: Iterable[Recording]) -> Mapping[str, _Known]:
    """Return the facts of each video, by its recorded id."""
    videos: dict[str, _Known] = defaultdict(_Known)
    for recording in recordings:
        reply, asked = content(recording.reply), (recording.request["body"] or {}).get("json") or {}
        if recording.operation == "list-videos":
            for video in reply["data"]:
                _note_video(videos[video["_id"]], video)
        elif recording.operation == "retrieve-video-information":
            _note_video(videos[reply["_id"]], reply)
        elif recording.operation in _MOMENTS:
            videos[reply["id"]].moments[_MOMENTS[recording.operation]] = reply["data"] or []
        elif recording.operation == "generate-gist":
            videos[asked["video_id"]].gist |= reply
        elif recording.operation == "summarize" and reply.get("chapters"):
            videos[asked["video_id"]].chapters = reply["chapters"]
    return videos


def _note_video(known: _Known, video: Json) -> None:
    known.metadata |= {name: value for name, value in video["metadata"].items() if value is not None}
    known.source |= video.get("source") or {}


def _fixture(known: _Known) -> Json:
    metadata = {name: known.metadata[name] for name in _METADATA if name in known.metadata}
    url = known.source.get("url", "")
    match: Json = {"filenames": [metadata["filename"]]}
    if url and REDACTED not in url:
        match["urls"] = [url]
    title = known.gist.get("title") or known.metadata.get("video_title") or metadata["filename"]
    fixture: Json = {"metadata": metadata, "match": match, "title": title}
    fixture |= {name: known.gist[name] for name in ("topics", "hashtags") if known.gist.get(name)}
    return fixture | {"scenes": list(_scenes(known, title, metadata.get("duration", 0)))}


def _scenes(known: _Known, title: str, duration: float) -> Iterator[Json]:
    """Yield the chapters as scenes, without gaps; a video without chapters is one scene."""
    moments = {name: [_moment(moment) for moment in described] for name, described in known.moments.items()}
    starts = _starts(known.chapters, moments.get("said", ()), duration)
    for start, end in pairwise([*starts, duration]):
        yield _scene(start, end, starts[start], title, moments)


def _starts(chapters: Iterable[Json], said: Iterable[_Moment], duration: float) -> dict[float, Json]:
    """Return the chapters by their start, which is not before the end of the current sentence."""
    first, *others = sorted(chapters, key=lambda chapter: float(chapter["start"])) or [{}]
    starts: dict[float, Json] = {0: first}
    for chapter in others:
        start = max((end for begin, end, _ in said if begin < chapter["start"] < end), default=chapter["start"])
        if max(starts) < start < duration:
            starts[start] = chapter
    return starts


def _scene(start: float, end: float, chapter: Json, title: str, moments: Mapping[str, list[_Moment]]) -> Json:
    scene: Json = {"span": [start, end], "heading": chapter.get("chapter_title") or title}
    if chapter.get("chapter_summary"):
        scene["seen"] = chapter["chapter_summary"]
    for name, found in moments.items():
        # A picture that continues into the next scene is in both.
        parts = [(max(begin, start), min(stop, end), text) for begin, stop, text in found]
        within = [list(part) for part in parts if part[0] < part[1]]
        if within:
            scene[name] = within
    return scene


def _moment(described: Json) -> _Moment:
    return described["start"], described["end"], str(described["value"])


def _answers(recordings: Iterable[Recording]) -> tuple[list[Json], list[str]]:
    """Return the generated texts as fixed answers, by operation and prompt; one prompt has one text only."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for recording in recordings:
        asked, reply = (recording.request["body"] or {}).get("json") or {}, content(recording.reply)
        text = reply.get(_TEXTS.get(recording.operation, "")) if isinstance(reply, dict) else None
        if text and asked.get("prompt"):
            texts[recording.operation, asked["prompt"]].append(text)
    clear = [(key, found[0]) for key, found in texts.items() if len(set(found)) == 1]
    unclear = [
        f"prompt {prompt!r}: it got several texts" for (_, prompt), found in texts.items() if len(set(found)) > 1
    ]
    return [_answer(operation, prompt, text) for (operation, prompt), text in clear], unclear


def _answer(operation: str, prompt: str, text: str) -> Json:
    return {"match": {"operation": operation, "prompt": prompt}, "replies": [{"text": text}]}
