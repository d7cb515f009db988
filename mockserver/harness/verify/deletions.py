"""How a run deletes its records, derived from the contract: the paths that create, list and delete them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Deletion:
    """How the records at `collection`, such as `/v1.3/assets`, are deleted.

    `parameter` is the path parameter of the deleting operation. `weight` counts the paths below: containers are deleted
    first, and their contents with them. Some jobs must be canceled before. `lists` are the ends of the paths that list
    the contents of a record which stay when it is deleted.
    """

    collection: str
    version: str
    parameter: str
    takes_force: bool
    is_listed: bool
    is_canceled: bool
    weight: int
    lists: tuple[str, ...]

    @property
    def field(self) -> str:
        """The field by which replies about other records name one of these, such as `asset_id`."""
        return _field(self.parameter)

    @property
    def key(self) -> Key:
        """What fields of replies are found by."""
        return self.version, self.field


@dataclass(frozen=True, slots=True)
class Deletions:
    """All deletions: `of` by the path that creates a record, `named` by the field that names one.

    `kept` are the paths of records that no operation deletes.
    """

    of: Mapping[str, Deletion]
    named: Mapping[Key, Deletion]
    kept: frozenset[str]

    def in_order(self) -> list[Deletion]:
        """Return the deletions, containers first."""
        return sorted(self.of.values(), key=lambda deletion: -deletion.weight)


def deletions(contract: Contract, versions: Collection[str]) -> Deletions:
    """Return the deletions of these API versions."""
    operations = [each for each in contract.api_operations if each.version in versions]
    deleting = [each for each in operations if each.deletes and "{" not in _parent(each)]
    fields = {(each.version, _field(str(each.deletes))) for each in deleting}
    of = {_parent(each): _deletion(each, operations, fields) for each in deleting}
    keys = Counter(deletion.key for deletion in of.values())
    named = {deletion.key: deletion for deletion in of.values() if keys[deletion.key] == 1}
    kept = {each.path for each in operations if each.method == "POST" and each.path not in of}
    retrieved = {_parent(each) for each in operations if each.method == "GET" and each.path.endswith("}")}
    return Deletions(of, named, frozenset(path for path in kept & retrieved if "{" not in path))


def _deletion(deleting: Operation, operations: list[Operation], fields: Collection[Key]) -> Deletion:
    methods = {(each.method, each.path) for each in operations}
    parent, parameter = _parent(deleting), str(deleting.deletes)
    below = [each for each in operations if each.path.startswith(f"{deleting.path}/")]
    others = {field for version, field in fields if version == deleting.version} - {_field(parameter)}
    return Deletion(
        parent,
        deleting.version,
        parameter,
        "force" in deleting.query.names(),
        ("GET", parent) in methods,
        ("POST", f"{deleting.path}/cancel") in methods,
        len(below),
        tuple(each.path.removeprefix(deleting.path) for each in below if _lists(each, others)),
    )


def _lists(operation: Operation, fields: Collection[str]) -> bool:
    """Return whether `operation` lists records directly below another that are named by one of `fields`."""
    if operation.method != "GET" or operation.says.next_page is None or operation.path.count("{") > 1:
        return False
    rows = (shape.properties["data"].items for shape in operation.replies_in_json if "data" in shape.properties)
    return any(row is not None and fields & row.properties.keys() for row in rows)


def _parent(operation: Operation) -> str:
    return operation.path.rpartition("/")[0]


def _field(parameter: str) -> str:
    return parameter.replace("-", "_")
