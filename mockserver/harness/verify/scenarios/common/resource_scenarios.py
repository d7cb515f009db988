"""Scenarios that every resource has: its life and its end."""

from collections.abc import Sequence
from functools import partial

from mockserver.harness.verify.scenarios.common.resource_laws import check_deletion, check_lifecycle
from mockserver.harness.verify.scenarios.common.resources import Resource
from mockserver.harness.verify.scenarios.common.scenario import Scenario


def lifecycle_scenarios(resources: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return a scenario for each resource that can be made: what it is made as, listed and shown, page by page."""
    return tuple(
        Scenario(
            f"{each.name}: every view of it agrees, and its states only go on", partial(check_lifecycle, each), True
        )
        for each in resources
        if each.made_by is not None
    )


def deletion_scenarios(resources: Sequence[Resource], kinds: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return a scenario for each of `resources`: once deleted it is gone from everywhere, with what it held."""
    return tuple(
        Scenario(
            f"{each.name}: once deleted it is gone from everywhere, with all that it held",
            partial(check_deletion, each, kinds),
            True,
        )
        for each in resources
    )
