"""Sessions of the newest SDK and the last one for API v1.2: recorded through a proxy, replayed, compared, checked."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.clients.environments import LAST_PYTHON_OF_V1_2, NEWEST_PYTHON, Client, installed
from tests.support.films import make_film
from tests.support.processes import COMMAND, LONGEST_SECONDS, clean_environment, run, running
from tests.support.tiers import CI

pytestmark = CI

KEY = "tlk_RECORDED_SESSION"
APPS = {NEWEST_PYTHON: "newest.py", LAST_PYTHON_OF_V1_2: "of_v1_2.py"}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "city-bikes.mp4")


def command(client: Client, film: Path) -> list[str]:
    app = Path(__file__).parent / "apps" / APPS[client]
    return [str(installed(client) / "bin" / "python"), str(app), str(film), KEY]


def app_outputs(film: Path, url: str) -> list[str]:
    """Return the output of the app of each client."""
    return [output_of(command(client, film), url) for client in APPS]


def output_of(command: list[str], url: str) -> str:
    environment = {**clean_environment(), "TWELVELABS_BASE_URL": url}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS
    )
    assert not done.returncode, done.stderr
    return done.stdout


@contextmanager
def proxied(report: Path, *flags: str) -> Iterator[str]:
    """Run the proxy and yield its address; at the end, its report is complete."""
    with subprocess.Popen(
        [*COMMAND, "proxy", "--port", "0", "--report", f"json={report}", *flags],
        env=clean_environment(),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        try:
            yield process.stderr.readline().split("=")[1].strip()
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=LONGEST_SECONDS)
        finally:
            process.kill()


def order_failure(url: str, operation: str) -> None:
    fault = {"match": {"operation": operation}, "fault": {"error": {"status": 500}}}
    httpx2.post(f"{url}/__admin/faults", json=fault, headers={"x-api-key": "tlk_LOCAL"}).raise_for_status()


def outcome(report: Path) -> str:
    return str(json.loads(report.read_text("utf-8"))["sentence"])


def test_sessions_of_both_versions_are_recorded_replayed_and_compared(film: Path, tmp_path: Path) -> None:
    recordings = tmp_path / "recordings"

    with (
        running("--profile", "instant") as server,
        proxied(tmp_path / "live.json", "--upstream", server.url, "--record", str(recordings)) as url,
    ):
        recorded = app_outputs(film, url)
    with proxied(tmp_path / "replay.json", "--replay", str(recordings)) as url:
        replayed = app_outputs(film, url)
    compared = run("diff", str(recordings), "--profile", "instant", "--seed", "77")
    with running("--profile", "instant") as server:
        live = run("diff", str(recordings), "--against", server.url)
        order_failure(server.url, "post_search")
        changed = run("diff", str(recordings), "--against", server.url)

    assert replayed == recorded
    assert "Kept" in outcome(tmp_path / "live.json")
    assert "Kept" in outcome(tmp_path / "replay.json")
    assert "Kept" in compared.stdout, compared.stdout
    assert "Kept" in live.stdout, live.stdout
    assert "other-status · post_search · status.200" in changed.stdout, changed.stdout
    assert not [path.name for path in recordings.iterdir() if KEY in path.read_text("utf-8")]


@pytest.mark.parametrize("client", APPS, ids=lambda client: client.name)
def test_a_correct_app_is_green_at_the_default_level(client: Client, film: Path) -> None:
    checked = run("check", "--profile", "instant", "--", *command(client, film))

    assert "Kept: no violation of the contract." in checked.stdout, checked.stdout + checked.stderr
