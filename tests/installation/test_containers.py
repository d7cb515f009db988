"""Dockerfile and compose.yaml, as far as they can be checked without Docker."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from mockserver.cli.parser import read_command
from mockserver.ground.settings import Settings
from mockserver.harness.traffic.addresses import is_this_machine

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DOCKERFILE = (CHECKOUT / "Dockerfile").read_text("utf-8")
PROJECT: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
COMPOSE: dict[str, Any] = yaml.safe_load((CHECKOUT / "compose.yaml").read_text("utf-8"))
WITH_STORE: dict[str, Any] = yaml.safe_load((CHECKOUT / "compose.store.yaml").read_text("utf-8"))
IMAGE = DOCKERFILE.rpartition("\nFROM ")[2]  # the last stage is published


def variables(text: str) -> dict[str, str]:
    """Return the settings that an `ENV` sets."""
    words = shlex.split(text.partition("\nENV ")[2].partition("\n\n")[0].replace("\\\n", " ").split("\n")[0])
    return {name: value for name, _, value in (word.partition("=") for word in words) if name.startswith("MOCKSERVER_")}


def composed(service: str) -> dict[str, str]:
    """Return the variables of a service with their defaults."""
    given: dict[str, str] = COMPOSE["services"][service]["environment"]
    return {name: re.sub(r"\$\{\w+:-(.*)\}", r"\1", value) for name, value in given.items()}


def test_hadolint_accepts_the_dockerfile() -> None:
    linter = Path(sys.executable).with_name("hadolint")

    done = subprocess.run([linter, CHECKOUT / "Dockerfile"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_all_copied_files_exist_and_are_not_in_dockerignore() -> None:
    sources = [
        source.rstrip("/")
        for copied in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in copied.split()[:-1]
    ]
    not_ignored = re.findall(r"^!(.+)$", (CHECKOUT / ".dockerignore").read_text("utf-8"), re.MULTILINE)

    assert [source for source in sources if not (CHECKOUT / source).exists()] == []
    assert sorted(not_ignored) == sorted(set(sources))


def test_the_variables_of_the_image_are_settings() -> None:
    _, settings = read_command(["serve"], variables(IMAGE))

    assert settings == Settings(host="0.0.0.0", port=1212, data_dir="/data")  # noqa: S104 - other machines must reach it


def test_the_variables_of_compose_are_settings() -> None:
    _, settings = read_command(["serve"], variables(IMAGE) | composed("mockserver"))

    assert (settings.allowed_hosts, settings.public_url) == (("mockserver",), "")
    assert settings.admin_token == composed("tests")["MOCKSERVER_ADMIN_TOKEN"]


def test_compose_with_a_store_keeps_it_in_the_volume_and_builds_an_image_with_the_extra() -> None:
    [(name, service)] = WITH_STORE["services"].items()
    _, settings = read_command(["serve"], variables(IMAGE) | composed(name) | service["environment"])

    volumes = [volume.partition(":")[2] for volume in COMPOSE["services"][name]["volumes"]]
    assert [str(Path(settings.store.removeprefix("sqlite:///")).parent)] == volumes == [settings.data_dir]
    assert service["build"]["args"]["EXTRAS"] in EXTRAS
    assert service["image"] != COMPOSE["services"][name]["image"]


@pytest.mark.parametrize("extras", ["", "store", "store verify"])
def test_the_build_argument_adds_what_extras_need(extras: str) -> None:
    [code] = re.findall(r'RUN python3 -c "(.+?)" > /requirements.txt', DOCKERFILE, re.DOTALL)
    command = [sys.executable, "-c", code.replace("\\\n", "")]

    listed = subprocess.check_output(command, cwd=CHECKOUT, env={**os.environ, "EXTRAS": extras}, text=True)

    expected = [*PROJECT["dependencies"], *(line for extra in extras.split() for line in EXTRAS[extra])]
    assert listed.splitlines() == expected


def test_the_health_check_is_a_command() -> None:
    check = re.findall(r"HEALTHCHECK .* CMD \[(.+)\]", IMAGE)

    assert check == ['"mockserver", "health"']
    assert COMPOSE["services"]["mockserver"]["healthcheck"]["test"] == ["CMD", "mockserver", "health"]
    command, _ = read_command(["health"], variables(IMAGE))
    assert command.func.__name__ == "health"  # type: ignore[attr-defined]


def seconds(text: str) -> float:
    """Return a duration as Docker writes it."""
    number, unit = re.fullmatch(r"([\d.]+)(ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) / (1000 if unit == "ms" else 1)


def test_the_health_check_is_frequent_only_until_the_server_is_ready() -> None:
    image = dict(re.findall(r"--([a-z-]+)=(\S+)", re.findall(r"^HEALTHCHECK (.+)$", IMAGE, re.MULTILINE)[0]))
    service = COMPOSE["services"]["mockserver"]["healthcheck"]

    for check in (image, {name.replace("_", "-"): value for name, value in service.items() if name != "test"}):
        assert seconds(check["start-interval"]) <= 0.5
        assert seconds(check["interval"]) >= 15
        assert seconds(check["start-period"]) >= 10


def test_the_dependencies_are_installed_before_the_code_is_copied() -> None:
    first, _, rest = DOCKERFILE.partition("\nFROM dependencies")

    assert re.findall(r"^COPY (.+)$", first, re.MULTILINE) == ["pyproject.toml ./"]
    assert "COPY mockserver/" in rest
    assert re.findall(r"^COPY --from=(\w+)", IMAGE, re.MULTILINE) == ["pruned", "build"]


def test_the_container_has_no_unneeded_privileges() -> None:
    service = COMPOSE["services"]["mockserver"]

    assert re.findall(r"^USER (.+)$", IMAGE, re.MULTILINE) == ["65532:65532"]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_the_test_container_waits_until_the_server_is_healthy() -> None:
    tests = COMPOSE["services"]["tests"]

    assert tests["depends_on"] == {"mockserver": {"condition": "service_healthy"}}
    assert tests["command"] == ["--mockserver-url", f"http://{composed('mockserver')['MOCKSERVER_ALLOWED_HOSTS']}:1212"]


def test_the_verify_container_has_the_extra_verify() -> None:
    harness = DOCKERFILE.partition(" AS harness\n")[2].partition("\nFROM ")[0]
    service = COMPOSE["services"]["verify"]

    assert (service["build"]["target"], service["profiles"]) == ("harness", ["verify"])
    assert service["depends_on"] == {"mockserver": {"condition": "service_healthy"}}
    assert "'.[verify]'" in harness
    assert 'ENTRYPOINT ["mockserver"]' in harness
    assert "USER 65532:65532" in harness


def test_the_verify_container_checks_the_whole_contract() -> None:
    service = COMPOSE["services"]["verify"]

    command, _ = read_command(service["command"], {})

    # A server on the same machine needs no key, and `verify` sends it every request.
    assert service["network_mode"] == "service:mockserver"
    host = urlsplit(command.keywords["options"].server).hostname or ""  # type: ignore[attr-defined]
    assert is_this_machine(host)
