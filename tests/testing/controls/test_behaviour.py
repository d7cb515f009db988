"""Imperfect behaviour."""

from mockserver.testing import Account
from mockserver.testing.controls.behaviour import BehaviourState


def test_each_part_is_changed_alone(mock: Account) -> None:
    mock.behaviour.quality(recall=0.5, noise=3)
    mock.behaviour.consistency(appear_after_reads=2)
    mock.behaviour.paging(removed=1)

    state = mock.behaviour.read()

    assert state == BehaviourState({"recall": 0.5, "noise": 3}, {"appear_after_reads": 2}, {"removed": 1})


def test_an_empty_part_is_perfect_again(mock: Account) -> None:
    mock.behaviour.quality(empty=1)

    assert mock.behaviour.quality().quality == {}
