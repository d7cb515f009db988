"""Exchanges of published clients: `python -m tests.behaviour.clients` records them.

The conformance driver of each client runs against a server with a frozen clock, whose tasks progress at each poll, so
the exchanges are the same in every run. They come from the journal.
"""

import os
import socket
import subprocess
import tempfile
import wave
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

import orjson

from mockserver.handlers.served import API
from mockserver.testing import MockServer
from tests.behaviour.record import RECORDINGS
from tests.behaviour.scene import INTEGRATION, MEDIA, STORAGE
from tests.behaviour.session import START
from tests.clients.environments import CHECKOUT, CLIENTS, Client, command, installed
from tests.clients.finding import BUILT

DRIVEN = [client for client in CLIENTS if client.name in ("python-0.3.2", "js-0.2.8")]
KEY = "tlk_CLIENT"
# Addresses in replies begin with it, whatever the port of the server.
PUBLIC_URL = "http://127.0.0.1:1212"
LONGEST_SECONDS = 180


def drive(client: Client, directory: Path) -> list[str]:
    """Drive `client` and return a line for each of its exchanges; its files are written to `directory`."""
    installed(client)
    media, storage = directory / "media", directory / "storage"
    _bring_media(media, storage)
    port = _free_port()
    options: dict[str, Any] = {"profile": "polls", "plan": "free", "port": port, "public_url": PUBLIC_URL}
    with MockServer(api_key=KEY, integration=((INTEGRATION, storage),), **options) as server:
        server.clock.freeze(START)
        _run(command(client, media, KEY), {"TWELVELABS_BASE_URL": f"http://127.0.0.1:{port}"})
        return [_line(exchange.method, exchange.path, exchange.status, exchange.reply) for exchange in server.calls()]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _bring_media(media: Path, storage: Path) -> None:
    media.mkdir()
    storage.mkdir()
    for name in ("film.mp4", "subtitles.srt", "yellow-bicycle.jpg"):
        copyfile(MEDIA / name, media / name)
    copyfile(STORAGE / "lesson.mp4", storage / "lesson.mp4")
    (media / BUILT).write_text("\n".join(API), "utf-8")
    with wave.open(str(media / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))


def _run(arguments: list[str], environment: Mapping[str, str]) -> None:
    own = {**os.environ, **environment, "PYTHONPATH": ""}
    done = subprocess.run(
        arguments, cwd=CHECKOUT, env=own, capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS
    )
    assert done.returncode == 0, done.stderr


def _line(method: str, path: str, status: int | None, reply: Any) -> str:
    return f"{method} {path} {status} {sha256(orjson.dumps(reply, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]}"


def recording_of(client: Client) -> Path:
    """Return the file with the recorded exchanges of `client`."""
    return RECORDINGS / f"{client.name}.txt"


def main() -> None:
    for client in DRIVEN:
        with tempfile.TemporaryDirectory() as directory:
            lines = drive(client, Path(directory))
        recording_of(client).write_text("".join(f"{line}\n" for line in lines), "utf-8")
        print(f"{recording_of(client)}: {len(lines)} exchanges")


if __name__ == "__main__":
    main()
