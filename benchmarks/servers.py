"""The servers to measure: ours and the references, each in a process on one core."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVER_CORE, LOAD_CORE = 0, 1

_LONGEST_START_SECONDS = 20
_MOMENT_SECONDS = 0.000_1
_PAGE = os.sysconf("SC_PAGE_SIZE")
_LIMITS = Path(__file__).with_name("limits.py")


@dataclass(frozen=True)
class Running:
    """A running server; `seconds_to_start` is the time from its creation to its first reply."""

    process: subprocess.Popen[bytes]
    port: int
    seconds_to_start: float

    def milliseconds_on_core(self) -> float:
        """Return the processor time of the server, to a fraction of a millisecond, once it does nothing."""
        while self._is_running():  # its time counts when it stops running, which may be after its reply came
            time.sleep(_MOMENT_SECONDS)
        return sum(int(one.split()[0]) for one in self._of_threads("schedstat")) / 1_000_000

    def _is_running(self) -> bool:
        return any(one.rpartition(")")[2].split()[0] == "R" for one in self._of_threads("stat"))

    def _of_threads(self, name: str) -> list[str]:
        return [path.read_text() for path in Path(f"/proc/{self.process.pid}/task").glob(f"*/{name}")]

    def resident_bytes(self) -> int:
        """Return the current memory of the server."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * _PAGE

    def forget_peak(self) -> None:
        """Reset the memory peak."""
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def peak_bytes(self) -> int:
        """Return the memory peak since the last reset."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


@contextmanager
def ours(*flags: str, checkout: Path | None = None) -> Iterator[Running]:
    """Run our server as a user would, or that of another checkout."""
    port = _free_port()
    command = [_python(checkout), "-m", "mockserver", "serve", "--port", str(port), *flags]
    with _running(command, port, checkout) as server:
        yield server


@contextmanager
def library(checkout: Path | None = None) -> Iterator[Running]:
    """Run our server, or that of another checkout, with the operation to fill accounts."""
    port = _free_port()
    with _running([_python(checkout), "-m", "benchmarks.library_server", str(port)], port, checkout) as server:
        yield server


@contextmanager
def limit(name: str, size: int = 0) -> Iterator[Running]:
    """Run the application `name` of limits.py, answering `size` bytes."""
    port = _free_port()
    with _running([sys.executable, str(_LIMITS), name, str(port), str(size)], port) as server:
        yield server


def _python(checkout: Path | None) -> str:
    return sys.executable if checkout is None else str(checkout / ".venv" / "bin" / "python")


@contextmanager
def _running(command: Sequence[str], port: int, folder: Path | None = None) -> Iterator[Running]:
    server = _start(command, port, folder)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _start(command: Sequence[str], port: int, folder: Path | None) -> Running:
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CORE})
    )
    while not _answers(port):
        if process.poll() is not None or time.perf_counter() - started > _LONGEST_START_SECONDS:
            raise RuntimeError(f"{' '.join(command)} does not start")
    return Running(process, port, time.perf_counter() - started)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"GET /__admin/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return connection.recv(12).endswith(b"200")
    except OSError:
        return False
