"""The releases before 0.4, which speak API v1.2."""

from collections.abc import Iterator

from twelvelabs import TwelveLabs

from tests.clients.python_client.call import Run
from tests.clients.python_client.methods_0 import methods
from tests.clients.python_client.sdk_0_1 import endings, generate, indexes, search, tasks, videos

CHAPTERS = (indexes, tasks, videos, search, generate, endings)


def runs(key: str) -> Iterator[Run]:
    """Yield the one client of these releases."""
    client = TwelveLabs(api_key=key)
    yield Run("", client, lambda key: TwelveLabs(api_key=key), methods(client))
