"""All facts that the error tables of the contract can name. Each module with facts is listed here."""

from collections.abc import Mapping

from mockserver.ground import errors, job_errors, plan_errors, retirement
from mockserver.ground.errors import DomainError

MODULES = (errors, job_errors, plan_errors, retirement)

FACTS: Mapping[str, type[DomainError]] = {
    name: value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, DomainError)
}
