"""Compare the answers of a server with the recording.

`python -m tests.behaviour.compare` plays the recording; `python -m tests.behaviour.compare A B` compares two recorded
files, best made with `--whole`. Both print the first differences, and exit with 1 if there are any.
"""

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import orjson

from tests.behaviour.exchange import Reply, read_request, reply_line
from tests.behaviour.record import RECORDINGS, SECTIONS, machine
from tests.behaviour.scene import Scene, Stage, playing

Line = dict[str, Any]
Play = Callable[[Scene], AbstractContextManager[Stage]]

MOST_SHOWN = 10
_LONGEST_BODY = 600
# Values that differ if another release of a library draws the pictures.
_OF_CONTENT = ("content-length:", "content-range:", "etag:")


def played(path: Path, only: str | None = None, play: Play = playing) -> Iterator[tuple[str, Line, Line]]:
    """Play the recording at `path`, or `only` one scene of it; yield scene, recorded line, and current line."""
    header, *lines = read_lines(path)
    is_same_machine = header == machine()
    for scene, script in scenes_of(lines):
        if only in (None, scene.name):
            with play(scene) as stage:
                for recorded, now in _play(stage, script):
                    yield scene.name, *_comparable(recorded, now, is_same_machine=is_same_machine)


def names_of_scenes(path: Path) -> list[str]:
    """Return the names of the scenes in the file at `path`."""
    return [line["scene"] for line in read_lines(path) if "scene" in line]


@cache
def read_lines(path: Path) -> list[Line]:
    """Return the lines of a recording, which are not to be changed."""
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def scenes_of(lines: list[Line]) -> Iterator[tuple[Scene, list[Line]]]:
    """Yield each scene with its lines."""
    starts = [number for number, line in enumerate(lines) if "scene" in line]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        said = dict(lines[start])
        yield Scene(said.pop("scene"), **said), lines[start + 1 : end]


def _play(stage: Stage, script: list[Line]) -> Iterator[tuple[Line, Line]]:
    told: list[Line] = []
    for line in script:
        if "told" in line:
            yield line, told.pop(0) if told else {}
            continue
        yield from (({}, extra) for extra in told)
        reply = stage.answer(read_request(line))
        told = [{"told": reply_line(item, whole=True)} for item in stage.received()]
        is_whole = isinstance(line.get("reply"), str)
        yield line, {**line, **reply_line(reply, whole=is_whole)} if "status" in line else _accepted(line, reply)
    yield from (({}, extra) for extra in told)


def _accepted(line: Line, reply: Reply) -> Line:
    """Return `line`, whose reply is ignored, with the reply if the request was refused."""
    return line if reply.status < 400 else {**line, **reply_line(reply)}


def _comparable(recorded: Line, now: Line, *, is_same_machine: bool) -> tuple[Line, Line]:
    """Return both lines without the bytes of pictures and streams, if other libraries drew them."""
    headers = now.get("reply_headers", ())
    if is_same_machine or not any(
        header.startswith(("content-type: image/", "content-type: video/")) for header in headers
    ):
        return recorded, now
    return _without_content(recorded), _without_content(now)


def _without_content(line: Line) -> Line:
    headers = [header for header in line.get("reply_headers", ()) if not header.startswith(_OF_CONTENT)]
    return {**line, "reply_headers": headers, "reply": ""}


def differences(lines: Iterator[tuple[str, Line, Line]]) -> Iterator[str]:
    """Yield a readable text for each line that differs from the recording."""
    for number, (scene, recorded, now) in enumerate(lines, 1):
        if recorded != now:
            yield "\n".join([f"{number}. {scene}", *_request(recorded or now), *_contrast(recorded, now)])


def _request(line: Line) -> Iterator[str]:
    yield f"  {line.get('send', 'a webhook')}  (key {line.get('key')})"
    for name in ("headers", "body"):
        if name in line:
            yield f"  {name}: {_cut(orjson.dumps(line[name]).decode())}"


def _contrast(recorded: Line, now: Line) -> Iterator[str]:
    before, after = recorded.get("told", recorded), now.get("told", now)
    if recorded.get("send") != now.get("send"):
        yield f"  - {recorded.get('send')}\n  + {now.get('send')}"
    if before.get("status") != after.get("status"):
        yield f"  status: {before.get('status')} → {after.get('status')}"
    had, has = before.get("reply_headers", []), after.get("reply_headers", [])
    yield from (f"  - {header}" for header in had if header not in has)
    yield from (f"  + {header}" for header in has if header not in had)
    if before.get("reply") != after.get("reply"):
        yield from _body_contrast(before.get("reply"), after.get("reply"))


def _body_contrast(before: Any, after: Any) -> Iterator[str]:
    if isinstance(before, str) and isinstance(after, str):
        changes = difflib.unified_diff(_pretty(before), _pretty(after), lineterm="", n=2)
        yield from (f"  {_cut(line)}" for line in islice(changes, 2, 60))
    else:
        yield f"  body: {_cut(str(before))} → {_cut(str(after))}"


def _pretty(text: str) -> list[str]:
    try:
        return orjson.dumps(orjson.loads(text), option=orjson.OPT_INDENT_2).decode().splitlines()
    except orjson.JSONDecodeError:
        return text.splitlines()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_BODY else f"{text[:_LONGEST_BODY]} … ({len(text)} characters)"


def lines_side_by_side(one: Path, other: Path) -> Iterator[tuple[str, Line, Line]]:
    """Yield the lines of two recorded files side by side, with their scene."""
    scene = ""
    none: Line = {}
    for left, right in zip_longest(read_lines(one), read_lines(other), fillvalue=none):
        scene = left.get("scene", scene)
        yield scene, left, right


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare what the server answers with what was recorded.")
    parser.add_argument("files", nargs="*", type=Path, help="two recorded files; none: play the committed recording")
    parser.add_argument("--most", type=int, default=MOST_SHOWN, help="how many differences are printed")
    said = parser.parse_args()
    if said.files:
        compared = [lines_side_by_side(*said.files)]
    else:
        compared = [played(RECORDINGS / f"{name}.jsonl") for name in SECTIONS]
    found = [text for lines in compared for text in differences(lines)]
    print("\n\n".join([*found[: said.most], f"{len(found)} differences"]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
