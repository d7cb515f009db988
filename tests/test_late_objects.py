"""Objects that live as long as the process."""

import gc
from collections.abc import Iterator

import pytest

from mockserver.ground.late.objects import creating_long_lived_objects

OLDEST = 2


class Node:
    """An object that garbage collections walk."""


@pytest.fixture(autouse=True)
def collections_as_before() -> Iterator[None]:
    was_enabled, was_frozen = gc.isenabled(), gc.get_freeze_count() > 0
    yield
    (gc.enable if was_enabled else gc.disable)()
    if not was_frozen:
        gc.unfreeze()


def is_old(node: Node) -> bool:
    return any(each is node for each in gc.get_objects(OLDEST))


@pytest.mark.parametrize("was_enabled", [True, False])
def test_garbage_collections_are_as_before(was_enabled: bool) -> None:
    (gc.enable if was_enabled else gc.disable)()

    with creating_long_lived_objects():
        is_enabled_meanwhile = gc.isenabled()

    assert not is_enabled_meanwhile
    assert gc.isenabled() is was_enabled


def test_new_objects_are_old_at_once() -> None:
    gc.unfreeze()

    with creating_long_lived_objects():
        node = Node()
        was_old = is_old(node)

    assert not was_old
    assert is_old(node)
    assert gc.get_freeze_count() == 0


def test_garbage_among_them_is_still_collected() -> None:
    with creating_long_lived_objects():
        node = Node()
        node.__dict__["itself"] = node
        del node

    assert gc.collect() > 0


def test_frozen_objects_stay_frozen() -> None:
    gc.freeze()
    before = gc.get_freeze_count()

    with creating_long_lived_objects():
        pass

    assert gc.get_freeze_count() >= before
