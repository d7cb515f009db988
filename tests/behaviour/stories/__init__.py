"""The requests of the recording: each story is a scene, and a function that plays it."""

from collections.abc import Callable

from tests.behaviour.scene import Scene
from tests.behaviour.session import Session

Story = tuple[Scene, Callable[[Session], None]]
