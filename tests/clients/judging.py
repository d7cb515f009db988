"""Drives a client against the server: the client judges the server, and the contract judges the client."""

import json
import subprocess
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from mockserver.handlers.served import API
from tests.clients.environments import CHECKOUT, Client, command, installed
from tests.clients.finding import BUILT, FAILED, OK, UNDRIVEN, Finding
from tests.support.films import make_film
from tests.support.processes import COMMAND, clean_environment

INTEGRATION = "65282b008f9cd95a98cbcf00"
KEY = "tlk_CLIENT"
LONGEST_SECONDS = 180

# Findings about calls and their order that the drivers choose on purpose.
PROVOKED = ("invalid-parameter@list-indexes:query.page_limit", "*@*:conduct")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The findings of a client, and those of `mockserver check` about it."""

    client: Client
    findings: tuple[Finding, ...]
    verdict: Mapping[str, Any]

    @property
    def complaints(self) -> list[str]:
        """The problems.

        Failed calls, methods without a call, operations that were not reached, replies that break the contract.
        """
        found = [f for f in self.findings if f.outcome in (FAILED, UNDRIVEN)]
        missed = [f for f in self.findings if f.outcome == OK and f.operation not in self.answered]
        return [
            *(f"{finding.method}: {finding.outcome}: {finding.reason}" for finding in found),
            *(f"{finding.method} never reached {finding.operation}" for finding in missed),
            *(
                f"the server: {finding['message']}"
                for finding in self.verdict["findings"]
                if finding["side"] == "server"
            ),
        ]

    @property
    def answered(self) -> frozenset[str]:
        """The operations that the server answered successfully."""
        return frozenset(name for name, use in self.verdict["operations"].items() if use["accepted"])

    @property
    def driven(self) -> frozenset[str]:
        """The operations whose results the client accepted."""
        return frozenset(finding.operation for finding in self.findings if finding.outcome == OK)


def judge(client: Client, directory: Path) -> Judgement:
    """Drive every method of `client` against a separate server, under `mockserver check`; files are in `directory`.

    The server has the limits of the free plan, so that a client meets them too.
    """
    installed(client)
    media, storage, report = directory / "media", directory / "storage", directory / "report.json"
    _make_media(media, storage)
    allowed = [word for entry in PROVOKED for word in ("--allow", entry)]
    flags = ["--plan", "free", "--integration", f"{INTEGRATION}={storage}", "--report", f"json={report}", *allowed]
    done = subprocess.run(
        [*COMMAND, "check", *flags, "--", *command(client, media, KEY)],
        cwd=CHECKOUT,
        env={**clean_environment(), "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    assert report.exists(), done.stdout + done.stderr
    verdict = json.loads(report.read_text("utf-8"))
    assert "exited" not in verdict["sentence"], verdict["sentence"] + done.stderr
    return Judgement(client, tuple(map(Finding.from_line, done.stdout.splitlines())), verdict)


def _make_media(media: Path, storage: Path) -> None:
    media.mkdir()
    storage.mkdir()
    make_film(media / "film.mp4")
    make_film(storage / "lesson.mp4", hue=9)
    (media / BUILT).write_text("\n".join(API), "utf-8")
    (media / "subtitles.srt").write_text(
        "1\n00:00:01,000 --> 00:00:03,500\nThe walrus conducts an orchestra.\n", "utf-8"
    )
    Image.new("RGB", (320, 180), "yellow").save(media / "yellow-bicycle.jpg")
    with wave.open(str(media / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
