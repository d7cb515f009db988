"""The stand-in with every exchange inspected, and its clients judged."""

from mockserver.app.application import MockServerApp
from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection.conduct import ConductJudge
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.tally import Tally

# Paths of the stand-in itself, not of the API: programs may use them freely.
_OWN_PATHS = ("/__admin", "/_media", "/_consent", "/docs", "/openapi.json")


class InspectedApp:
    """Serves an unused `app` through `asgi`, and adds all findings to `tally`."""

    def __init__(self, app: MockServerApp, tally: Tally | None = None) -> None:
        self.tally = Tally() if tally is None else tally
        self.asgi = Watched(app, self._observe, is_of_api)
        self._inspector = Inspector(app.contract)
        self._conduct = ConductJudge(app, self.tally.note)

    def finish(self) -> Tally:
        """Return the inspection results. Call it after the last request."""
        self._conduct.finish()
        return self.tally

    def _observe(self, observed: Observed) -> None:
        self.tally.add(self._inspector.inspect(observed))


def is_of_api(path: str) -> bool:
    """Return whether `path` may belong to the API, and not to the stand-in's own pages."""
    return not path.startswith(_OWN_PATHS) and not path.endswith("/openapi.json")
