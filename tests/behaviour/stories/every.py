"""All stories, in the order of the recording."""

from itertools import chain

from tests.behaviour.stories import contract, controls, limits, notebook, orders, refusals, snapshots, walks

_CHAPTERS = (contract, walks, refusals, limits, notebook, orders, snapshots, controls)

STORIES = list(chain.from_iterable(chapter.STORIES for chapter in _CHAPTERS))
