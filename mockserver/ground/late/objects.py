"""Objects that live as long as the process: modules that are imported late, and tables that are built once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def creating_long_lived_objects() -> Iterator[None]:
    """Collect no garbage meanwhile, and then move all new objects to the oldest generation.

    Otherwise the next three collections walk them, without effect, which takes as long as an import itself.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _age_objects()
        if was_enabled:
            gc.enable()


def _age_objects() -> None:
    has_frozen = gc.get_freeze_count() > 0
    gc.freeze()
    if not has_frozen:  # else the objects that the process froze before must stay frozen
        gc.unfreeze()  # which moves them to the oldest generation
