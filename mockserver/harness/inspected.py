"""The stand-in with every exchange inspected, and the conduct of its clients judged."""

from mockserver.app.application import MockServerApp
from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection.conduct import ConductJudge
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.tally import Tally

# What is the stand-in's own, not the API's: a program may ask for it as it likes.
_OWN_PATHS = ("/__admin", "/_media", "/_consent", "/docs", "/openapi.json")


class InspectedApp:
    """Serves `app`, which is unused so far, through `asgi`, and puts all that is found into `tally`."""

    def __init__(self, app: MockServerApp, tally: Tally | None = None) -> None:
        self.tally = Tally() if tally is None else tally
        self.asgi = Watched(app, self._witness, is_of_api)
        self._inspector = Inspector(app.contract)
        self._conduct = ConductJudge(app, self.tally.note)

    def finish(self) -> Tally:
        """Return what there was to see, now that no request follows."""
        self._conduct.finish()
        return self.tally

    def _witness(self, observed: Observed) -> None:
        self.tally.add(self._inspector.inspect(observed))


def is_of_api(path: str) -> bool:
    """Tell whether `path` may be one of the API, and not of what the stand-in has beside it."""
    return not path.startswith(_OWN_PATHS) and not path.endswith("/openapi.json")
