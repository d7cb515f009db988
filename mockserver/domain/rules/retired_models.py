"""Checks against models that the API had retired at the emulated date."""

from collections.abc import Iterable

from mockserver.domain.account.account import Account
from mockserver.domain.records.models import MODELS
from mockserver.ground.retirement import ModelRetired


def check_in_use(account: Account, models: Iterable[str]) -> None:
    """Check that models of the catalogue were not retired. Raises ModelRetired."""
    if account.as_of is None:
        return
    for model in map(MODELS.__getitem__, models):
        if model.until is not None and account.as_of >= model.until:
            raise ModelRetired(model.name, model.until, model.successor)


def check_for_new_index(account: Account, models: Iterable[str]) -> None:
    """Check that models of the catalogue were available for new indexes. Raises ModelRetired."""
    if account.as_of is None:
        return
    for model in map(MODELS.__getitem__, models):
        if model.indexed_until is not None and account.as_of >= model.indexed_until:
            raise ModelRetired(model.name, model.indexed_until, model.successor, "new indexes")
