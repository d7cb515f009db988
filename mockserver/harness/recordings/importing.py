"""Recorded replies turned into fixtures: `mockserver fixtures import`."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from mockserver.contract.source import packaged_contract
from mockserver.contract.yamlfile import write_yaml
from mockserver.fixtures.format import check_fixture
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.recordings.comparing import content
from mockserver.harness.recordings.facts import FACTS, Facts, Known
from mockserver.harness.recordings.reading import read_sources
from mockserver.harness.recordings.recording import Recording

Json = dict[str, Any]

_METADATA = ("filename", "duration", "fps", "width", "height", "size", "has_audio")
# The place of the generated text, and the operations of either version that answer such a prompt.
_TEXTS = {
    "generate-text-representation": "data",
    "post_generate": "data",
    "post_analyze": "data",
    "summarize": "summary",
    "post_summarize": "summary",
}
_FAMILIES = (("generate-text-representation", "post_generate", "post_analyze"), ("summarize", "post_summarize"))
_TEXT_PIECE = "text_generation"

_Moment = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: files, recordings by resource, facts by video, and what it left out and why."""

    files: tuple[Path, ...]
    resources: tuple[str, ...]
    found: tuple[str, ...]
    left_out: tuple[str, ...]


def import_fixtures(recordings: Path, target: Path) -> Imported:
    """Write the contents of `recordings` as fixtures to `target`. They serve both versions of the API.

    Each video with recorded properties becomes a fixture, with its recorded speech, texts, logos and descriptions. Each
    text that was generated for a prompt becomes a fixed answer. Raises SettingsInvalid.
    """
    sources = read_sources(recordings)
    read = [recording for recording in sources.recordings if 200 <= recording.reply["status"] < 300]
    facts = Facts()
    facts.take(read)
    videos = facts.videos()
    files, left_out = _write_videos(videos, target / "videos")
    answers, unclear = _answers(read, facts.used)
    files += [_write(target / "answers", f"{number:02d}", answer) for number, answer in enumerate(answers, 1)]
    resources = tuple(_read_resources(sources.recordings, facts.used))
    if not files:
        seen = f"read {', '.join(resources)}" if resources else "there is no successful reply"
        raise SettingsInvalid(
            f"{recordings} has no recorded reply that says enough of a video, and no generated text: {seen}"
        )
    versions = _versions(recording.operation for recording in sources.recordings)
    found = tuple(_found(name, known, versions) for name, known in videos.items() if known.facts)
    return Imported(tuple(files), resources, found, (*sources.left_out, *left_out, *unclear))


def _read_resources(recordings: Iterable[Recording], used: Mapping[str, int]) -> Iterator[str]:
    """Yield how many recordings there are of each resource, and how many of them had facts."""
    operations = packaged_contract().operations
    counts, said = Counter[str](), Counter[str]()
    for recording in recordings:
        operation = operations.get(recording.operation)
        tag = operation.tag if operation else "other requests"
        counts[tag] += 1
    for name, count in used.items():
        said[operations[name].tag if name in operations else "other requests"] += count
    for tag, count in sorted(counts.items()):
        yield f"{tag}: {count} recordings, {said[tag]} used"


def _versions(names: Iterable[str]) -> set[str]:
    """Return the versions of the API that have the operations with these `names`."""
    operations = packaged_contract().operations
    return {operations[name].version for name in names if name in operations}


def _found(name: str, known: Known, versions: Collection[str]) -> str:
    """Return the facts found for a video, and the operations that would give the missing ones.

    These are operations of the recorded `versions`, if there are any.
    """
    missing = [f"{fact} ({_sources(fact, versions)})" for fact in FACTS if fact not in known.facts]
    title = known.metadata.get("filename") or name
    lacking = f"; lacking {', '.join(missing)}" if missing else ""
    return f"{title}: found {', '.join(known.facts) or 'nothing'}{lacking}"


def _sources(fact: str, versions: Collection[str]) -> str:
    by_version = {text: next(iter(_versions([text.split()[0]])), "") for text in FACTS[fact]}
    near = [text for text, version in by_version.items() if version in versions]
    return " or ".join(near or [f"{text}, API {version}" for text, version in by_version.items()])


