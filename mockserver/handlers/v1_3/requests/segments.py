"""Parses segment definitions and their metadata."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mockserver.domain.writing.documents import (
    TIME_FORMS,
    Choice,
    Flag,
    Listing,
    Member,
    Node,
    Number,
    Record,
    Segmentation,
    SegmentDefinition,
    Text,
    Time,
    TimeForm,
    read_schema,
)
from mockserver.domain.writing.segments import SHORTEST_SEGMENT, SegmentLengths
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.v1_3.requests.analyze import WITH_IMAGES, NamedImage, read_images

_WHERE = "response_format.segment_definitions"
_RESERVED = frozenset(["start_time", "end_time", "metadata"])
_SCALARS = ("string", "number", "boolean", "integer")
_BORDERS = (Member("start_time", Time(TimeForm.SECONDS)), Member("end_time", Time(TimeForm.SECONDS)))


def read_segmentation(model: str, body: Values) -> Segmentation:
    """Return the segmentation. Raises ParameterInvalid, naming the invalid place."""
    wanted = body["response_format"]
    described: Sequence[Values] = wanted["segment_definitions"]
    _check_each_once((one["id"] for one in described), _WHERE, "definitions", "id")
    definitions = tuple(_definition(model, one, f"{_WHERE}[{at}]") for at, one in enumerate(described))
    if any(definition.ranges for definition in definitions):
        _check_ranges_stand_alone(body)
    form = TIME_FORMS[wanted.get("segment_time_format") or "seconds"]
    return Segmentation(definitions, form, _lengths(body))


def read_segment_images(wanted: Values) -> tuple[NamedImage, ...]:
    """Return the images of segment definitions."""
    return tuple(
        image
        for at, one in enumerate(wanted["segment_definitions"])
        for image in read_images(one.get("media_sources", ()), f"{_WHERE}[{at}].media_sources")
    )


def _lengths(body: Values) -> SegmentLengths:
    least, most = body.get("min_segment_duration"), body.get("max_segment_duration")
    if least is not None and most is not None and least > most:
        raise ParameterInvalid("max_segment_duration", f"It must be at least min_segment_duration, {least:g} s.")
    return SegmentLengths(SHORTEST_SEGMENT if least is None else least, most)


def _definition(model: str, described: Values, where: str) -> SegmentDefinition:
    fields: Sequence[Values] = described.get("fields", ())
    return SegmentDefinition(
        described["id"], described["description"], _record(model, fields, f"{where}.fields"), _ranges(described, where)
    )


def _record(model: str, fields: Sequence[Values], where: str) -> Record:
    _check_each_once((one["name"] for one in fields), where, "fields", "name")
    return Record(tuple(Member(one["name"], _node(model, one, f"{where}[{at}]")) for at, one in enumerate(fields)))


def _node(model: str, described: Values, where: str) -> Node:
    kind = described["type"]
    if described["name"] in _RESERVED:
        raise ParameterInvalid(f"{where}.name", f"{described['name']} is a name that segments have themselves.")
    if ("format" in described) != (kind == "timestamp"):
        raise ParameterInvalid(f"{where}.format", "A timestamp needs it, and nothing else takes it.")
    if "enum" in described and kind not in ("string", "array"):
        raise ParameterInvalid(f"{where}.enum", "Only a string, or an array of strings, takes it.")
    if ("items" in described) != (kind in ("array", "time_array")):
        raise ParameterInvalid(f"{where}.items", "An array and a time_array need it, and nothing else takes it.")
    match kind:
        case "timestamp":
            return Time(TIME_FORMS[described["format"]])
        case "array":
            return Listing(_item(described, where))
        case "time_array":
            return _time_array(model, described, where)
    return _scalar(kind, described)


def _item(described: Values, where: str) -> Node:
    kind = described["items"]["type"]
    if kind not in _SCALARS or "fields" in described["items"]:
        raise ParameterInvalid(f"{where}.items.type", f"An array has items of one of the types {', '.join(_SCALARS)}.")
    if "enum" in described and kind != "string":
        raise ParameterInvalid(f"{where}.enum", "Only an array of strings takes it.")
    return _scalar(kind, described)


def _time_array(model: str, described: Values, where: str) -> Node:
    items = described["items"]
    if model != WITH_IMAGES:
        raise ParameterInvalid(f"{where}.type", f"Only {WITH_IMAGES} knows time_array.")
    if items["type"] != "object" or not items.get("fields"):
        raise ParameterInvalid(f"{where}.items", "The items of a time_array are of type object and have fields.")
    for at, field in enumerate(items["fields"]):
        if field["type"] not in (*_SCALARS, "array"):
            raise ParameterInvalid(f"{where}.items.fields[{at}].type", "Fields of a time_array have no times.")
    inner = _record(model, items["fields"], f"{where}.items.fields")
    return Listing(Record((*_BORDERS, *inner.members)))


def _scalar(kind: str, described: Values) -> Node:
    match kind:
        case "string" if "enum" in described:
            return Choice(tuple(described["enum"]))
        case "number":
            return Number()
        case "boolean":
            return Flag()
        case "integer":
            return read_schema({"type": "integer"}, "", has_times=False)
    return Text()


def _ranges(described: Values, where: str) -> tuple[tuple[float, float], ...]:
    ranges = [(one["start_time"], one["end_time"]) for one in described.get("time_ranges", ())]
    for at, (start, end) in enumerate(ranges):
        if end - start < SHORTEST_SEGMENT:
            raise ParameterInvalid(f"{where}.time_ranges[{at}]", f"It must last at least {SHORTEST_SEGMENT:g} s.")
    in_order = sorted(ranges)
    if any(before[1] > after[0] for before, after in pairwise(in_order)):
        raise ParameterInvalid(f"{where}.time_ranges", "They must not overlap.")
    return tuple(in_order)


def _check_ranges_stand_alone(body: Values) -> None:
    for name in ("start_time", "end_time", "min_segment_duration", "max_segment_duration"):
        if name in body:
            raise ParameterInvalid(name, "time_ranges say already where segments are.")


def _check_each_once(names: Iterable[str], where: str, what: str, field: str) -> None:
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise ParameterInvalid(where, f"Two {what} have the {field} {repeated[0]!r:.100}.")
