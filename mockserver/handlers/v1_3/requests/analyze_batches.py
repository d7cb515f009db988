"""Parses analyze batches."""

from collections import Counter

from msgspec import Struct

from mockserver.ground.errors import ParameterInvalid, ParameterNotProvided
from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery
from mockserver.handlers.v1_3.requests.analyze_tasks import TaskRequest, read_task
from mockserver.handlers.v1_3.requests.lists import read_list


class BatchRequest(Struct, frozen=True, gc=False):
    """Analyses by one model in one mode."""

    model: str
    mode: str
    items: tuple[TaskRequest, ...]


def read_batch(body: Values) -> BatchRequest:
    """Return the analyses. Raises the API's errors, naming the invalid item."""
    names = Counter(item["custom_id"] for item in body["requests"] if "custom_id" in item)
    repeated = next((name for name, count in names.items() if count > 1), None)
    if repeated is not None:
        raise ParameterInvalid("requests", f"Two of them have the custom_id {repeated}.")
    items = tuple(_item(body, item, at) for at, item in enumerate(body["requests"]))
    return BatchRequest(body["model_name"], body["analysis_mode"], items)


def read_batch_list(query: Values) -> ListQuery:
    """Return the list query for batches."""
    return read_list(query)


def _item(body: Values, item: Values, at: int) -> TaskRequest:
    """Return one analysis; its own values override those for all."""
    said = {**body.get("defaults", {}), **item}
    if "prompt" in said:
        said["prompt_v2"] = said.pop("prompt")
    common = {"model_name": body["model_name"], "analysis_mode": body["analysis_mode"]}
    try:
        return read_task({**common, **said})
    except ParameterInvalid as error:
        raise ParameterInvalid(f"requests[{at}].{error.parameter}", error.reason) from None
    except ParameterNotProvided as error:
        raise ParameterNotProvided(f"requests[{at}].{error.parameter}", error.where) from None
