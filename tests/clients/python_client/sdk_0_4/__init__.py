"""The releases 0.4, written by hand like those before, which speak API v1.3."""

from collections.abc import Iterator

from twelvelabs import TwelveLabs

from tests.clients.python_client.call import Run
from tests.clients.python_client.methods_0 import methods
from tests.clients.python_client.sdk_0_4 import embed, endings, generate, indexes, search, tasks, videos

CHAPTERS = (indexes, tasks, videos, search, generate, embed, endings)

# No method returns an instance of it.
_UNREACHABLE = "CombinedSearchResult."


def runs(key: str) -> Iterator[Run]:
    """Yield the one client of these releases."""
    client = TwelveLabs(api_key=key)
    found = frozenset(method for method in methods(client) if not method.startswith(_UNREACHABLE))
    yield Run("", client, lambda key: TwelveLabs(api_key=key), found)
