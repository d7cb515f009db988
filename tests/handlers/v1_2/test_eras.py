"""The eras of API v1.2 are those that a server can be told of."""

from mockserver.ground.settings import ERAS
from mockserver.handlers.v1_2 import eras


def test_every_era_of_the_settings_is_known() -> None:
    assert tuple(eras.ERAS) == ERAS
