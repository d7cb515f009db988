"""The scenarios, in the order in which they are told: later ones use what earlier ones have made."""

from collections.abc import Sequence

from mockserver.harness.verify.scenarios import accounts, describing, indexes, lists, searching, uploads
from mockserver.harness.verify.scenarios.scenario import Scenario

SCENARIOS: Sequence[Scenario] = (
    *lists.scenarios.members,
    *indexes.scenarios.members,
    *uploads.scenarios.members,
    *accounts.scenarios.members,
    *searching.scenarios.members,
    *describing.scenarios.members,
    *uploads.farewell.members,
)
