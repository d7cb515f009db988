"""Parses usage limits."""

from collections.abc import Mapping

from mockserver.domain.account.meter import Meter
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values


def read_limit(body: Values, meter: Meter) -> Mapping[str, float]:
    """Return the limit of each amount. Raises ParameterInvalid if `meter` cannot measure one."""
    if "cost" in body and meter.prices is None:
        raise ParameterInvalid("cost", "Without a table of prices (--prices) nothing has a cost.")
    return body
