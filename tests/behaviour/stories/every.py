"""All stories, in the order of the recording."""

from tests.behaviour.stories import contract, controls, limits, notebook, orders, refusals, walks

STORIES = [
    *contract.STORIES,
    *walks.STORIES,
    *refusals.STORIES,
    *limits.STORIES,
    *notebook.STORIES,
    *orders.STORIES,
    *controls.STORIES,
]
