"""Write the recordings: `python -m tests.behaviour.record [OUT] [--whole]`.

OUT is a directory, by default `tests/behaviour/recordings`. With `--whole` long bodies are written in full, which shows
differences between two recordings better.
"""

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from tests.behaviour.scene import Scene, playing
from tests.behaviour.session import Session
from tests.behaviour.stories.every import STORIES

RECORDINGS = Path(__file__).parent / "recordings"
SECTIONS = ("api", "admin")
Lines = list[dict[str, Any]]


def record(out: Path, *, whole: bool = False) -> dict[str, int]:
    """Write a file for each section to `out`, and return the number of exchanges in each."""
    sections: dict[str, Lines] = {name: [machine()] for name in SECTIONS}
    for scene, story in STORIES:
        lines: Lines = []
        with playing(scene) as stage:
            story(Session(stage, lines, _key_of(scene), whole=whole))
        sections[scene.section] += [scene_line(scene), *(_counting(scene, line) for line in lines)]
    out.mkdir(parents=True, exist_ok=True)
    for name, lines in sections.items():
        (out / f"{name}.jsonl").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return {name: sum("send" in line for line in lines) for name, lines in sections.items()}


def machine() -> dict[str, Any]:
    """Return the libraries that pictures and streams depend on."""
    return {"made_with": {name: version(name) for name in ("av", "pillow")}}


def scene_line(scene: Scene) -> dict[str, Any]:
    return {
        "scene": scene.name,
        "section": scene.section,
        "options": dict(scene.options),
        "has_storage": scene.has_storage,
        "has_receiver": scene.has_receiver,
    }


def _key_of(scene: Scene) -> str:
    return "tlk_SAMPLE_KEY_1" if "sample" in scene.name else "tlk_TEST"


def _counting(scene: Scene, line: dict[str, Any]) -> dict[str, Any]:
    """Return `line` without its reply if that is ignored."""
    if scene.section == "api" and "/__admin" in line.get("send", ""):
        return {name: value for name, value in line.items() if not name.startswith(("reply", "status"))}
    return line


def main() -> None:
    parser = argparse.ArgumentParser(description="Record what the server answers.")
    parser.add_argument("out", nargs="?", type=Path, default=RECORDINGS)
    parser.add_argument("--whole", action="store_true", help="write long bodies as they are")
    said = parser.parse_args()
    for name, exchanges in record(said.out, whole=said.whole).items():
        print(f"{said.out / name}.jsonl: {exchanges} exchanges")


if __name__ == "__main__":
    main()
