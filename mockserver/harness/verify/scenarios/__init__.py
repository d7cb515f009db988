"""The scenarios, by API version."""

from collections.abc import Mapping, Sequence

from mockserver.harness.verify.scenarios import v1_2, v1_3
from mockserver.harness.verify.scenarios.common.scenario import Scenario, VersionScenarios

VERSIONS: Mapping[str, VersionScenarios] = {each.version: each for each in (v1_2.VERSION, v1_3.VERSION)}
SCENARIOS: Sequence[Scenario] = tuple(scenario for each in VERSIONS.values() for scenario in each.scenarios)
