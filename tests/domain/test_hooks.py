"""The hooks of the rules: the test kit implements all of them, and by default they do nothing."""

import inspect
from datetime import UTC, datetime

import pytest

from mockserver.domain.rules.hooks import Hooks
from mockserver.domain.testkit.kit import Kit

PLACES = [name for name, _ in inspect.getmembers(Hooks, inspect.isfunction) if not name.startswith("_")]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("place", PLACES)
def test_the_test_kit_implements_every_hook(place: str) -> None:
    assert inspect.signature(getattr(Kit, place)) == inspect.signature(getattr(Hooks, place))
    assert getattr(Kit, place) is not getattr(Hooks, place)


@pytest.mark.parametrize("hooks", [Hooks(), Kit()], ids=["no kit", "empty kit"])
def test_hooks_do_nothing_by_default(hooks: Hooks) -> None:
    hooks.check_use(videos=1_000, indexed=1e9, embedded=1e9)
    hooks.note_new_video("video")

    assert hooks.profile_of("film.mp4", None) is None
    assert not hooks.is_deleted("video")
    assert not hooks.no_longer_kept(NOW)
