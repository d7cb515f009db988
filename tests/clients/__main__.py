"""`python -m tests.clients` drives every published client and writes docs/evidence.md and docs/clients.md."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.clients import conformance, evidence
from tests.clients.environments import CLIENTS, Client
from tests.clients.judging import Judgement, judge


def main() -> int:
    judgements = [_judged(client) for client in CLIENTS]
    if any(judgement.complaints for judgement in judgements):
        return 1
    evidence.PAGE.write_text(evidence.page(judgements), "utf-8")
    conformance.PAGE.write_text(conformance.page(judgements), "utf-8")
    return 0


def _judged(client: Client) -> Judgement:
    with TemporaryDirectory() as directory:
        judgement = judge(client, Path(directory))
    print(f"{client.name}: {len(judgement.findings)} calls, {len(judgement.complaints)} complaints", flush=True)
    for complaint in judgement.complaints:
        print(f"  {complaint}")
    return judgement


if __name__ == "__main__":
    sys.exit(main())
