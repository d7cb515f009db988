"""The scenarios of the resources of API v1.3: common ones, specific ones, and deletions."""

from collections.abc import Sequence

from mockserver.harness.verify.scenarios.common.resource_scenarios import deletion_scenarios, lifecycle_scenarios
from mockserver.harness.verify.scenarios.common.scenario import Scenario
from mockserver.harness.verify.scenarios.common.unknown import unknown_of
from mockserver.harness.verify.scenarios.v1_3 import (
    batches,
    connections,
    embedding,
    ends,
    entities,
    kinds,
    multipart,
    rates,
    responses,
    stores,
    texts,
    transfers,
)

# Integrations are created in a dashboard, so any identifier may exist.
_NOTHING_THERE = unknown_of("v1.3", "resource_not_exists", "parameter_invalid", frozenset(["integration-id"]))

OF_RESOURCES: Sequence[Scenario] = (
    *lifecycle_scenarios(kinds.KINDS),
    *multipart.scenarios.members,
    *entities.scenarios.members,
    *stores.scenarios.members,
    *responses.scenarios.members,
    *texts.scenarios.members,
    *rates.scenarios.members,
    *batches.scenarios.members,
    *embedding.scenarios.members,
    *connections.scenarios.members,
    *transfers.scenarios.members,
    Scenario("unknown identifiers cannot be read or deleted", _NOTHING_THERE, True),
)
# These run last, because they delete records that others need.
DELETION_SCENARIOS: Sequence[Scenario] = deletion_scenarios(ends.DELETED, kinds.KINDS)
