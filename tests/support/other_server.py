"""A server of another kind: it answers one request, with a given body."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def answering(body: bytes, *headers: bytes) -> Iterator[int]:
    """Answer one request with 200, `headers` and `body`, at the given port."""
    lines = [b"HTTP/1.1 200 OK", *headers, b"content-length: %d" % len(body)]
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as pool:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1024)
                connection.sendall(b"\r\n".join([*lines, b"", body]))

        answered = pool.submit(answer)
        yield listener.getsockname()[1]
        answered.result()
