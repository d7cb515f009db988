"""Data that are compiled from the sources of a checkout, or when a wheel is built."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mockserver.ground import package_data
from mockserver.ground.package_data import compiled

SOURCES = ("openapi.yaml", "texts")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(package_data, "CHECKOUT", tmp_path)
    monkeypatch.setattr(package_data, "PACKAGE", tmp_path / "mockserver")
    for folder in ("mockserver", "texts/short"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("openapi.yaml", "texts/first.py", "texts/short/second.txt"):
        (tmp_path / file).write_text("words")
    return tmp_path


def read(checkout: Path) -> str:
    """Return all sources."""
    files = sorted(path for source in SOURCES for path in [checkout / source, *(checkout / source).rglob("*")])
    return " ".join(path.read_text() for path in files if path.is_file())


def never(checkout: Path) -> str:
    raise AssertionError(f"compiled from {checkout}")


def change(checkout: Path) -> None:
    (checkout / "texts/short/second.txt").write_text("other words")


def add(checkout: Path) -> None:
    (checkout / "texts/short/third.txt").write_text("more words")


def remove(checkout: Path) -> None:
    (checkout / "texts/first.py").unlink()


def rename(checkout: Path) -> None:
    (checkout / "texts/first.py").rename(checkout / "texts/zeroth.py")


@pytest.mark.usefixtures("checkout")
def test_data_is_compiled_once() -> None:
    first = compiled("things", SOURCES, read, str)

    assert compiled("things", SOURCES, never, str) == first


@pytest.mark.parametrize("edit", [change, add, remove, rename], ids=lambda edit: edit.__name__)
def test_data_is_compiled_again_when_a_source_changes(checkout: Path, edit: Callable[[Path], None]) -> None:
    compiled("things", SOURCES, read, str)

    edit(checkout)

    assert compiled("things", SOURCES, read, str) == read(checkout)


@pytest.mark.usefixtures("checkout")
def test_data_is_compiled_again_when_a_library_that_makes_it_has_another_version() -> None:
    compiled("things", SOURCES, lambda _: "old", str, lambda: "stemmer 3.0")

    assert compiled("things", SOURCES, lambda _: "new", str, lambda: "stemmer 3.1") == "new"
    assert compiled("things", SOURCES, never, str, lambda: "stemmer 3.1") == "new"


def test_data_of_another_type_is_compiled_again_too(checkout: Path) -> None:
    compiled("things", SOURCES, lambda _: 42, int)

    change(checkout)

    assert compiled("things", SOURCES, read, str) == read(checkout)


def test_compiled_modules_of_python_are_no_sources(checkout: Path) -> None:
    first = compiled("things", SOURCES, read, str)

    (checkout / "texts/__pycache__").mkdir()
    (checkout / "texts/__pycache__/first.pyc").write_text("bytecode")

    assert compiled("things", SOURCES, never, str) == first


def test_hidden_files_are_no_sources(checkout: Path) -> None:
    first = compiled("things", SOURCES, read, str)

    (checkout / "texts/.#first.py").symlink_to("me@host.1:2")  # the lock of an editor

    assert compiled("things", SOURCES, never, str) == first


@pytest.mark.parametrize("damaged", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: data + b"}"])
def test_a_damaged_file_is_compiled_again(checkout: Path, damaged: Callable[[bytes], bytes]) -> None:
    first = compiled("things", SOURCES, read, str)
    file = checkout / "mockserver/compiled/things.jsonl"

    file.write_bytes(damaged(file.read_bytes()))

    assert compiled("things", SOURCES, read, str) == first


def test_an_installed_package_has_no_sources(checkout: Path) -> None:
    first = compiled("things", SOURCES, read, str)

    for file in ("openapi.yaml", "texts/first.py"):
        (checkout / file).unlink()

    assert compiled("things", SOURCES, never, str) == first


def test_servers_that_start_together_read_no_half_file(checkout: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: compiled("things", SOURCES, lambda _: "x" * 1_000_000, str), range(40)))

    assert set(map(len, found)) == {1_000_000}
    assert [path.name for path in (checkout / "mockserver/compiled").iterdir()] == ["things.jsonl"]


def test_compiled_data_is_readable_for_every_user_of_the_machine(checkout: Path) -> None:
    compiled("things", SOURCES, read, str)

    assert (checkout / "mockserver/compiled/things.jsonl").stat().st_mode & 0o444 == 0o444


def test_a_checkout_that_cannot_be_written_is_compiled_by_each_process(checkout: Path) -> None:
    (checkout / "mockserver/compiled").write_text("no folder")

    assert compiled("things", SOURCES, read, str) == read(checkout)
