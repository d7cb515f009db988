"""Options of a server in a test: the settings, with the same names and error messages."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.options import as_json, settings_of
from mockserver.ground.settings import Settings
from mockserver.testing import MockServer, Options

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
INTEGRATION = "65282b008f9cd95a98cbcf00"


def test_every_setting_is_an_option() -> None:
    assert list(Options.__annotations__) == [field.name for field in fields(Settings)]


def test_without_options_all_defaults_apply_except_the_port() -> None:
    assert settings_of({}) == Settings(port=0)


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        ({"profile": "instant", "seed": 7, "strict": True}, Settings(port=0, profile="instant", seed=7, strict=True)),
        ({"port": 8080}, Settings(port=8080)),
        ({"receive_seconds": 0.5, "as_of": None}, Settings(port=0, receive_seconds=0.5)),
        ({"fixtures": [str(FIXTURES)]}, Settings(port=0, fixtures=(FIXTURES,))),
        ({"fixtures": (FIXTURES,)}, Settings(port=0, fixtures=(FIXTURES,))),
        ({"fixtures": FIXTURES}, Settings(port=0, fixtures=(FIXTURES,))),
        ({"api_keys": ["tlk_A", "tlk_B"]}, Settings(port=0, api_keys=("tlk_A", "tlk_B"))),
        ({"api_keys": "tlk_A, tlk_B"}, Settings(port=0, api_keys=("tlk_A", "tlk_B"))),
        ({"integration": [(INTEGRATION, FIXTURES)]}, Settings(port=0, integration=((INTEGRATION, FIXTURES),))),
        ({"webhook": ["http://127.0.0.1:9000/"]}, Settings(port=0, webhook=(("", "http://127.0.0.1:9000/"),))),
        ({"webhook": [("tlk_A", "http://[::1]/")]}, Settings(port=0, webhook=(("tlk_A", "http://[::1]/"),))),
    ],
)
def test_options_are_read_as_flags_are(options: dict[str, Any], settings: Settings) -> None:
    assert settings_of(options) == settings
    assert settings_of(json.loads(json.dumps(as_json(options)))) == settings


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profil": "instant"}, "profil is not a setting; did you mean profile?"),
        ({"profile": "poll"}, 'profile: "poll" is not one of seconds, instant, polls; did you mean polls?'),
        ({"fixtures": ["nowhere"]}, 'fixtures: "nowhere" is not a directory'),
        ({"port": -1}, 'port: "-1" is not a port number (0 to 65535); did you mean 1?'),
        ({"journal_bytes": -1}, 'journal_bytes: "-1" is negative'),
        ({"receive_seconds": float("nan")}, 'receive_seconds: "nan" is not a number of seconds from 0 up'),
        ({"profile": None}, "profile: None is neither a text nor a number, nor a list of texts"),
        ({"host": {}}, "host: {} is neither a text nor a number, nor a list of texts"),
        ({"public_url": "mock.test"}, 'public_url: "mock.test" is not an address such as http://mock.test:1212'),
    ],
)
def test_an_invalid_option_is_named_before_the_start(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsInvalid) as raised:
        MockServer(**options)

    assert str(raised.value) == message
