"""The page of known client quirks agrees with what `check` finds."""

import pytest

from tests.clients.conformance import PAGE, page, rows_of
from tests.clients.environments import CLIENTS, JAVASCRIPT, PYTHON, Client
from tests.clients.judging import Judgement

OF_2023, OF_2024, LAST, *PYTHON_OF_V1_3 = PYTHON
FIRST_JS, SECOND_JS, LAST_JS, *JAVASCRIPT_OF_V1_3 = JAVASCRIPT
PYTHON_OF_V1_2, JAVASCRIPT_OF_V1_2 = (OF_2023, OF_2024, LAST), (FIRST_JS, SECOND_JS, LAST_JS)
UPLOAD, EMBED, EMBED_VIDEO = (
    "create-video-indexing-task",
    "create-text-image-audio-embedding",
    "create-video-embeding-task",
)

QUIRKS = [
    ("null-field", "create-index", "body.addons", PYTHON_OF_V1_2),
    ("null-field", "generate-text-representation", "body.temperature", PYTHON_OF_V1_2),
    ("tolerated-media-type", EMBED, "header.content-type", (OF_2023, OF_2024)),
    ("unknown-field", UPLOAD, "body.dummy", (OF_2023,)),
    ("text-as-file", UPLOAD, "body.video_url", (OF_2024, LAST)),
    ("text-as-file", UPLOAD, "body.transcription_url", (OF_2024, LAST)),
    ("text-as-file", EMBED, "body.text", (LAST,)),
    ("text-as-file", EMBED_VIDEO, "body.video_url", (LAST,)),
    ("object-as-text", "list-videos", "query.metadata", PYTHON_OF_V1_2 + JAVASCRIPT_OF_V1_2),
    ("needless-content-type", "list-indexes", "header.content-type", JAVASCRIPT_OF_V1_2),
    ("chunked-body", UPLOAD, "header.transfer-encoding", JAVASCRIPT_OF_V1_2),
    ("comma-list", "list-indexes", "query.engine_options", JAVASCRIPT_OF_V1_2),
    ("unknown-parameter", "list-indexes", "query.createdAt[gte]", JAVASCRIPT_OF_V1_2),
    ("misspelt-parameter", "list-videos", "query.createdAt[gte]", JAVASCRIPT_OF_V1_2),
    ("unknown-parameter", "retrieve-transcription", "query.time", (FIRST_JS, SECOND_JS)),
    ("broken-body", UPLOAD, "body", JAVASCRIPT_OF_V1_2),
    ("foreign-token", "any-to-video--retrieve-specific-page", "path.page-token", (OF_2024, LAST)),
    ("foreign-token", "search-retrieve-specific-page", "path.page-token", (OF_2023, SECOND_JS, LAST_JS)),
]


@pytest.mark.parametrize(("rule", "operation", "subject", "clients"), QUIRKS, ids=lambda value: str(value)[:40])
def test_a_quirk_is_found_only_in_the_clients_that_have_it(
    rule: str, operation: str, subject: str, clients: tuple[Client, ...]
) -> None:
    text = PAGE.read_text("utf-8")

    found = [client for client in CLIENTS if (rule, operation, subject) in rows_of(client, text)]

    assert found == list(clients)


def test_the_page_lists_findings_of_each_client_without_known_ones() -> None:
    def finding(rule: str, known: str = "", side: str = "client") -> dict[str, object]:
        return {"rule": rule, "operation": "o", "subject": "s", "side": side, "severity": "note", "known": known}

    def judgement(client: Client, *findings: dict[str, object]) -> Judgement:
        return Judgement(client, (), {"facts": {"operations used": "1 of 43"}, "findings": findings, "operations": {}})

    text = page(
        [
            judgement(LAST, finding("comma-list"), finding("null-field", known="provoked")),
            judgement(LAST_JS, finding("comma-list"), finding("broken-json"), finding("missing-header", side="server")),
        ]
    )

    assert rows_of(LAST, text) == {("comma-list", "o", "s")}
    assert rows_of(LAST_JS, text) == {("comma-list", "o", "s"), ("broken-json", "o", "s")}
    assert rows_of(OF_2023, text) == set()
