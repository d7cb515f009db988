"""The late import of what makes content up."""

import gc

import pytest

from mockserver.domain.generation.imagined import import_generator


@pytest.mark.parametrize("was_enabled", [True, False])
def test_garbage_collections_are_as_before_once_the_generator_is_imported(was_enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_enabled else gc.disable)()

        import_generator()

        assert gc.isenabled() is was_enabled
    finally:
        (gc.enable if before else gc.disable)()
