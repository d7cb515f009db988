"""The mutants: each is a server that keeps the contract except for one declared fault."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.harness.mutants.faulty_app import Changed, Fault, Reply, Request

Change = Callable[[Request, Reply], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault by name; `make` gives a new one for each server, because some faults remember requests.

    `drawn` names the operation whose drawn requests find the fault, if no scenario does.
    """

    name: str
    fault: str
    make: Callable[[], Fault]
    drawn: str = ""


MUTANTS: dict[str, Mutant] = {}


# Mutants that only drawn requests find, and the operation for which these are drawn.
_DRAWN = {
    "valid-offsets-refused": "list-video-embedding-tasks",
    "negative-start-accepted": "retrieve-ocr",
    "any-method": "list-engines",
    "import-groups-as-counts": "cloud-to-cloud-retrieve-status",
    "youtube-with-202": "upload-external-provider",
}


def declare(name: str, fault: str, make: Callable[[], Fault]) -> None:
    """Add a mutant to the catalogue."""
    assert name not in MUTANTS, name
    MUTANTS[name] = Mutant(name, fault, make, _DRAWN.get(name, ""))


def changes(name: str, fault: str, *operations: str, status: int = 200) -> Callable[[Change], Change]:
    """Make the decorated function the mutant `name`: it changes replies with `status` to `operations`."""

    def add(change: Change) -> Change:
        declare(name, fault, lambda: Changed(change, frozenset(operations), frozenset([status])))
        return change

    return add


def catalogue() -> Mapping[str, Mutant]:
    """Return all mutants, by name."""
    # Each module declares its mutants when it is imported.
    from tests.harness.mutants import answers, lists, memory, requests, resources, shapes

    assert all((answers, lists, memory, requests, resources, shapes))
    return MUTANTS
