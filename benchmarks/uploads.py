"""Uploads: bytes per second of processor time, relative to a loop that discards them, and their memory."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2

from benchmarks.servers import Running, limit, ours
from tests.support.films import make_film

MIB = 1024 * 1024
_KEY = "tlk_UPLOAD"
_BOUNDARY = "benchmark-boundary"
_CHUNK = bytes(256 * 1024)
_VISUAL_ONLY = [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]


@dataclass(frozen=True)
class Row:
    """An upload of `size` bytes: its ratio to the reference, that of Starlette's form parser, and the growth of memory.

    The last two fields are for the same file in chunks.
    """

    size: int
    share: float
    form_share: float
    growth: int
    share_in_chunks: float
    growth_in_chunks: int


def measure(sizes: tuple[int, ...]) -> list[Row]:
    """Return a row for each size."""
    with TemporaryDirectory() as directory:
        film = make_film(Path(directory) / "film.mp4", audio=False).read_bytes()
    return [_row(film, size) for size in sizes]


def _row(film: bytes, size: int) -> Row:
    with limit("raw", 1) as server:
        most = _speed(server, film, size, "0" * 24)
    with limit("starlette_form") as server:
        form = _speed(server, film, size, "0" * 24)
    with ours() as server:
        index_id = _create_index(server)
        _speed(server, film, MIB, index_id)  # warm up what uploads load
        before = server.resident_bytes()
        server.forget_peak()
        speed = _speed(server, film, size, index_id)
        growth = server.peak_bytes() - before
    with ours() as server:
        _speed_in_chunks(server, film, MIB)
        before = server.resident_bytes()
        server.forget_peak()
        speed_in_chunks = _speed_in_chunks(server, film, size)
        growth_in_chunks = server.peak_bytes() - before
    return Row(size, speed / most, form / most, growth, speed_in_chunks / most, growth_in_chunks)


def _create_index(server: Running) -> str:
    body = {"index_name": "uploads", "engines": _VISUAL_ONLY}
    reply = httpx2.post(f"http://127.0.0.1:{server.port}/v1.2/indexes", json=body, headers={"x-api-key": _KEY})
    created = reply.json()
    return str(created["_id"])


def _speed(server: Running, film: bytes, size: int, index_id: str) -> float:
    """Upload a film of `size` bytes and return bytes per millisecond of processor time."""
    before = server.milliseconds_on_core()
    reply = _converse(server.port, _message(film, size, index_id))
    if reply[9:10] != b"2":
        raise RuntimeError(reply.decode())
    return size / (server.milliseconds_on_core() - before)


def _speed_in_chunks(server: Running, film: bytes, size: int) -> float:
    """Upload a film of `size` bytes in chunks and return bytes per millisecond of processor time."""
    before = server.milliseconds_on_core()
    address = f"http://127.0.0.1:{server.port}"
    with httpx2.Client(base_url=address, headers={"x-api-key": _KEY}, timeout=120, trust_env=False) as client:
        announced = {"filename": "film.mp4", "type": "video", "total_size": size}
        opened = client.post("/v1.3/assets/multipart-uploads", json=announced).json()
        path = f"/v1.3/assets/multipart-uploads/{opened['upload_id']}"
        reply = {}
        for index, chunk in enumerate(_chunks(_content(film, size), opened["chunk_size"]), 1):
            issued = client.post(f"{path}/presigned-urls", json={"start": index, "count": 1}).json()
            etag = client.put(issued["upload_urls"][0]["url"], content=chunk).headers["etag"]
            sent = {"chunk_index": index, "proof": etag, "proof_type": "etag", "chunk_size": len(chunk)}
            reply = client.post(path, json={"completed_chunks": [sent]}).json()
    if "url" not in reply:
        raise RuntimeError(str(reply))
    return size / (server.milliseconds_on_core() - before)


def _chunks(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    """Cut `pieces` into chunks of a new size."""
    chunk = bytearray()
    for piece in pieces:
        chunk += piece
        while len(chunk) >= size:
            yield bytes(chunk[:size])
            del chunk[:size]
    if chunk:
        yield bytes(chunk)


def _converse(port: int, message: Iterator[bytes]) -> bytes:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for part in message:
            connection.sendall(part)
        return connection.recv(65536)


def _message(film: bytes, size: int, index_id: str) -> Iterator[bytes]:
    """Yield a multipart request with a valid MP4 file of `size` bytes."""
    headers = {"content-type": f"multipart/form-data; boundary={_BOUNDARY}"}
    files = {"video_file": ("film.mp4", film)}
    form = httpx2.Request("POST", "http://localhost", headers=headers, data={"index_id": index_id}, files=files).read()
    head, _, tail = form.partition(film)
    yield (
        f"POST /v1.2/tasks HTTP/1.1\r\nHost: localhost\r\nx-api-key: {_KEY}\r\n"
        f"Content-Type: multipart/form-data; boundary={_BOUNDARY}\r\n"
        f"Content-Length: {len(head) + size + len(tail)}\r\n\r\n"
    ).encode()
    yield head
    yield from _content(film, size)
    yield tail


def _content(film: bytes, size: int) -> Iterator[bytes]:
    """Yield a valid MP4 file of `size` bytes: a small film and a box of free space."""
    free = size - len(film)
    yield film
    yield free.to_bytes(4, "big") + b"free"
    left = free - 8
    while left > 0:
        yield _CHUNK[: min(left, len(_CHUNK))]
        left -= len(_CHUNK)
