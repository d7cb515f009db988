"""Requests are parsed into typed queries: only functions that build queries read a body or a query string by name."""

import ast
from collections.abc import Iterator

import pytest

from tests.test_architecture import INSIDE, broken, floor_of, tree_of

# The variables that hold parsed values of a request.
VALUES = ("body", "query")

# Exceptions: matchers and recorded answers compare requests as JSON; the restore probe creates requests.
DOORS = (
    "mockserver.domain.testkit.",
    "mockserver.domain.records.recorded_answer",
    "mockserver.handlers.admin.restore_probe",
)
# `once_read` gets the function that reads the index; the behaviour keeps its description.
HANDED_TO = ("read_index", "kit.behaviour.change")


def is_reader(module: str) -> bool:
    """Return whether `module` builds typed queries: it is in a package called `requests`."""
    return "requests" in module.split(".")[:-1] or module.endswith(".requests")


def lookups(tree: ast.AST) -> Iterator[str]:
    """Yield each lookup by name in a body or a query string."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Subscript(value=owner, slice=ast.Constant(value=str()))
                | ast.Call(
                    func=ast.Attribute(value=owner, attr="get" | "pop" | "setdefault"), args=[ast.Constant(), *_]
                )
                | ast.Compare(left=ast.Constant(value=str()), comparators=[owner])
            ) if ast.unparse(owner).rpartition(".")[2] in VALUES:
                yield f"line {owner.lineno}: {ast.unparse(node)}"


def loose_values(tree: ast.AST) -> Iterator[str]:
    """Yield each place where the body or the query of a call is not passed to a function that reads it."""
    readers = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and is_reader(node.module or "")
        for alias in node.names
    }
    read = {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in (*readers, *HANDED_TO)
        for argument in node.args
    }
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=owner, attr="body" | "query") if node not in read:
                if ast.unparse(owner).endswith("call"):
                    yield f"line {node.lineno}: {ast.unparse(node)}"


TYPED = [
    module
    for module in INSIDE
    if floor_of(module) in ("handlers", "domain", "state", "fixtures", "media") and not module.startswith(DOORS)
]


def test_only_functions_that_build_typed_queries_read_fields_by_name() -> None:
    modules = [module for module in TYPED if not is_reader(module)]

    assert broken(lambda module: lookups(tree_of(module)), modules) == {}


def test_handlers_hand_bodies_and_queries_on_to_those_functions_alone() -> None:
    handlers = [module for module in TYPED if floor_of(module) == "handlers" and not is_reader(module)]

    assert broken(lambda module: loose_values(tree_of(module)), handlers) == {}


@pytest.mark.parametrize(
    "planted",
    [
        "call.body['index_id']",
        "body['index_id']",
        "self.call.query.get('page', 1)",
        "query.get('page')",
        "'cost' in call.body",
        "body.pop('filter')",
    ],
)
def test_a_lookup_by_name_is_detected(planted: str) -> None:
    assert len(list(lookups(ast.parse(planted)))) == 1


@pytest.mark.parametrize(
    "planted", ["asked = call.body", "f(call.query)", "{**self.call.body}", "read(call.body['x'])"]
)
def test_values_that_are_used_elsewhere_are_detected(planted: str) -> None:
    tree = ast.parse(f"from mockserver.handlers.v1_2.requests.lists import read\n{planted}")

    assert len(list(loose_values(tree))) == 1


def test_a_typed_query_may_be_used_freely() -> None:
    tree = ast.parse("from a.requests.search import read\nquery = read(call.body, index)\nquery.page_limit\nf(query)")

    assert [*lookups(tree), *loose_values(tree)] == []


# Modules that read or write JSON of any form, or store records of all kinds alike.
JSON_DOORS = (
    "mockserver.domain.testkit.",
    "mockserver.domain.tables.",
    "mockserver.domain.account.exchanges",
    "mockserver.domain.account.kinds",
    "mockserver.domain.account.meter",
    "mockserver.domain.account.result_pages",
    "mockserver.domain.account.tables",
    "mockserver.domain.records.recorded_answer",
    "mockserver.domain.retrieval.saved_results",
    "mockserver.domain.writing.documents.",  # JSON by a schema of a client
    "mockserver.handlers.call",
    "mockserver.handlers.registry",
    "mockserver.handlers.reply",
    "mockserver.handlers.admin.exchanges",
    "mockserver.handlers.admin.restore_",
    "mockserver.handlers.admin.snapshots",
    "mockserver.handlers.exchanges.journalled",  # unparsed forms of a client
)
# Jobs of every kind: their differences do not matter there.
GENERIC = ("Job", "JobKind", "type")


def loose_types(tree: ast.AST) -> Iterator[str]:
    """Yield each `Any`, except those that stand for the kind of a job."""
    meant = {
        node.slice for node in ast.walk(tree) if isinstance(node, ast.Subscript) and ast.unparse(node.value) in GENERIC
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "Any" and node not in meant:
            yield f"line {node.lineno}"


def test_rules_and_handlers_have_no_loose_types() -> None:
    modules = [module for module in INSIDE if floor_of(module) in ("handlers", "domain")]
    typed = [module for module in modules if not module.startswith(JSON_DOORS)]

    assert broken(lambda module: loose_types(tree_of(module)), typed) == {}


@pytest.mark.parametrize("planted", ["def f(x: Any) -> None: ...", "x: dict[str, Any] = {}"])
def test_a_loose_type_is_detected(planted: str) -> None:
    assert list(loose_types(ast.parse(planted))) == ["line 1"]


def test_a_generic_job_is_not_a_loose_type() -> None:
    assert list(loose_types(ast.parse("def f(job: Job[Any]) -> None: ..."))) == []
