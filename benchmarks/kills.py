"""Kill servers in the middle of uploads: `python -m benchmarks.kills [--rounds 100]`.

Each round starts a server on the directory of the previous one, starts uploads that stay incomplete, and kills the
server. It prints how many files were left incomplete, and how many of them the next server still had, which must be
none.
"""

import argparse
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.cli.test_serving import SlowUpload, create_index
from tests.support.films import make_film
from tests.support.processes import running

_MOST_UPLOADS = 4
_LONGEST_SECONDS = 5
_HALF_DONE = "incoming-*"


def main() -> None:
    """Kill the servers and print the result. Exits with 1 if a server kept an incomplete file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    left = kept = 0
    with TemporaryDirectory() as made:
        film = make_film(Path(made) / "film.mp4")
        directory = Path(made) / "data"
        directory.mkdir()
        for _ in range(arguments.rounds):
            before = set(directory.glob(_HALF_DONE))
            left += _killed(directory, film, random)
            kept += len(before & set(directory.glob(_HALF_DONE)))
        with running("--data-dir", str(directory)):
            kept += len(list(directory.glob(_HALF_DONE)))
    print(f"{arguments.rounds} servers killed, {left} files left half done, {kept} kept by a next server")
    raise SystemExit(1 if kept else 0)


def _killed(directory: Path, film: Path, random: Random) -> int:
    """Start a server, kill it in the middle of uploads, and return the number of incomplete files."""
    with running("--data-dir", str(directory)) as server:
        index_id = create_index(server)
        uploads = [SlowUpload(server, index_id, film) for _ in range(random.randint(1, _MOST_UPLOADS))]
        ends_at = monotonic() + _LONGEST_SECONDS
        while not any(directory.glob(_HALF_DONE)) and monotonic() < ends_at:
            sleep(0.01)
        sleep(random.uniform(0, 0.05))
        server.process.kill()
        server.wait()
        for upload in uploads:
            upload.close()
    return len(list(directory.glob(_HALF_DONE)))


if __name__ == "__main__":
    main()
