"""The newest SDKs drive every operation for assets."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.clients.environments import NEWEST_JAVASCRIPT, NEWEST_PYTHON, installed
from tests.support.installations import program

HERE = Path(__file__).parent
LONGEST_SECONDS = 60


def seen_by(command: list[str], server_url: str) -> Any:
    """Return what a program that finds the server by the SDKs' variable prints as JSON."""
    done = subprocess.run(
        command,
        env={**os.environ, "TWELVELABS_BASE_URL": server_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def expected(film: Path) -> list[Any]:
    merged, replaced = {"category": "games", "rating": 9.5}, {"players": ["white", "black"]}
    return ["ready", "ready", 5, merged, replaced, None, ["Talk.mp3", film.name], ["Talk.mp3"], ["Talk.mp3"]]


def test_python_uploads_polls_lists_describes_and_deletes_assets(server_url: str, film: Path) -> None:
    python = installed(NEWEST_PYTHON) / "bin" / "python"

    seen = seen_by([str(python), str(HERE / "python_client" / "assets_of_newest.py"), str(film)], server_url)

    assert seen == {"sync": expected(film), "async": expected(film)}


def test_javascript_uploads_polls_lists_describes_and_deletes_assets(server_url: str, film: Path) -> None:
    driver = HERE / "javascript_client" / "assets_of_newest.mjs"

    seen = seen_by([program("node"), str(driver), str(installed(NEWEST_JAVASCRIPT)), str(film)], server_url)

    assert seen == expected(film)
