"""Start-up time, and memory before and after many requests."""

import subprocess
import sys
import time
from compileall import compile_dir
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

import mockserver
from benchmarks.load import request, send_many
from benchmarks.servers import limit, ours

_IMPORTS = "import starlette.applications, uvicorn"


@dataclass(frozen=True)
class Start:
    """Seconds until our first reply, until that of a bare Starlette application, and to import what both need."""

    ours: float
    starlette: float
    imports: float


@dataclass(frozen=True)
class Memory:
    """Resident bytes after the start, after a tenth of the requests, and after all of them."""

    started: int
    early: int
    late: int


def measure_start(rounds: int) -> Start:
    """Return the medians over `rounds` of a server with compiled modules, like an installed one."""
    compile_dir(Path(mockserver.__file__).parent, quiet=1)
    first, bare, imports = [], [], []
    for _ in range(rounds):
        with ours() as server:
            first.append(server.seconds_to_start)
        with limit("starlette", 10) as server:
            bare.append(server.seconds_to_start)
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", _IMPORTS], check=True)
        imports.append(time.perf_counter() - began)
    return Start(median(first), median(bare), median(imports))


def measure_memory(requests: int) -> Memory:
    """Return the memory of a server over `requests` reads of the sample account."""
    paths = cycle(["/v1.2/indexes", "/v1.2/engines", "/v1.2/tasks?page_limit=20"])
    with ours() as server:
        started = server.resident_bytes()
        send_many(server.port, lambda: request("GET", next(paths), "tlk_SAMPLE"), requests // 10)
        early = server.resident_bytes()
        send_many(server.port, lambda: request("GET", next(paths), "tlk_SAMPLE"), requests - requests // 10)
        return Memory(started, early, server.resident_bytes())
