"""Kinds of records, by the path of their collection: the contract says how to create, show, change and delete them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.contract.contract import Contract
from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.jobs import polled
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext

Path = dict[str, str]
# Refusals that depend only on the plan of the account.
_SPENT = ("usage_limit_exceeded", "insufficient_funds", "api_allowed_for_paid_plan", "too_many_batches")
Json = dict[str, Any]
# The body of a creating request: arguments of `ApiClient.call` besides the path.
Making = Callable[[ApiClient, ScenarioContext], Mapping[str, Any]]


class PlanSpent(ScenarioOver):
    """The plan of the account has no room for another record."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of record: its `name`, the `path` of its collection, and the path `parameter` with its identifier.

    `made_by` returns the body that creates one. `parents` maps path parameters to records of the run, by their names in
    the context. `change` is a body that changes one. `shortened` are fields that a list may show differently. Without
    `followed`, its work goes on only while a client acts. The context keeps one record under the resource's name. If
    other scenarios need that one until the end, `make_deletable` creates another for deletion and returns its path
    parameters.
    """

    name: str
    path: str
    parameter: str
    made_by: Making | None = None
    parents: Mapping[str, str] = field(default_factory=dict)
    change: Mapping[str, Any] = field(default_factory=dict)
    shortened: frozenset[str] = frozenset()
    followed: bool = True
    make_deletable: Callable[[ApiClient, ScenarioContext], Path] | None = None

    def where(self, context: ScenarioContext) -> Path:
        """Return the path parameters of the collection. Raises ScenarioOver if a parent does not exist."""
        return {
            parameter: context.need(context.own(parent), f"no {parent} was created")
            for parameter, parent in self.parents.items()
        }

    def made(self, context: ScenarioContext) -> Path:
        """Return the path parameters of the kept record. Raises ScenarioOver if there is none."""
        return self.at(context, context.need(context.own(self.name), f"no {self.name} was created"))

    def to_delete(self, client: ApiClient, context: ScenarioContext) -> Path:
        """Return the path parameters of a record to delete. If it is the kept one, it is no longer kept."""
        if self.make_deletable is not None:
            return self.make_deletable(client, context)
        path = self.made(context)
        self.drop(context)
        return path

    def at(self, context: ScenarioContext, name: str) -> Path:
        """Return the path parameters of the record with the identifier `name`."""
        return {**self.where(context), self.parameter: name}

    def keep(self, context: ScenarioContext, name: str) -> None:
        """Keep the record with the identifier `name`, for later scenarios and the laws of every resource."""
        context.made[self.name] = name
        context.things[f"{self.path}/{{{self.parameter}}}"] = name

    def drop(self, context: ScenarioContext) -> None:
        """Forget the kept record."""
        context.made.pop(self.name, None)
        context.things.pop(f"{self.path}/{{{self.parameter}}}", None)

    def make(self, client: ApiClient, context: ScenarioContext) -> ApiReply:
        """Create a record. Raises PlanSpent if the plan of the account has no room for it."""
        assert self.made_by is not None, f"{self.name} cannot be created"  # noqa: S101 - of our own scenarios
        body = self.made_by(client, context)
        answer = client.call(self.operation(client.contract, "POST").id, self.where(context), **body)
        if answer.status >= 400 and error_in(answer.json)[0] in _SPENT:
            raise PlanSpent(f"the plan of the account has no room for another {self.name}")
        return client.expect(answer, 200, 201, 202)

    def ready(self, client: ApiClient, context: ScenarioContext) -> str:
        """Create a record, wait until its work has ended if it has any, and return its identifier."""
        name = self.id_in(self.make(client, context).json)
        retrieve = self.polled(client.contract)
        if retrieve is not None:
            for _ in polled(client, retrieve.id, self.at(context, name)):
                pass
        return name

    def id_in(self, body: Json) -> str:
        """Return the identifier in a reply or a row."""
        names = (self.parameter.replace("-", "_"), "_id", "id")
        return str(next(body[name] for name in names if name in body))

    def operation(self, contract: Contract, method: str) -> Operation:
        """Return the operation at the path of the collection."""
        return next(each for each in contract.api_operations if (each.method, each.path) == (method, self.path))

    def of_one(self, contract: Contract, *methods: str) -> Operation | None:
        """Return the first operation on one record with one of `methods`, or None."""
        path = f"{self.path}/{{{self.parameter}}}"
        found = (each for each in contract.api_operations if each.path == path and each.method in methods)
        return next(found, None)

    def polled(self, contract: Contract) -> Operation | None:
        """Return the operation to poll for the work on a record, or None if it does not end by itself."""
        retrieve = self.of_one(contract, "GET")
        return retrieve if retrieve and retrieve.says.poll and self.followed else None

    def below(self, contract: Contract) -> Iterator[Operation]:
        """Yield the operations that show parts of a record, at paths below it without another identifier."""
        path = f"{self.path}/{{{self.parameter}}}"
        for each in contract.api_operations:
            if each.method == "GET" and each.path.startswith(path) and each.path.count("{") == path.count("{"):
                yield each
