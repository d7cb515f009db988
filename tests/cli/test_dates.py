"""Dates in settings: accepted formats, and messages for others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, text

from mockserver.ground.dates import read_date
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.options import as_json, settings_of
from mockserver.ground.settings import read_settings


@given(dates())
def test_every_date_is_read_as_it_is_written(day: date) -> None:
    assert read_date(day.isoformat()) == day


@given(text("0123456789-./ a", max_size=12))
def test_any_text_is_read_as_a_date_or_refused_with_the_format(said: str) -> None:
    try:
        assert read_date(said).isoformat() == said
    except ValueError as error:
        assert "is not a date such as 2026-02-15" in str(error)  # noqa: PT017 - both ways are fine


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("2026-2-15", "2026-02-15"),
        ("15.02.2026", "2026-02-15"),
        ("2026/02/15", "2026-02-15"),
        ("2026-02-31", "2026-02-28"),
        ("2026-13-01", "2026-12-01"),
        ("2026-02", "2026-02-01"),
        ("2024", "2024-01-01"),
    ],
)
def test_a_date_in_another_format_is_refused_with_a_suggestion(said: str, near: str) -> None:
    with pytest.raises(SettingsInvalid, match=rf'^--as-of: "{said}" is not a date .* did you mean {near}\?$'):
        read_settings({}, {"as_of": said})


@pytest.mark.parametrize("said", ["latest", "0000-01-01", "yesterday", "26-02-15"])
def test_other_text_is_refused_without_a_suggestion(said: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"is not a date such as 2026-02-15$"):
        read_settings({"MOCKSERVER_AS_OF": said}, {})


def test_as_of_takes_a_date_or_text() -> None:
    given = {"as_of": date(2026, 2, 15)}

    assert settings_of(given) == settings_of(as_json(given)) == settings_of({"as_of": "2026-02-15"})
    with pytest.raises(SettingsInvalid, match="did you mean 2026-02-15"):
        settings_of({"as_of": "2026-2-15"})
