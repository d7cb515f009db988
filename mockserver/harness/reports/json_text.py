"""A verdict as JSON."""

import json

from mockserver.harness.verdict.verdict import Verdict


def json_report(verdict: Verdict) -> str:
    """Return `verdict` as indented JSON."""
    return json.dumps(verdict.to_json(), indent=2, ensure_ascii=False) + "\n"  # orjson refuses unpaired surrogates
