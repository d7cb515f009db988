"""Scenarios that every resource has: its life, who sees it, and its end."""

from collections.abc import Sequence
from functools import partial

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.resource_laws import tell_end, tell_life, tell_privacy
from mockserver.harness.verify.scenarios.common.resources import Resource
from mockserver.harness.verify.scenarios.common.scenario import Scenario, ScenarioContext


def lives(resources: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return a scenario for each resource that can be made: what it is made as, listed and shown, page by page."""
    return tuple(
        Scenario(f"{each.name}: every view of it agrees, and its states only go on", partial(tell_life, each), True)
        for each in resources
        if each.made_by is not None
    )


def privacy(resources: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return the scenario that no other account sees any of `resources`."""

    def play(client: ApiClient, context: ScenarioContext) -> None:
        tell_privacy(resources, client, context)

    return (Scenario("no other account sees or deletes what was made", play, True),)


def ends(resources: Sequence[Resource], kinds: Sequence[Resource]) -> tuple[Scenario, ...]:
    """Return a scenario for each of `resources`: once deleted it is gone from everywhere, with what it held."""
    return tuple(
        Scenario(
            f"{each.name}: once deleted it is gone from everywhere, with all that it held",
            partial(tell_end, each, kinds),
            True,
        )
        for each in resources
    )
