"""The architecture, checked in the source: imports point down, and each layer has its own responsibilities."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

from mockserver.contract.source import packaged_contract
from mockserver.ground.facts import FACTS
from mockserver.ground.facts import MODULES as MODULES_OF_FACTS

PACKAGE = Path(__file__).resolve().parent.parent / "mockserver"

# Bottom-up. Packages of one layer do not import each other.
FLOORS = (
    ("ground",),
    ("contract", "domain"),
    ("fixtures", "state", "media"),
    ("handlers",),
    ("app",),
    ("harness",),
    ("cli", "testing"),
)
LEVELS = {name: level for level, names in enumerate(FLOORS) for name in names}

# Where a library may be imported: elsewhere it would be a second place to change with the library.
HOMES = {
    "starlette": {"app", "harness", "cli", "testing"},  # only these know HTTP
    "httptools": {"app"},
    "uvicorn": {"app", "harness", "cli", "testing"},
    "httpx": {"testing"},
    "uvloop": {"testing"},  # uvicorn imports it by itself; only the guard of test runs needs it
    "pytest": {"testing"},
    "python_multipart": {"app"},
    "httpx2": {"app", "harness", "testing"},  # outgoing requests: to webhooks, and to servers that a user names
    "httpcore2": {"harness"},  # the connections of httpx2, byte by byte
    "av": {"media", "harness"},  # FFmpeg is heavy, and only one layer handles media files
    "PIL": {"media", "harness"},
    "pypdf": {"media"},
    "pysubs2": {"media"},
    "jsonschema_rs": {"contract"},  # the contract decides what is valid
    "yaml": {"contract"},
    "snowballstemmer": {"domain"},
    "Stemmer": {"domain"},
    "pyroaring": {"domain"},
    "re2": {"domain"},
    "schemathesis": {"harness"},
    "sqlalchemy": {"state"},  # the only layer that knows SQL
    "hypothesis": {"harness"},
    "jinja2": {"app", "harness"},  # what a browser shows
    "rich": {"harness", "cli"},
    "msgspec": {"ground", "domain", "state", "handlers", "app"},  # compiled data, and objects of every request
    "orjson": {"contract", "handlers", "app", "harness", "testing"},  # the rules do not handle JSON as text
}

# The domain gets its environment as arguments; each of these modules would read it directly.
IMPURE = {
    "it would touch files": {"os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput"},
    "it would speak to other machines or programs": {"socket", "ssl", "http", "subprocess", "urllib.request", "signal"},
    "it would run beside its caller": {"asyncio", "threading", "multiprocessing", "concurrent", "queue"},
    "it would read the clock; `now` is an argument": {"time", "sched"},
    "it would draw ambient randomness; seeds are arguments": {"random", "secrets", "uuid"},
    "it would depend on the machine it runs on": {"sys", "platform", "locale", "getpass"},
    "it would speak to people": {"logging", "warnings", "argparse"},
}
REASONS = {module: reason for reason, modules in IMPURE.items() for module in modules}

# Constants, the same on every machine; the rest of their modules depends on the machine.
PURE_NAMES = {"random": {"Random"}, "uuid": {"UUID"}, "sys": {"float_info"}}
AMBIENT_CALLS = {"open", "input", "print", "hash", "id"}
CLOCK_READINGS = {"now", "utcnow", "today"}

# Words that only one API version uses; other folders have their own name for every fact.
VERSIONLESS = {"ground", "domain", "state", "fixtures", "media"}
# Except the catalogue of models, old snapshots, and the models of recorded videos.
NAMING = ("mockserver.domain.records.models", "mockserver.state.format_", "mockserver.fixtures.format")
VERSION_WORDS = re.compile(
    r"v1[._]\d|\b(marengo|pegasus)|^engines?$|engine_|addons|text_in_video|_options?$|^conversation$",
    re.IGNORECASE,
)
# The only module that may import schemathesis, from an extra; it checks whether it is installed.
VERIFY = "mockserver.cli.verifying"
# Modules that define errors as facts: their codes are in a table of the contract, one for each version.
WITHOUT_CODES = {"ground", "contract", "domain", "state", "media", "fixtures", "app"}
# Modules that treat an operation in a special way read that from its extensions in the contract.
WITHOUT_OPERATIONS = {"ground", "contract", "domain", "state", "media", "fixtures", "app"}
# The prefix of the stand-in's own error codes, which no API version has.
OWN_CODE = "mock_"

LONGEST_MODULE = 400
LARGEST_FOLDER = 20


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


@cache
def nodes_of(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(module)))


@cache
def imports_of(module: str) -> tuple[str, ...]:
    """Return every import of `module` as `package.module.name`, also those inside functions."""
    return tuple(imported_by(module))


def imported_by(module: str) -> Iterator[str]:
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively; spell the module out"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> set[str]:
    """Return the modules of the package that `module` imports."""
    return {
        name if name in MODULES else name.rpartition(".")[0]
        for name in imports_of(module)
        if name.split(".")[0] == "mockserver"
    }


def floor_of(module: str) -> str | None:
    """Return the layer of `module`; the package itself and `__main__` are outside of all layers."""
    parts = module.split(".")
    return None if len(parts) == 1 or parts[1] == "__main__" else parts[1]


def impurity_of(imported: str) -> str | None:
    """Return why the domain must not import `imported`, or None if it may."""
    package, _, name = imported.rpartition(".")
    if name in PURE_NAMES.get(package, ()):
        return None
    parts = imported.split(".")
    ancestors = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return next((REASONS[ancestor] for ancestor in ancestors if ancestor in REASONS), None)


def is_ambient(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr in CLOCK_READINGS and ast.unparse(called.value) in ("datetime", "date")
    return isinstance(called, ast.Name) and called.id in AMBIENT_CALLS


def nodes_but_hashing(node: ast.AST) -> Iterator[ast.AST]:
    """Yield `node` and all nodes below it, except those in a `__hash__`: only there `hash` is allowed."""
    if not (isinstance(node, ast.FunctionDef) and node.name == "__hash__"):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from nodes_but_hashing(child)


def normalised(name: str) -> str:
    """Return the canonical name of a distribution."""
    return re.sub(r"[-_.]+", "-", name).lower()


def broken(check: Callable[[str], Iterable[str]], modules: Iterable[str]) -> dict[str, list[str]]:
    """Return the results of `check` for each of `modules`, without empty ones."""
    return {module: found for module in modules if (found := sorted(check(module)))}


CONTRACT = packaged_contract()
INSIDE = [module for module in MODULES if floor_of(module)]
DOMAIN = [module for module in MODULES if floor_of(module) == "domain"]


def test_every_package_has_a_layer() -> None:
    assert {floor_of(module) for module in INSIDE} == set(LEVELS)


def test_imports_point_down() -> None:
    def upward(module: str) -> Iterator[str]:
        own = str(floor_of(module))
        for imported in own_imports(module):
            floor = floor_of(imported)
            if floor and floor != own and LEVELS[floor] >= LEVELS[own]:
                yield imported

    assert broken(upward, INSIDE) == {}


def test_there_are_no_import_cycles() -> None:
    graph = {module: own_imports(module) - {module} for module in MODULES}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"imports go in a circle: {' → '.join(error.args[1])}")


def test_modules_are_imported_by_name_only_where_handlers_are_found() -> None:
    def dynamic(module: str) -> Iterator[str]:
        return (name for name in imports_of(module) if name in ("importlib.import_module", "importlib"))

    # The graph does not contain imports whose name is computed at run time.
    assert list(broken(dynamic, MODULES)) == ["mockserver.handlers.registry"]


def test_only_verify_imports_optional_libraries() -> None:
    reaching = {module for module in MODULES if any(name.startswith("schemathesis") for name in imports_of(module))}
    while more := {module for module in MODULES if own_imports(module) & reaching} - reaching - {VERIFY}:
        reaching |= more

    assert {module for module in reaching if not module.startswith("mockserver.harness.suite.")} == {
        "mockserver.harness.verify.options",
        "mockserver.harness.verify.plan",
        "mockserver.harness.verify.estimate",
        "mockserver.harness.verify.verifier",
    }


def test_no_module_imports_the_entry_point() -> None:
    assert [module for module in MODULES if "mockserver.__main__" in own_imports(module)] == []


def test_a_library_is_imported_only_in_its_packages() -> None:
    def strays(module: str) -> Iterator[str]:
        libraries = {name.split(".")[0] for name in imports_of(module)} - sys.stdlib_module_names - {"mockserver"}
        return (name for name in libraries if floor_of(module) not in HOMES.get(name, ()))

    assert broken(strays, MODULES) == {}


def test_outgoing_requests_use_one_library() -> None:
    def others(module: str) -> Iterator[str]:
        return (name for name in imports_of(module) if name.startswith(("http.client", "urllib.request", "urllib3")))

    # `mockserver health` runs every few seconds in a container, people wait for the others, and httpx2 takes ten times
    # as long to import.
    assert list(broken(others, MODULES)) == ["mockserver.cli.remote"]


def test_every_library_is_among_the_dependencies() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    dependencies = chain(project["dependencies"], *project["optional-dependencies"].values())
    declared = {normalised(re.split(r"[^\w.-]", dependency)[0]) for dependency in dependencies}

    providers = packages_distributions()
    missing = [library for library in HOMES if declared.isdisjoint(map(normalised, providers[library]))]

    assert missing == []


def test_the_domain_has_no_impure_imports() -> None:
    def impurities(module: str) -> Iterator[str]:
        for name in imports_of(module):
            reason = impurity_of(name)
            if reason:
                yield f"{name}: {reason}"

    assert broken(impurities, DOMAIN) == {}


def test_the_domain_has_no_calls_that_depend_on_time_or_machine() -> None:
    def ambient(module: str) -> Iterator[str]:
        for node in nodes_but_hashing(tree_of(module)):
            if isinstance(node, ast.Call) and is_ambient(node.func):
                yield f"line {node.lineno}: {ast.unparse(node.func)}"

    assert broken(ambient, DOMAIN) == {}


@pytest.mark.parametrize("imported", ["os", "os.path.join", "random", "random.choice", "urllib.request.urlopen"])
def test_an_impure_import_is_detected(imported: str) -> None:
    assert impurity_of(imported)


@pytest.mark.parametrize("imported", ["random.Random", "urllib.parse.urlsplit", "datetime.datetime", "math"])
def test_a_pure_import_is_allowed(imported: str) -> None:
    assert impurity_of(imported) is None


@pytest.mark.parametrize("called", ["datetime.now", "date.today", "open", "hash"])
def test_an_ambient_call_is_detected(called: str) -> None:
    assert is_ambient(ast.parse(called, mode="eval").body)


def texts_of(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the string literals of a module, except its docstrings."""
    docstrings = set(docstrings_of(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node


def docstrings_of(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                yield first.value


def version_words(tree: ast.Module) -> Iterator[str]:
    for text in texts_of(tree):
        if VERSION_WORDS.search(str(text.value)):
            yield f"line {text.lineno}: {text.value!r}"


def test_only_the_catalogue_names_a_model_and_nothing_below_the_handlers_names_a_version_or_its_words() -> None:
    versionless = [module for module in INSIDE if floor_of(module) in VERSIONLESS and not module.startswith(NAMING)]

    assert broken(lambda module: version_words(tree_of(module)), versionless) == {}


@pytest.mark.parametrize("word", ["v1.2", "/v1.3/tasks", "marengo2.7", "engine_name", "conversation", "search_options"])
def test_a_word_of_a_version_is_detected(word: str) -> None:
    assert list(version_words(ast.parse(f"""def f():\n    'Says {word}.'\n    return {word!r}"""))) == [
        f"line 3: {word!r}"
    ]


@pytest.mark.parametrize("word", ["a steam engine driver", "A conversation at the door", "options", "logo", "visual"])
def test_an_everyday_word_is_allowed(word: str) -> None:
    assert list(version_words(ast.parse(f"text = {word!r}"))) == []


def test_only_one_list_has_the_api_versions() -> None:
    def of_a_version(module: str) -> Iterator[str]:
        if not module.startswith(("mockserver.handlers.v1_", "mockserver.harness.verify.scenarios.")):
            return (name for name in own_imports(module) if name.startswith("mockserver.handlers.v1_"))
        return iter(())

    assert list(broken(of_a_version, INSIDE)) == ["mockserver.handlers.served"]


def codes_in(tree: ast.Module) -> Iterator[str]:
    """Yield the error codes of any version in `tree`."""
    known = {code for catalogue in CONTRACT.errors.values() for code in catalogue.codes}
    codes = {code for code in known if not code.startswith(OWN_CODE)}
    return (f"line {text.lineno}: {text.value}" for text in texts_of(tree) if text.value in codes)


def test_errors_below_the_handlers_are_facts_without_a_code() -> None:
    modules = [module for module in INSIDE if floor_of(module) in WITHOUT_CODES]

    assert broken(lambda module: codes_in(tree_of(module)), modules) == {}


@pytest.mark.parametrize(
    "planted",
    [
        "raise ApiError('resource_not_exist', message)",
        "CODES = {404: 'endpoint_not_exists'}",
        "def f(code='too_many_requests'): ...",
        "match code:\n    case 'snapshot_invalid': ...",
    ],
)
def test_an_error_code_is_detected_anywhere(planted: str) -> None:
    assert list(codes_in(ast.parse(planted)))


@pytest.mark.parametrize("harmless", ["'resource_not_exist'", "raise NotFound(identifier, 'video_not_ready_yet')"])
def test_docstrings_and_other_texts_are_not_error_codes(harmless: str) -> None:
    assert list(codes_in(ast.parse(harmless))) == []


def own_codes(module: str) -> Collection[str]:
    """Return the error codes of the version that `module` of the handlers serves; shared modules have none."""
    folder = module.split(".")[2]
    errors = CONTRACT.errors.get("__admin" if folder == "admin" else folder.replace("_", "."))
    return errors.codes if errors else ()


def test_a_handler_raises_only_codes_of_its_version() -> None:
    def strange(module: str) -> Iterator[str]:
        raised = (node for node in nodes_of(module) if isinstance(node, ast.Call) and node.args)
        codes = (call.args[0] for call in raised if ast.unparse(call.func) == "ApiError")
        named = (code for code in codes if isinstance(code, ast.Constant) and code.value not in own_codes(module))
        return (f"line {code.lineno}: {code.value!r}" for code in named)

    assert broken(strange, [module for module in INSIDE if floor_of(module) == "handlers"]) == {}


def operation_ids_in(tree: ast.Module) -> Iterator[str]:
    """Yield the operationIds in `tree`."""
    return (f"line {text.lineno}: {text.value!r}" for text in texts_of(tree) if text.value in CONTRACT.operations)


def test_nothing_but_handlers_and_callers_names_an_operation() -> None:
    modules = [module for module in INSIDE if floor_of(module) in WITHOUT_OPERATIONS]

    assert broken(lambda module: operation_ids_in(tree_of(module)), modules) == {}


@pytest.mark.parametrize(
    "planted", ["_WRITING = frozenset(['summarize'])", "if request.operation == 'list-videos': ..."]
)
def test_an_operation_id_is_detected_anywhere(planted: str) -> None:
    assert list(operation_ids_in(ast.parse(planted)))


@pytest.mark.parametrize("harmless", ["'list-videos'", "text = 'as list-videos has them'"])
def test_docstrings_and_other_texts_are_not_operation_ids(harmless: str) -> None:
    assert list(operation_ids_in(ast.parse(harmless))) == []


def kit_uses(module: str) -> Iterator[str]:
    """Yield where `module` imports the test kit or, below `account`, uses the kit of an account."""
    yield from (name for name in own_imports(module) if name.startswith("mockserver.domain.testkit"))
    yield from reaches_for_a_kit(tree_of(module))


def reaches_for_a_kit(tree: ast.Module) -> Iterator[str]:
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "kit")
    return (f"line {node.lineno}: {ast.unparse(node)}" for node in attributes)


def test_rules_use_hooks_and_not_the_test_kit() -> None:
    modules = [module for module in DOMAIN if not module.startswith("mockserver.domain.testkit")]

    # An account holds its kit, and passes it to the rules as hooks.
    assert list(broken(kit_uses, modules)) == ["mockserver.domain.account.account"]


def test_use_of_the_test_kit_of_an_account_is_detected() -> None:
    assert list(reaches_for_a_kit(ast.parse("if world.account.kit.behaviour: ...")))
    assert not list(reaches_for_a_kit(ast.parse("if world.account.hooks.is_deleted(video_id): ...")))


def test_errors_are_defined_together_in_ground() -> None:
    def facts(module: str) -> Iterator[str]:
        classes = (node for node in nodes_of(module) if isinstance(node, ast.ClassDef))
        return (node.name for node in classes if any(ast.unparse(base) in FACTS for base in node.bases))

    # The only class with a code of its own is defined beside the tables.
    known = sorted(module.__name__ for module in MODULES_OF_FACTS)
    assert list(broken(facts, MODULES)) == ["mockserver.contract.errors", *known]


def test_every_module_has_a_docstring() -> None:
    assert [module for module in MODULES if not ast.get_docstring(tree_of(module))] == []


def test_every_module_is_short() -> None:
    lengths = {module: len(path.read_text("utf-8").splitlines()) for module, path in MODULES.items()}

    assert {module: length for module, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_folder_has_more_than_twenty_modules() -> None:
    sizes = Counter(path.parent for path in MODULES.values())

    assert {str(folder): size for folder, size in sizes.items() if size > LARGEST_FOLDER} == {}
