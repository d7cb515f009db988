"""Generates the Python methods of faults, and the names of operations, from the contract: `make readme`.

The contract is the only table of faults. A new kind becomes a method with typed options.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Any

from mockserver.contract.source import contract_document
from mockserver.contract.yamlfile import read_yaml

FAULTS = Path(__file__).parents[1] / "contracts" / "admin" / "faults.yaml"
_CONTROLS = Path(__file__).parents[1] / "mockserver" / "testing" / "controls"
FAULT_KINDS = _CONTROLS / "fault_kinds.py"
OPERATION_NAMES = _CONTROLS / "operation_names.py"
_WIDTH = 120
_TYPES = {"integer": "int", "number": "float", "boolean": "bool", "string": "str", "object": "Mapping[str, str]"}
_MADE = "Made from the contract by `make readme`."

_HEAD = f'''"""A method for each kind of fault. {_MADE}"""

# ruff: noqa: A002 - options have the names of the contract, such as `bytes`

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Unpack

from mockserver.testing.controls.fault_rules import NOT_GIVEN, Delay, Fault, Turn, When, given
from mockserver.testing.controls.matching import Matcher, OperationCondition
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


class FaultKinds(ABC):
    """A method for each kind of fault. `fault_rules.When` says which of the matching requests are affected."""

    @abstractmethod
    def _inject(
        self,
        kind: str,
        options: Mapping[str, Any],
        operation: OperationCondition,
        match: Matcher | None,
        delay: Delay | None,
        when: When,
    ) -> Fault: ...
'''


def written() -> dict[Path, str]:
    """Return the contents of the files, formatted."""
    schemas = read_yaml(FAULTS)["schemas"]
    kinds = schemas["Fault"]["properties"]
    methods = (_method(kind, _whole(schema, schemas), schemas) for kind, schema in kinds.items())
    return {
        FAULT_KINDS: _formatted(_HEAD + "".join(methods)),
        OPERATION_NAMES: _formatted(_names(contract_document())),
    }


def _whole(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return `schema` with its reference resolved; members beside the reference win."""
    if "$ref" not in schema:
        return dict(schema)
    return {**_whole(schemas[schema["$ref"].rpartition("/")[2]], schemas), **schema}


def _method(kind: str, schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    options = {name: _whole(option, schemas) for name, option in schema.get("properties", {}).items()}
    has_seed = "seed" in options
    parameters = [_parameter(name, option) for name, option in options.items()]
    given = _dictionary(name for name, option in options.items() if "type" in option)
    values = _dictionary(name for name, option in options.items() if "type" not in option)
    when = "When(seed=seed, **when)" if has_seed else "when"
    return "\n".join(
        [
            "",
            f"    def {kind}(",
            "        self, operation: OperationCondition = None, *,",
            *(f"        {parameter}," for parameter in parameters),
            "        match: Matcher | None = None, delay: Delay | None = None,",
            f"        **when: Unpack[{'Turn' if has_seed else 'When'}],",
            "    ) -> Fault:",
            *_docstring(schema["description"], options),
            f'        return self._inject("{kind}", {_given(given, values)}, operation, match, delay, {when})',
            "",
        ]
    )


def _dictionary(names: Iterable[str]) -> str:
    return "{" + ", ".join(f'"{name}": {name}' for name in names) + "}"


def _given(options: str, values: str) -> str:
    if options == values:
        return options  # no options at all
    return f"given({options})" if values == "{}" else f"given({options}, {values})"


def _parameter(name: str, option: Mapping[str, Any]) -> str:
    kind = _TYPES.get(option.get("type", ""))
    if kind is None:
        return f"{name}: Any = NOT_GIVEN"
    default = option.get("default")
    if default is None or isinstance(default, dict):
        return f"{name}: {kind} | None = None"
    return f"{name}: {kind} = {default!r}"


def _docstring(description: str, options: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    first, *more = description.split(". ", 1)
    lines = [*more, *(_explained(name, option) for name, option in options.items()), "Raises Refused."]
    yield f'        """{first.rstrip(".")}.'
    yield ""
    for line in lines:
        yield from wrap(line.replace("\n", " "), _WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8)
    yield '        """'


def _explained(name: str, option: Mapping[str, Any]) -> str:
    text = f"`{name}`: {option['description']}"
    if "minimum" in option and "maximum" in option:
        text += f" From {option['minimum']} to {option['maximum']}."
    return text


def _names(document: Mapping[str, Any]) -> str:
    operations = [
        each
        for item in document["paths"].values()
        for each in item.values()
        if isinstance(each, dict) and "operationId" in each and "admin" not in each["tags"]
    ]
    tags = ",".join(f'"{tag}"' for tag in dict.fromkeys(each["tags"][0] for each in operations))
    names = ",".join(f'"{each["operationId"]}"' for each in operations)
    return f'''"""The names by which requests are selected. {_MADE}"""

from typing import Literal

# A resource: all of its operations, in each API version that has it.
Resource = Literal[{tags}]

OperationId = Literal[{names}]
'''


def _formatted(text: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(FAULT_KINDS), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Write the files."""
    for file, text in written().items():
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
