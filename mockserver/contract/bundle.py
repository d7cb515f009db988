"""Bundles many YAML files into one OpenAPI document: every `$ref` to a file becomes one to a component."""

from functools import cache
from pathlib import Path
from typing import Any

from mockserver.contract.json_pointer import value_at
from mockserver.contract.yamlfile import read_yaml
from mockserver.ground.errors import ContractInvalid

Json = dict[str, Any]

COMPONENTS = ("schemas", "parameters", "responses", "headers", "requestBodies", "examples", "links")


def bundle(root: Path) -> Json:
    """Return the contract that starts at the file `root` as one self-contained document.

    A component is named after its file's directory and itself: `Index` in `contracts/v1.2/indexes.yaml` becomes
    `#/components/schemas/v1.2.Index`. Raises ContractInvalid for a broken reference.
    """
    return _Bundler(root.resolve()).run()


class _Bundler:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._components: dict[str, Json] = {}
        self._origins: dict[tuple[str, str], Path] = {}
        self._read = cache(read_yaml)

    def run(self) -> Json:
        document: Json = self._resolve(self._read(self._root), self._root)
        components = document.setdefault("components", {})
        for section, members in self._components.items():
            components.setdefault(section, {}).update(dict(sorted(members.items())))
        return document

    def _resolve(self, node: Any, file: Path) -> Any:
        if isinstance(node, list):
            return [self._resolve(item, file) for item in node]
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            return self._reference(node["$ref"], file)
        return {key: self._resolve(value, file) for key, value in node.items()}

    def _reference(self, reference: str, file: Path) -> Any:
        name, _, pointer = reference.partition("#")
        target = (file.parent / name).resolve() if name else file
        section, _, own_name = pointer.removeprefix("/").partition("/")
        if section not in COMPONENTS:
            return self._resolve(self._look_up(target, pointer, reference, file), target)
        component = f"{target.parent.name}.{own_name}"
        self._keep(section, component, target, pointer, reference, file)
        return {"$ref": f"#/components/{section}/{component}"}

    def _keep(self, section: str, name: str, target: Path, pointer: str, reference: str, file: Path) -> None:
        origin = self._origins.setdefault((section, name), target)
        if origin != target:
            raise ContractInvalid(f"{section} {name} is defined twice, in {origin.name} and in {target.name}")
        members = self._components.setdefault(section, {})
        if name not in members:
            members[name] = None  # a schema may refer to itself
            members[name] = self._resolve(self._look_up(target, pointer, reference, file), target)

    def _look_up(self, target: Path, pointer: str, reference: str, file: Path) -> Any:
        try:
            return value_at(self._read(target), pointer)
        except (LookupError, OSError):
            raise ContractInvalid(f"{file.name}: the reference {reference} leads nowhere") from None