def _write_videos(videos: Mapping[str, Known], directory: Path) -> tuple[list[Path], list[str]]:
    files, left_out = [], []
    names = Counter[str]()
    for name, known in videos.items():
        fixture = _fixture(known) if known.metadata else None
        try:
            check_fixture(fixture)
        except ValueError as error:
            reason = str(error) if known.metadata else "its properties were not recorded"
            if known.facts:  # an id alone, such as that of a task, is not a video
                left_out.append(f"video {name}: {reason}")
            continue
        file_name = _file_name(known.metadata["filename"])
        names[file_name] += 1
        number = names[file_name]
        files.append(_write(directory, file_name if number == 1 else f"{file_name}-{number}", fixture))
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


def _fixture(known: Known) -> Json:
    metadata = {name: known.metadata[name] for name in _METADATA if name in known.metadata}
    match: Json = {"filenames": [metadata["filename"]]}
    if known.urls:
        match["urls"] = known.urls
    title = known.gist.get("title") or known.metadata.get("video_title") or metadata["filename"]
    fixture: Json = {"metadata": metadata, "match": match, "title": title}
    fixture |= {name: known.gist[name] for name in ("topics", "hashtags") if known.gist.get(name)}
    return fixture | {"scenes": list(_scenes(known, title, metadata.get("duration", 0)))}


def _scenes(known: Known, title: str, duration: float) -> Iterator[Json]:
    """Yield the chapters as scenes, without gaps; a video without chapters is one scene."""
    moments = {name: [_moment(moment) for moment in described] for name, described in known.moments.items()}
    starts = _starts(known.chapters, moments.get("said", ()), duration)
    for start, end in pairwise([*starts, duration]):
        yield _scene(start, end, starts[start], title, moments)


def _starts(chapters: Iterable[Json], said: Iterable[_Moment], duration: float) -> dict[float, Json]:
    """Return the chapters by their start, which is not before the end of the current sentence."""
    first, *others = sorted(chapters, key=_start_of) or [{}]
    starts: dict[float, Json] = {0: first}
    for chapter in others:
        begins = _start_of(chapter)
        start = max((end for begin, end, _ in said if begin < begins < end), default=begins)
        if max(starts) < start < duration:
            starts[start] = chapter
    return starts


def _start_of(chapter: Json) -> float:
    """Return the start of a chapter; its field differs by version."""
    return float(chapter["start"] if "start" in chapter else chapter.get("start_sec", 0))


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


def _answers(recordings: Iterable[Recording], used: Counter[str]) -> tuple[list[Json], list[str]]:
    """Return the generated texts as fixed answers, by operation and prompt; each prompt has one text."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for recording in recordings:
        asked, text = (recording.request["body"] or {}).get("json") or {}, _text(recording)
        if text and asked.get("prompt"):
            texts[recording.operation, asked["prompt"]].append(text)
            used[recording.operation] += 1
    clear = {key: found[0] for key, found in texts.items() if len(set(found)) == 1}
    unclear = [
        f"prompt {prompt!r}: it got several texts" for (_, prompt), found in texts.items() if len(set(found)) > 1
    ]
    return [_answer(name, prompt, text) for (name, prompt), text in _in_both_versions(clear, texts).items()], unclear


def _in_both_versions(
    clear: Mapping[tuple[str, str], str], recorded: Mapping[tuple[str, str], Sequence[str]]
) -> dict[tuple[str, str], str]:
    """Return the texts, and copies for the other operations that answer such prompts and have no recording."""
    answers = dict(clear)
    for (operation, prompt), text in clear.items():
        family = next(family for family in _FAMILIES if operation in family)
        for other in family:
            if (other, prompt) not in recorded:
                answers.setdefault((other, prompt), text)
    return answers


def _text(recording: Recording) -> str:
    """Return the text that a reply has for a prompt, whole or joined from the lines of a stream."""
    reply, name = content(recording.reply), _TEXTS.get(recording.operation)
    if name is None:
        return ""
    if isinstance(reply, list):
        lines = [line for line in reply if isinstance(line, dict)]
        return "".join(str(line.get("text", "")) for line in lines if line.get("event_type") == _TEXT_PIECE)
    return str(reply.get(name) or "") if isinstance(reply, dict) else ""


def _answer(operation: str, prompt: str, text: str) -> Json:
    return {"match": {"operation": operation, "prompt": prompt}, "replies": [{"text": text}]}
