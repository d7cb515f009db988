"""Lets a client judge: a server in a process of its own, the client in another, and what each says of the other."""

import json
import os
import subprocess
import wave
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.clients.environments import CHECKOUT, Client, command, installed
from tests.clients.finding import FAILED, OK, UNDRIVEN, Finding
from tests.support.films import make_film
from tests.support.processes import running

INTEGRATION = "65282b008f9cd95a98cbcf00"
KEY = "tlk_CLIENT"
LONGEST_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a client found, and which operations the server says it answered with success."""

    client: Client
    findings: tuple[Finding, ...]
    answered: frozenset[str]

    @property
    def complaints(self) -> list[str]:
        """What is not as it should be: calls that failed, methods without a call, operations that were not reached."""
        found = [f for f in self.findings if f.outcome in (FAILED, UNDRIVEN)]
        missed = [f for f in self.findings if f.outcome == OK and f.operation not in self.answered]
        return [
            *(f"{finding.method}: {finding.outcome}: {finding.reason}" for finding in found),
            *(f"{finding.method} never reached {finding.operation}" for finding in missed),
        ]

    @property
    def driven(self) -> frozenset[str]:
        """The operations whose results the client took for good."""
        return frozenset(finding.operation for finding in self.findings if finding.outcome == OK)


def judge(client: Client, directory: Path) -> Judgement:
    """Drive every method of `client` against a server of its own; files are made in `directory`.

    The server has the limits of the free plan, so that a client meets them too.
    """
    installed(client)
    media, storage = directory / "media", directory / "storage"
    _make_media(media, storage)
    flags = (
        "--plan",
        "free",
        "--log-level",
        "debug",
        "--log-format",
        "json",
        "--integration",
        f"{INTEGRATION}={storage}",
    )
    with (directory / "log").open("w+") as log:
        with running(*flags, log=log) as server:
            findings = _drive(client, media, server.url)
            server.stop()
        log.seek(0)
        return Judgement(client, findings, _answered(log.read()))


def _drive(client: Client, media: Path, url: str) -> tuple[Finding, ...]:
    done = subprocess.run(
        command(client, media, KEY),
        cwd=CHECKOUT,
        env={**os.environ, "TWELVELABS_BASE_URL": url, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return tuple(Finding.from_line(line) for line in done.stdout.splitlines())


def _answered(log: str) -> frozenset[str]:
    """Return the operations that were answered with success. Anything but answers in the log is trouble."""
    lines = [json.loads(line) for line in log.splitlines()]
    trouble = [line for line in lines if line["event"] != "answered" or line["status"] >= 500]
    assert trouble == []
    return frozenset(line["operation"] for line in lines if line["status"] < 300)


def _make_media(media: Path, storage: Path) -> None:
    media.mkdir()
    storage.mkdir()
    make_film(media / "film.mp4")
    make_film(storage / "lesson.mp4", hue=9)
    (media / "subtitles.srt").write_text(
        "1\n00:00:01,000 --> 00:00:03,500\nThe walrus conducts an orchestra.\n", "utf-8"
    )
    Image.new("RGB", (320, 180), "yellow").save(media / "yellow-bicycle.jpg")
    with wave.open(str(media / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
