"""The API versions follow from the contract, and clients of other versions get a hint."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.contract.check import check_contract
from mockserver.contract.contract import compile_contract
from mockserver.contract.other_versions.unserved import Sdk, sdk_of
from mockserver.contract.source import contract_document
from mockserver.contract.versions import VERSIONS, release_of
from mockserver.ground.errors import ContractInvalid
from tests.contract.documents import document


def with_v1_2_alone() -> dict[str, Any]:
    """Return the contract of a server that knows v1.3 by name but does not serve it."""
    whole = contract_document()
    resources = {path.split("/")[2] for path in whole["paths"] if path.startswith("/v1.3/")}
    paths = {path: item for path, item in whole["paths"].items() if not path.startswith("/v1.3/")}
    versions = whole[VERSIONS] | {"v1.3": whole[VERSIONS]["v1.3"] | {"resources": sorted(resources)}}
    return {**whole, "paths": paths, VERSIONS: versions}


CONTRACT = compile_contract(with_v1_2_alone())
UNSERVED = CONTRACT.unserved
SERVED = "this server has API v1.2 (SDKs twelvelabs<0.4 for Python, twelvelabs-js<0.4 for JavaScript)."
V13 = "API v1.3 (SDKs twelvelabs>=0.4 for Python, twelvelabs-js>=0.4 for JavaScript)"
NEWEST = Sdk("twelvelabs", "1.3.6")


def described(**versions: Any) -> dict[str, Any]:
    changed = document()
    changed[VERSIONS] |= {name.replace("_", "."): each for name, each in versions.items()}
    return changed


def served_too(changed: dict[str, Any], version: str) -> dict[str, Any]:
    operation = {**changed["paths"]["/v1.2/things"]["post"], "operationId": f"create-thing-{version}"}
    changed["paths"][f"/{version}/things"] = {"post": operation}
    changed["x-errors"][version] = changed["x-errors"]["v1.2"]
    return changed


NEXT = {"sdks": {"Python": "things>=0.4"}, "resources": ["things", "parts"]}


@pytest.mark.parametrize(
    ("path", "sdk", "fact"),
    [
        ("/v1.3/indexes", None, f"asks for {V13}"),
        ("/v1.3/indexes", NEWEST, f"asks for {V13}"),
        ("/v1.3", None, f"asks for {V13}"),
        ("/v1.3/nowhere", None, f"asks for {V13}"),
        ("/V1.3/indexes", None, f"asks for {V13}"),
        ("//v1.3//indexes/", None, f"asks for {V13}"),
        ("/p/v1.3/indexes", None, f"asks for {V13}"),
        ("/v1.3/v1.3/indexes", None, f"asks for {V13}"),
        ("/v1.2/v1.3/indexes", None, f"asks for {V13}"),
        ("/v1.1/indexes", None, "asks for API v1.1"),
        ("/v2/indexes", None, "asks for API v2"),
        ("/indexes", None, f"names no version of the API, and is a path of API v1.2 and of {V13}"),
        ("/p/engines", None, "names no version of the API, and is a path of API v1.2"),
        ("/assets/1/transcription", None, f"names no version of the API, and is a path of {V13}"),
        ("/indexes", NEWEST, "comes from the SDK twelvelabs 1.3.6, which speaks API v1.3"),
        ("/nowhere", NEWEST, "comes from the SDK twelvelabs 1.3.6, which speaks API v1.3"),
        ("/v1.2/assets", NEWEST, "comes from the SDK twelvelabs 1.3.6, which speaks API v1.3"),
        ("/v1.2/v1.2/indexes", NEWEST, "comes from the SDK twelvelabs 1.3.6, which speaks API v1.3"),
        ("/assets", Sdk("twelvelabs-js", "1.3.4"), "comes from the SDK twelvelabs-js 1.3.4, which speaks API v1.3"),
        ("/nowhere", Sdk("acme", "7"), "comes from an SDK whose API version this server does not know"),
        ("/nowhere", Sdk("twelvelabs", ""), "comes from an SDK whose API version this server does not know"),
    ],
)
def test_a_client_of_another_version_gets_a_hint_with_both_versions(path: str, sdk: Sdk | None, fact: str) -> None:
    assert UNSERVED.at_unknown_path("GET", path, sdk) == f"GET {path} {fact}; {SERVED}"


@pytest.mark.parametrize(
    "path", ["", "/", "/p", "/nowhere", "/v1.2", "/v1.2/nowhere", "/V1.2/indexes", "/p/v1.2/assets"]
)
def test_a_misspelt_path_gets_no_version_hint(path: str) -> None:
    assert UNSERVED.at_unknown_path("GET", path, None) == ""


@given(version=st.from_regex(r"v[0-9]{1,3}(\.[0-9]{1,3}){0,2}", fullmatch=True), rest=st.text(max_size=400))
def test_every_unserved_version_is_recognised(version: str, rest: str) -> None:
    segments = [segment for segment in rest.split("/") if segment]
    path = "/".join(["", version, *(f"-{segment}" for segment in segments)])

    sentence = UNSERVED.at_unknown_path("GET", path, None)

    assert sentence.endswith(SERVED) is (version not in CONTRACT.versions)
    assert (f"asks for API {version}" in sentence or len(path) > 100) is (version not in CONTRACT.versions)
    assert len(sentence) < 500


@given(st.dictionaries(st.sampled_from(["x-fern-sdk-name", "x-fern-sdk-version", "x-fern-language"]), st.text()))
def test_only_plain_characters_of_sdk_headers_are_repeated(headers: dict[str, str]) -> None:
    sdk = sdk_of(headers)

    assert (sdk is None) is (not headers)
    assert sdk is None or UNSERVED.at_unknown_path("GET", "/nowhere", sdk).isprintable()


@given(st.text())
def test_release_of_accepts_any_text(text: str) -> None:
    assert len(release_of(text)) <= 4


def test_a_version_is_served_as_soon_as_it_has_paths() -> None:
    changed = served_too(described(v1_3={"sdks": NEXT["sdks"]}), "v1.3")

    check_contract(changed)
    contract = compile_contract(changed)

    hint = contract.unserved.at_unknown_path
    both = "this server has API v1.2 (SDKs things<0.4 for Python) and API v1.3 (SDKs things>=0.4 for Python)."
    assert contract.versions == ["v1.2", "v1.3"]
    assert hint("GET", "/v1.3/nowhere", Sdk("things", "1.0")) == ""
    assert hint("GET", "/v1.4/things", None) == f"GET /v1.4/things asks for API v1.4; {both}"
    assert hint("GET", "/things", Sdk("things", "1.0")).endswith(f"things 1.0, which speaks API v1.3; {both}")
    assert hint("GET", "/v1.2/parts", Sdk("things", "1.0")).endswith(f"things 1.0, which speaks API v1.3; {both}")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (described(v1_2={}), r"v1\.2: name the releases of SDKs"),
        (described(v1_3={**NEXT, "sdks": {}}), r"v1\.3: name the releases of SDKs"),
        (described(v1_3={"sdks": NEXT["sdks"]}), r"v1\.3: it is not served, so name its resources"),
        (described(latest=NEXT), r"latest: a version is called v1\.2 or the like"),
        (served_too(described(v1_3=NEXT), "v1.3"), r"v1\.3: it is served, so its resources follow from its paths"),
        (served_too(document(), "v1.3"), r"v1\.3: name the releases of SDKs"),
        (
            described(v1_3={**NEXT, "sdks": {"Python": "things>=0.3"}}),
            r"things<0\.4 of v1\.2 and things>=0\.3 of v1\.3",
        ),
        (described(v1_3={**NEXT, "sdks": {"Python": "0.4 and later"}}), "'0.4 and later' does not name releases"),
    ],
)
def test_a_description_of_versions_that_contradicts_itself_is_refused(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(ContractInvalid, match=reason):
        check_contract(changed)
