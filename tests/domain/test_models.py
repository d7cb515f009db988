"""The catalogue of models, and the common limits of several models."""

from hypothesis import given
from hypothesis.strategies import sampled_from, sets

from mockserver.domain.records.media import strictest
from mockserver.domain.records.models import MODELS, Family, Model, models_of


def test_every_version_has_its_own_models() -> None:
    assert list(models_of("v1.2")) == ["marengo2.6", "marengo2.5", "marengo2", "pegasus1.1", "pegasus1"]
    assert "marengo3.0" in models_of("v1.3")
    assert all(model.versions for model in MODELS.values())


def test_only_marengo_creates_embeddings() -> None:
    assert {model.family for model in MODELS.values() if model.vectors} == {Family.MARENGO}


@given(sets(sampled_from(sorted(MODELS.values(), key=lambda model: model.name)), min_size=1))
def test_the_strictest_limits_imply_those_of_every_model(models: set[Model]) -> None:
    limits = strictest(model.limits for model in models)

    assert all(strictest([limits, model.limits]) == limits for model in models)
