"""Data of the package: files, and what is compiled from the sources in a checkout."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

import msgspec

T = TypeVar("T")

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent


def package_data(name: str) -> bytes:
    """Return the data file with this name."""
    return (PACKAGE / "data" / name).read_bytes()


def package_lines(name: str) -> Mapping[str, str]:
    """Return the lines of a data file by the words before their colons: "last: Smith, Johnson"."""
    return dict(line.split(": ") for line in package_data(name).decode().splitlines())


def is_checkout() -> bool:
    """Return whether the package lies beside its sources, which may change."""
    return (CHECKOUT / "openapi.yaml").exists()


def compiled(
    name: str,
    sources: Iterable[str],
    compile_sources: Callable[[Path], T],
    kind: type[T],
    version: Callable[[], str] = str,
) -> T:
    """Return the data called `name`, which has the type `kind`.

    A checkout compiles it again if a file under `sources` has changed, or `version`, that of what else makes the data.
    An installed package has only the file that was made at build time.
    """
    file = PACKAGE / "compiled" / f"{name}.jsonl"
    in_checkout = is_checkout()
    found = msgspec.json.encode([version(), *sorted(_facts_of(sources))]) if in_checkout else b""
    if file.exists():
        made_from, _, data = file.read_bytes().partition(b"\n")
        if not in_checkout:
            return msgspec.json.decode(data, type=kind)
        with suppress(msgspec.DecodeError):  # a damaged file
            if made_from == found:
                return msgspec.json.decode(data, type=kind)
    compiled_now = compile_sources(CHECKOUT)
    _keep(file, found + b"\n" + msgspec.json.encode(compiled_now))
    return compiled_now


def _facts_of(sources: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield for each file under `sources` its name, the time of its last change, and its size."""
    for source in sources:
        path = CHECKOUT / source
        for file in _files_in(path) if path.is_dir() else [path]:
            facts = file.stat()
            yield os.fspath(file).removeprefix(f"{CHECKOUT}/"), facts.st_mtime_ns, facts.st_size


def _files_in(folder: str | Path) -> Iterator["os.DirEntry[str]"]:
    """Yield the files below `folder` without hidden ones, such as the locks of editors.

    Path.rglob takes ten times as long.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files_in(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry


def _keep(file: Path, content: bytes) -> None:
    """Write `file` in one step, so that another server never reads half of it.

    A process that may not write there compiles the data for itself.
    """
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, suffix=".draft", delete=False) as draft:
            draft.write(content)
        # A temporary file is readable by its owner only, but the server may run as another user.
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(file)
