"""The build step: contract, fixtures and topics go into the wheel as compiled JSON, Swagger UI as its three files.

No package on PyPI fits as a dependency of the installed server: `swagger-ui-bundle` has Swagger UI 4, which cannot show
OpenAPI 3.1, `swagger-ui-py` brings an editor and source maps (25 MB), and the others bring Flask, FastAPI or Django.
So the build requires a package that has the files and takes them unchanged; none of them is in the repository.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# With the licence of the project, which is that of Swagger UI too, this is all that may not be left out.
_VIEWER = ("stylesheets/swagger-ui.css", "javascripts/swagger-ui-bundle.js", "NOTICE")


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Makes what the package reads at run time; a contract that is not sound stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._copy_viewer()
        sys.path.insert(0, str(Path(self.root)))
        from mockserver.contract.source import contract_document
        from mockserver.domain.generation.imagined import import_generator
        from mockserver.fixtures.sample_account import load_sample_account

        contract_document()
        load_sample_account()
        import_generator()

    def _copy_viewer(self) -> None:
        package = find_spec("mkdocs_swagger_ui_tag")
        if package is None or package.origin is None:
            raise ModuleNotFoundError("the build needs mkdocs-swagger-ui-tag, as pyproject.toml says")
        viewer = Path(self.root, "mockserver", "app", "viewer")
        viewer.mkdir(exist_ok=True)
        for name in _VIEWER:
            shutil.copyfile(Path(package.origin).parent / "swagger-ui" / name, viewer / Path(name).name)
