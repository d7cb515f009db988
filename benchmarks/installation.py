"""The size of an installation, and its cost for pytest runs that do not use it, in separate environments."""

import subprocess
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

MEGABYTE = 2**20

_CHECKOUT = Path(__file__).parent.parent
_INSTALLERS = ("pip", "setuptools")  # a new environment has them; some only the first one
_BLOCK = 512
# Plugins of dependencies, which pytest loads wherever they are installed.
_WITHOUT_OTHERS = ("-pno:anyio",)
_WITHOUT_ANY = ("-pno:mockserver", *_WITHOUT_OTHERS)


@dataclass(frozen=True)
class Size:
    """The number of packages of an environment, and their bytes on disk."""

    name: str
    packages: int
    size: int


@dataclass(frozen=True)
class Startup:
    """Seconds of pytest's processor time for our plugin, and for it together with plugins of the dependencies."""

    plugin: float
    with_others: float


def measure_sizes(*extras: str) -> list[Size]:
    """Return the size of a plain installation, and with each of `extras`."""
    with TemporaryDirectory() as directory:
        names = {"": "an installation", **{f"[{extra}]": f"with the extra `{extra}`" for extra in extras}}
        return [_size(name, Path(directory, str(n)), suffix) for n, (suffix, name) in enumerate(names.items())]


def measure_startup(rounds: int) -> Startup:
    """Return the medians over `rounds`, in which the variants take turns; a first round warms the caches."""
    with TemporaryDirectory() as directory:
        python = _environment(Path(directory, "environment"), f"{_CHECKOUT}[pytest]")
        suite = Path(directory, "test_nothing.py")
        suite.write_text("def test_nothing(): pass\n", "utf-8")
        ways: tuple[tuple[str, ...], ...] = (_WITHOUT_ANY, _WITHOUT_OTHERS, ())
        turns = [[_seconds(suite, python, *flags) for flags in ways] for _ in range(rounds + 1)][1:]
    without, own, everything = (median(column) for column in zip(*turns, strict=True))
    return Startup(own - without, everything - without)


def _size(name: str, root: Path, suffix: str) -> Size:
    _environment(root, f"{_CHECKOUT}{suffix}")
    packages = _packages(root)
    installed = [one for one in distributions(path=[str(packages)]) if one.name not in _INSTALLERS]
    return Size(name, len(installed), sum(_used(packages)))


def _used(packages: Path) -> Iterator[int]:
    """Yield the sizes of files and directories on disk, without those of the installers."""
    others = {"pip", "setuptools", "pkg_resources", "_distutils_hack"}
    for path in packages.rglob("*"):
        top = path.relative_to(packages).parts[0]
        if top.split("-")[0] not in others:
            yield path.stat().st_blocks * _BLOCK


def _packages(root: Path) -> Path:
    [packages] = root.glob("lib/python*/site-packages")
    return packages


def _environment(root: Path, what: str) -> str:
    """Return the Python of a new environment in `root` with `what` installed."""
    venv.create(root, with_pip=True)
    python = str(root / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", what], check=True, stderr=subprocess.DEVNULL)
    return python


def _seconds(suite: Path, python: str, *flags: str) -> float:
    command = [python, "-m", "pytest", "-q", "-pno:cacheprovider", *flags, str(suite)]
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=suite.parent)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
