"""`make` sets up the environment again when dependencies change, and explains what it cannot build."""

import os
import subprocess
from pathlib import Path

from tests.installation.distributions import CHECKOUT


def dry_run(target: str, venv: Path) -> str:
    command = ["make", "--dry-run", "--no-print-directory", target, f"VENV={venv}"]
    return subprocess.check_output(command, cwd=CHECKOUT, text=True)


def stamp(venv: Path, dependencies: bytes) -> None:
    """Make an environment that looks as if it was set up an hour from now for some `dependencies`."""
    venv.mkdir()
    ready = venv / ".ready"
    ready.write_bytes(dependencies)
    os.utime(ready, (2**31, 2**31))


def test_an_environment_with_other_dependencies_is_set_up_again(tmp_path: Path) -> None:
    stamp(tmp_path / "venv", b"[project]\n")

    assert "pip install" in dry_run("docs", tmp_path / "venv")


def test_an_environment_with_the_same_dependencies_is_kept(tmp_path: Path) -> None:
    same = b"".join((CHECKOUT / name).read_bytes() for name in ("pyproject.toml", "hatch_build.py"))
    stamp(tmp_path / "venv", same)

    assert "pip install" not in dry_run("docs", tmp_path / "venv")


def test_make_image_without_a_docker_engine_fails_with_one_sentence() -> None:
    # Without the variables that `make` passes to a nested `make`, because `make` may run the tests.
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    nowhere = {**alone, "DOCKER_HOST": "unix:///nonexistent/docker.sock"}

    done = subprocess.run(
        ["make", "--no-print-directory", "image"],
        cwd=CHECKOUT,
        env=nowhere,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "The image was not built: the Docker engine does not answer."
