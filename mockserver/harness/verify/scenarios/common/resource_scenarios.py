"""Scenarios of every resource: its life cycle and its deletion."""

from collections.abc import Sequence
from functools import partial

from mockserver.harness.verify.scenarios.common.resource_laws import check_deletion, check_lifecycle
from mockserver.harness.verify.scenarios.common.resources import Resource
from mockserver.harness.verify.scenarios.common.scenario import Scenario


def lifecycle_scenarios(resources: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return a scenario for each resource that can be created: every view of a record agrees, page by page."""
    return tuple(
        Scenario(
            f"{each.name}: all views of it agree, and its state never goes back", partial(check_lifecycle, each), True
        )
        for each in resources
        if each.made_by is not None
    )


def deletion_scenarios(resources: Sequence[Resource], kinds: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return a scenario for each of `resources`: a deleted record is gone everywhere, with its contents."""
    return tuple(
        Scenario(
            f"{each.name}: a deleted one is gone from all lists and counts, with its contents",
            partial(check_deletion, each, kinds),
            True,
        )
        for each in resources
    )
