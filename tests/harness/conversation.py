"""A client of the application in process whose exchanges are all inspected."""

from collections.abc import Sequence

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.inspection.inspector import Inspection, Inspector
from mockserver.harness.traffic.watching import Watched
from tests.support.asgi import AsgiClient


class Conversation:
    """A client, `api`, and the findings about each of its exchanges."""

    def __init__(self, clock: VirtualClock) -> None:
        app = MockServerApp(Settings(), make_clock=lambda: clock)
        self._close = app.close
        self._inspector = Inspector(app.contract)
        self.inspections: list[Inspection] = []
        self.api = AsgiClient(Watched(app, self._inspect, lambda path: True))

    def _inspect(self, observed: Observed) -> None:
        self.inspections.append(self._inspector.inspect(observed))

    def close(self) -> None:
        self.api.close()
        self._close()

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings of the latest exchange."""
        return self.inspections[-1].findings

    @property
    def broken(self) -> list[tuple[str, str]]:
        """Rule and subject of each finding of the latest exchange."""
        return [(finding.rule, finding.subject) for finding in self.findings]
