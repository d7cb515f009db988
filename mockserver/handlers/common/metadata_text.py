"""User metadata as JSON text in a form field."""

import orjson

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.user_metadata import replaced
from mockserver.ground.errors import ParameterInvalid


def read_metadata(parameter: str, text: str | None) -> dict[str, Value]:
    """Return the metadata in `text`, or empty. Raises ParameterInvalid, which names the key."""
    if not text:
        return {}
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ParameterInvalid(parameter, f"It is not JSON: {error}.") from None
    if not isinstance(read, dict):
        raise ParameterInvalid(parameter, "It must be the JSON text of an object.")
    for key, value in read.items():
        if not _is_value(value):
            raise ParameterInvalid(f"{parameter}.{key}", "It must be a text, a number, true, false or a list of texts.")
    return replaced(read)


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return value is None or isinstance(value, str | int | float)
