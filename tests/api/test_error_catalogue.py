"""Each documented error of an operation can be provoked, and its message names the cause."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mockserver.app.application import MockServerApp
from mockserver.contract.contract import compile_contract
from mockserver.contract.operations import Operation
from mockserver.contract.source import contract_document
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.served import HANDLERS
from tests.support import provocations as p
from tests.support import provocations_1_3 as p13
from tests.support import provocations_of_analyze_tasks as p13a
from tests.support import provocations_of_connections as p13c
from tests.support import provocations_of_embeddings_1_3 as p13e
from tests.support import provocations_of_entities_1_3 as p13n
from tests.support import provocations_of_indexes_1_3 as p13i
from tests.support import provocations_of_knowledge_1_3 as p13k
from tests.support import provocations_of_search_1_3 as p13s
from tests.support import provocations_of_uploads_1_3 as p13u
from tests.support.api import MARENGO, PEGASUS
from tests.support.api_1_3 import MARENGO as MARENGO_3
from tests.support.api_1_3 import PEGASUS as PEGASUS_1_3
from tests.support.asgi import Answer, AsgiClient
from tests.support.multipart import Part
from tests.support.provocations import COMMON, Bench, Provocation, named_after

SILENT = {"engine_name": "marengo2.6", "engine_options": ["visual"]}
EXACT = "exact_match"

TASKS, EMBEDDING_TASKS = "create-video-indexing-task", "create-video-embeding-task"
EXTERNAL, TRANSFER = "upload-external-provider", "cloud-to-cloud-transfer"
SEARCHES = ["make-search-request", "combined-queries-make-search-request", "any-to-video-search"]
SEARCH_PAGES = [
    "search-retrieve-specific-page",
    "combined-queries-retrieve-specific-page",
    "any-to-video--retrieve-specific-page",
]
CLASSIFICATIONS, CLASSIFY_PAGE = ["classify-video", "classify-bulk"], "classify-retrieve-specific-page"
WRITINGS = ["generate-gist", "summarize", "generate-text-representation"]

OWN: dict[tuple[str, str], Provocation] = {
    ("create-index", "index_name_already_exists"): p.taken_name,
    ("update-index", "index_name_already_exists"): p.taken_name,
    ("update-index", "index_option_cannot_be_changed"): p.changed("index_options"),
    ("update-index", "index_engine_cannot_be_changed"): p.changed("engine_id"),
    ("restore-snapshot", "snapshot_invalid"): p.restoring("{}", "Line 1"),
    ("restore-snapshot", "snapshot_format_unknown"): p.restoring('{"snapshot": {"format": 0}}', "formats 1"),
    ("restore-snapshot", "video_filesize_too_large"): p.large_snapshot,
    ("delete-video-indexing-task", "task_cannot_be_deleted"): p.unfinished_task,
    **{
        (upload, code): provocation
        for upload in (TASKS, EMBEDDING_TASKS)
        for code, provocation in {
            "video_resolution_too_low": p.film("320x240", width=320, height=240),
            "video_resolution_too_high": p.film("3872x2192", width=3872, height=2192, fps=1),
            "video_resolution_invalid_aspect_ratio": p.film("960x368", width=960, height=368),
            "video_duration_too_short": p.film("got 3 s", seconds=3),
            "video_file_broken": p.broken_file,
            # Hours of film and gibibytes are too much for a test, and nothing is metered.
            "video_duration_too_long": named_after("video_duration_too_long"),
            "video_filesize_too_large": named_after("video_filesize_too_large"),
            "usage_limit_exceeded": named_after("usage_limit_exceeded"),
        }.items()
    },
    (TASKS, "video_audio_track_not_exists"): p.film("audio track", audio=False),
    (TASKS, "transcription_not_supported"): p.text_for_subtitles,
    # No address is fetched.
    (TASKS, "transcription_url_not_accessible"): p.subtitles_named_after("transcription_url_not_accessible"),
    (TASKS, "transcription_url_not_exists"): p.subtitles_named_after("transcription_url_not_exists"),
    (EXTERNAL, "external_video_domain_unsupported"): p.external(
        "https://example.com/watch?v=fKxG8KjH1Qg", "example.com"
    ),
    (EXTERNAL, "external_video_invalid"): p.external("https://youtu.be/too-short", "too-short"),
    # YouTube is not called; the address alone determines its answer and the video.
    **{
        (EXTERNAL, code): named_after(code)
        for code in (
            "external_video_not_embeddable",
            "external_video_unavailable",
            "external_video_live_unsupported",
            "usage_limit_exceeded",
            "video_resolution_too_low",
            "video_resolution_too_high",
            "video_resolution_invalid_aspect_ratio",
            "video_duration_too_short",
            "video_duration_too_long",
            "video_filesize_too_large",
            "video_audio_track_not_exists",
        )
    },
    (TRANSFER, "resource_not_exist"): p.transferring(p.NOBODY, p.NOBODY),
    # Storage is not called either.
    **{
        (TRANSFER, code): p.transferring(code, **{part: f"s3://lessons/{code}"})
        for part, codes in {
            "object": (
                "usage_limit_exceeded",
                "video_resolution_too_low",
                "video_resolution_too_high",
                "video_resolution_invalid_aspect_ratio",
                "video_duration_too_short",
                "video_duration_too_long",
                "video_file_broken",
                "video_filesize_too_large",
                "video_audio_track_not_exists",
            ),
            "transcription": (
                "transcription_not_supported",
                "transcription_url_not_accessible",
                "transcription_url_not_exists",
            ),
        }.items()
        for code in codes
    },
    ("make-search-request", "search_parameter_not_allowed"): p.searching(
        "group_by", query={"text": "goal"}, group_by="video"
    ),
    **{
        (search, code): provocation
        for search in SEARCHES
        for code, provocation in {
            "search_option_not_supported": p.searching("logo", engines=(SILENT,), search_options=["logo"]),
            "search_option_combination_not_supported": p.searching(EXACT, conversation_option=EXACT),
            "search_filter_invalid": p.searching("filter", filter="no object"),
            "search_video_not_in_same_index": p.searching_elsewhere,
            "index_not_supported_for_search": p.searching("Marengo", engines=(PEGASUS,)),
        }.items()
    },
    **{(page, "search_page_token_expired"): p.turning_to(f"{p.NOBODY}-1") for page in SEARCH_PAGES},
    **{
        (classification, code): provocation
        for classification in CLASSIFICATIONS
        for code, provocation in {
            "classify_not_supported_engine": p.classifying("Marengo", engines=(PEGASUS,)),
            "classify_option_combination_not_supported": p.classifying(EXACT, conversation_option=EXACT),
            "classify_prompts_limit_exceeded": p.classifying(
                "prompts", classes=[{"name": name, "prompts": ["goal"] * 51} for name in ("One", "Two")]
            ),
        }.items()
    },
    (CLASSIFY_PAGE, "classify_page_token_invalid"): p.turning_to("no-token"),
    (CLASSIFY_PAGE, "classify_page_token_expired"): p.turning_too_late,
    **{
        (writing, code): provocation
        for writing in WRITINGS
        for code, provocation in {
            "index_not_supported_for_generate": p.writing("Pegasus", engines=(MARENGO,)),
            "video_not_ready": p.writing_too_early,
            # The stand-in reads a video of any length.
            "token_limit_exceeded": p.writing("token_limit_exceeded", filename="token_limit_exceeded.mp4"),
        }.items()
    },
}

# Errors that only clients of v1.3 get.
COMMON_1_3: dict[str, Provocation] = {
    "content_type_invalid": p13.other_media_type,
    "read_not_allowed": p13i.of_another_account,
    "endpoint_deprecated": p13.retired,
    **{
        code: p13.ordered(code)
        for code in (
            "unauthorized",
            "api_not_allowed",
            "api_allowed_for_paid_plan",
            "region_not_allowed",
            "tags_not_allowed",
            "too_many_requests",
            "generic_error",
        )
    },
}
# Errors of an analysis about its video.
OF_VIDEOS = (
    "video_file_broken",
    "video_filesize_too_large",
    "video_resolution_too_low",
    "video_resolution_too_high",
    "video_resolution_invalid_aspect_ratio",
    "video_duration_too_short",
    "video_duration_too_long",
)
UNSUPPORTED_FORMAT = {"type": "json_schema", "json_schema": {"type": "array", "maxItems": 3}}

OWN_1_3: dict[tuple[str, str], Provocation] = {
    ("post_assets", "parameter_invalid"): p13.form("method", Part("method", b"by post"), Part("url", b"https://a.io/")),
    ("post_assets", "parameter_not_provided"): p13.form("method"),
    # Files of any size are streamed to disk, and refused for their content.
    ("post_assets", "request_too_large"): p13.ordered("request_too_large"),
    ("post_assets", "video_file_broken"): p13.file("neither", "poem.mp4", b"Whose woods these are I think I know."),
    ("post_assets", "media_filesize_too_large"): p13.large_image,
    **{
        ("post_assets", code): p13.address(code)
        for code in (
            "audio_filesize_too_large",
            "video_filesize_too_large",
            "insufficient_funds",
            "usage_limit_exceeded",
        )
    },
    ("delete_assets_asset_id", "asset_in_use"): p13.indexed_asset,
    **{
        (operation, "read_not_allowed"): p13.asset_of_another_account
        for operation in (
            "get_assets_asset_id",
            "get_assets_asset_id_transcription",
            "get_assets_asset_id_indexed_assets",
            "delete_assets_asset_id",
            "patch_assets_asset_id_user_metadata",
            "put_assets_asset_id_user_metadata",
            "delete_assets_asset_id_user_metadata",
        )
    },
    **{
        (writing, code): provocation
        for writing in ("post_analyze", "post_generate", "post_gist", "post_summarize")
        for code, provocation in {
            "index_not_supported_for_generate": p13.writing_of("Pegasus", MARENGO_3),
            "token_limit_exceeded": p13.writing_of("tokens", prompt="why " * 2001),
            "video_not_ready": p13.writing_of("being indexed", is_early=True),
            "read_not_allowed": p13.writing_of_another_account,
        }.items()
    },
    ("post_gist", "token_limit_exceeded"): p13.writing_of("token_limit_exceeded", filename="token_limit_exceeded.mp4"),
    ("post_summarize", "json_schema_not_supported"): p13.writing_of("maxItems", response_format=UNSUPPORTED_FORMAT),
    ("post_analyze", "json_schema_not_supported"): p13.analyzing("maxItems", response_format=UNSUPPORTED_FORMAT),
    # Tens of mebibytes are too much for a test.
    ("post_analyze", "request_too_large"): p13.ordered("request_too_large"),
    # No address is fetched; the address alone determines its content.
    **{("post_analyze", code): p13.analyzing_video_named(code) for code in OF_VIDEOS},
}
CANCEL_BATCH = "post_analyze_batches_batch_id_cancel"
TASK, CANCEL = "analyze_tasks_task_id", "post_analyze_tasks_task_id_cancel"
OWN_1_3 |= {
    ("post_analyze_tasks", "parameter_invalid"): p13.analyzing("custom_id", custom_id="a b"),
    ("post_analyze_tasks", "token_limit_exceeded"): p13.analyzing("tokens", prompt="why " * 260_000),
    ("post_analyze_tasks", "video_not_ready"): p13a.asset_at_work,
    ("post_analyze_tasks", "resource_not_exists"): p13a.unknown_asset,
    ("post_analyze_tasks", "read_not_allowed"): p13a.asset_of_another_account,
    ("post_analyze_tasks", "idempotency_key_reused"): p13a.key_of_another_request,
    ("post_analyze_tasks", "json_schema_not_supported"): p13.analyzing("maxItems", response_format=UNSUPPORTED_FORMAT),
    ("post_analyze_tasks", "request_too_large"): p13.ordered("request_too_large"),
    **{("post_analyze_tasks", code): p13.analyzing_video_named(code) for code in OF_VIDEOS},
    **{
        (operation, "read_not_allowed"): p13a.task_of_another_account
        for operation in (f"get_{TASK}", f"delete_{TASK}", CANCEL)
    },
    (f"delete_{TASK}", "task_not_finished"): p13a.task_at_work,
    (f"delete_{TASK}", "task_of_batch"): p13a.task_of_batch,
    (CANCEL, "task_of_batch"): p13a.task_of_batch,
    ("post_analyze_batches", "parameter_invalid"): p13a.batch("custom_id", custom_id="a b"),
    ("post_analyze_batches", "token_limit_exceeded"): p13a.batch("tokens", prompt={"input_text": "why " * 260_000}),
    ("post_analyze_batches", "resource_not_exists"): p13a.batch(p.NOBODY, asset_id=p.NOBODY),
    ("post_analyze_batches", "read_not_allowed"): p13a.batch_of_another_account,
    ("post_analyze_batches", "asset_not_ready"): p13a.batch_too_early,
    ("post_analyze_batches", "too_many_batches"): p13a.sixth_batch,
    ("post_analyze_batches", "request_too_large"): p13.ordered("request_too_large"),
    ("post_analyze_batches", "json_schema_not_supported"): p13a.batch("maxItems", response_format=UNSUPPORTED_FORMAT),
    **{
        (operation, "read_not_allowed"): p13a.task_of_another_account
        for operation in (
            "get_analyze_batches_batch_id",
            "get_analyze_batches_batch_id_results",
            "delete_analyze_batches_batch_id",
            CANCEL_BATCH,
        )
    },
    ("delete_analyze_batches_batch_id", "batch_not_terminal"): p13a.ended_batch(0),
    (CANCEL_BATCH, "batch_completed"): p13a.ended_batch(60),
    (CANCEL_BATCH, "batch_canceled"): p13a.canceled_batch,
    (CANCEL_BATCH, "batch_expired"): p13a.expired_batch,
    (CANCEL, "task_not_cancelable"): p13a.finished_task,
}
INDEXED = "post_indexes_index_id_indexed_assets"
OWN_1_3 |= {
    ("post_indexes", "index_name_already_exists"): p13i.taken_name,
    ("put_indexes_index_id", "index_name_already_exists"): p13i.taken_name,
    ("put_indexes_index_id", "index_option_cannot_be_changed"): p13i.changed("model_options"),
    ("put_indexes_index_id", "index_engine_cannot_be_changed"): p13i.changed("models"),
    ("delete_tasks_task_id", "task_cannot_be_deleted"): p13i.unfinished_task,
    ("post_tasks", "parameter_invalid"): p13.form("index_id", Part("index_id", b"mine"), Part("video_url", b"")),
    ("post_tasks", "parameter_not_provided"): p13.form("index_id"),
    ("post_tasks", "request_too_large"): p13.ordered("request_too_large"),
    ("post_tasks", "video_file_broken"): p13i.uploading("video file", Part("video_file", b"not a film", "real.mp4")),
    **{
        ("post_tasks", code): p13i.address(code)
        for code in ("video_filesize_too_large", "insufficient_funds", "usage_limit_exceeded")
    },
    **{(INDEXED, code): p13.ordered(code) for code in ("insufficient_funds", "usage_limit_exceeded")},
    **{
        (operation, code): provocation
        for operation in ("post_tasks", INDEXED)
        for code, provocation in {
            "index_not_supported_for_search": p13i.pegasus_alone,
            "video_resolution_too_low": p13i.film("320x240", width=320, height=240),
            "video_resolution_too_high": p13i.film("5200x2192", width=5200, height=2192, fps=1),
            "video_resolution_invalid_aspect_ratio": p13i.film("960x368", width=960, height=368),
            "video_duration_too_short": p13i.film("got 3 s", seconds=3),
            # Hours of film are too much for a test.
            "video_duration_too_long": p13i.address("video_duration_too_long"),
        }.items()
    },
}
OWN_1_3 |= {
    **{
        ("post_search", code): provocation
        for code, provocation in {
            "parameter_invalid": p13s.searching("page_limit", page_limit="51"),
            "parameter_not_provided": p13s.without_index,
            "resource_not_exists": p13s.unknown_index,
            "read_not_allowed": p13s.index_of_another_account,
            "request_too_large": p13.ordered("request_too_large"),
            "search_option_not_supported": p13s.searching("logo", search_options="logo"),
            "search_option_combination_not_supported": p13s.searching(
                "transcription_options", transcription_options="lexical"
            ),
            "search_filter_invalid": p13s.searching("JSON", filter="no object"),
            "search_video_not_in_same_index": p13s.searching_elsewhere,
            "index_not_supported_for_search": p13s.searching("Marengo", model=PEGASUS_1_3),
        }.items()
    },
    ("get_search_page_token", "search_page_token_expired"): p.turning_to(f"{'0' * 32}-1"),
    # A token of another account was never issued to this one.
    ("get_search_page_token", "read_not_allowed"): p13.ordered("read_not_allowed"),
}
IMPORTING = "post_tasks_transfers_import_integration_id"
OWN_1_3 |= {
    **{
        (operation, code): provocation
        for operation in ("get_tasks_status", IMPORTING, "get_tasks_transfers_import_integration_id_status")
        for code, provocation in {
            "resource_not_exists": p13u.unknown_index,
            "read_not_allowed": p13u.index_of_another_account,
        }.items()
    },
    (IMPORTING, "index_not_supported_for_search"): p13u.index_without_marengo,
}
EMBED, EMBED_TASKS = "post_embed", "post_embed_tasks"
EMBED_V2, EMBED_V2_TASKS = "post_embed_v2", "post_embed_v2_tasks"
OWN_1_3 |= {
    (EMBED, "parameter_invalid"): p13e.form("text_truncate", Part("text", b"a"), Part("text_truncate", b"middle")),
    (EMBED, "parameter_not_provided"): p13e.form("text"),
    (EMBED_TASKS, "parameter_invalid"): p13e.form("video_url", Part("video_url", b"no address")),
    (EMBED_TASKS, "parameter_not_provided"): p13e.form("video_url"),
    **{(operation, "request_too_large"): p13.ordered("request_too_large") for operation in (EMBED, EMBED_TASKS)},
    # Tens of mebibytes are too much for a test.
    **{(operation, "request_too_large"): p13.ordered("request_too_large") for operation in (EMBED_V2, EMBED_V2_TASKS)},
    **{
        (EMBED, code): p13e.address("image_url", code)
        for code in ("audio_filesize_too_large", "media_filesize_too_large")
    },
    **{
        (EMBED_TASKS, code): provocation
        for code, provocation in {
            "video_resolution_too_low": p13e.film("320x240", width=320, height=240),
            "video_resolution_too_high": p13e.film("5200x2192", width=5200, height=2192, fps=1),
            "video_resolution_invalid_aspect_ratio": p13e.film("960x368", width=960, height=368),
            "video_duration_too_short": p13e.film("got 3 s", seconds=3),
            "video_file_broken": p13e.form("video file", Part("video_file", b"not a film", "real.mp4")),
            # Hours of film and gibibytes are too much for a test, and nothing is metered.
            **{
                code: p13e.address("video_url", code)
                for code in (
                    "video_duration_too_long",
                    "video_filesize_too_large",
                    "usage_limit_exceeded",
                    "insufficient_funds",
                )
            },
        }.items()
    },
    **{
        (operation, code): provocation
        for operation in (EMBED_V2, EMBED_V2_TASKS)
        for code, provocation in {
            "parameter_not_provided": p13e.without_input,
            "resource_not_exists": p13e.of_video(p.NOBODY, {"asset_id": p.NOBODY}),
            "read_not_allowed": p13e.asset_of_another_account,
            "video_not_ready": p13e.early_asset,
            # No address is fetched; the address alone determines its content.
            **{
                code: p13e.of_video_named(code)
                for code in (
                    "video_file_broken",
                    "video_filesize_too_large",
                    "audio_filesize_too_large",
                    "media_filesize_too_large",
                    "video_resolution_too_low",
                    "video_resolution_too_high",
                    "video_resolution_invalid_aspect_ratio",
                    "video_duration_too_short",
                    "video_duration_too_long",
                )
            },
        }.items()
    },
    **{(EMBED_V2_TASKS, code): p13e.of_video_named(code) for code in ("usage_limit_exceeded", "insufficient_funds")},
    **{
        (operation, "read_not_allowed"): p13e.task_of_another_account
        for operation in ("get_embed_tasks_task_id", "get_embed_tasks_task_id_status", "get_embed_v2_tasks_task_id")
    },
}
UPLOADS = "post_assets_multipart_uploads"
OWN_1_3 |= {
    (UPLOADS, "media_filesize_too_large"): p13u.large_image,
    **{(UPLOADS, code): p13u.named_after(code) for code in ("usage_limit_exceeded", "insufficient_funds")},
    **{
        (operation, "read_not_allowed"): p13u.upload_of_another_account
        for operation in (
            "get_assets_multipart_uploads_upload_id",
            "post_assets_multipart_uploads_upload_id",
            "post_assets_multipart_uploads_upload_id_presigned_urls",
        )
    },
    **{
        ("put_chunk", code): provocation
        for code, provocation in {
            "parameter_invalid": p13u.short_chunk,
            "parameter_not_provided": p13u.empty_chunk,
            "parameter_unknown": p13u.chunk_with_unknown_parameter,
            "upload_url_invalid": p13u.chunk_sent_twice,
            "read_not_allowed": p13u.chunk_of_another_account,
            "resource_not_exists": p13u.chunk_of_unknown_account,
            "request_too_large": p13u.large_chunk,
            "generic_error": p13u.chunk_with_an_ordered_error,
        }.items()
    },
}
OWN_1_3 |= {
    ("post_entity_collections", "usage_limit_exceeded"): p13n.second_collection,
    ("post_entity_collections_entity_collection_id_entities", "usage_limit_exceeded"): p13n.sixteenth_entity,
}
KNOWLEDGE = "knowledge_stores_knowledge_store_id"
ITEM, COLLECTIONS = f"{KNOWLEDGE}_items_item_id", f"{KNOWLEDGE}_item_collections"
OWN_1_3 |= {
    **{
        (operation, "read_not_allowed"): p13k.of_another_account
        for operation in (
            f"get_{KNOWLEDGE}",
            f"patch_{KNOWLEDGE}",
            f"delete_{KNOWLEDGE}",
            f"post_{KNOWLEDGE}_search",
            f"post_{KNOWLEDGE}_items",
            f"get_{KNOWLEDGE}_items",
            f"get_{ITEM}",
            f"delete_{ITEM}",
            f"patch_{ITEM}_item_metadata",
            f"put_{ITEM}_item_metadata",
            f"post_{COLLECTIONS}",
            f"get_{COLLECTIONS}",
            f"get_{COLLECTIONS}_collection_id",
            f"patch_{COLLECTIONS}_collection_id",
            f"delete_{COLLECTIONS}_collection_id",
            f"get_{COLLECTIONS}_collection_id_items",
            f"post_{COLLECTIONS}_collection_id_items_add",
            f"post_{COLLECTIONS}_collection_id_items_remove",
        )
    },
    (f"post_{COLLECTIONS}", "item_collection_name_already_exists"): p13k.taken_name,
    (f"patch_{COLLECTIONS}_collection_id", "item_collection_name_already_exists"): p13k.taken_name,
    ("post_knowledge_stores", "parameter_invalid"): p13k.creating("description", description=7),
    ("post_knowledge_stores", "json_schema_not_supported"): p13k.creating(
        "not",
        ingestion_config={
            "enrichment_config": {
                "type": "json_schema",
                "json_schema": {
                    "type": "object",
                    "properties": {"game": {"type": "string", "description": "Which.", "not": {}}},
                },
            }
        },
    ),
    (f"post_{KNOWLEDGE}_search", "page_token_expired"): p13k.unknown_token,
    # Ten thousand items are too many for a test.
    (f"post_{KNOWLEDGE}_search", "metadata_filter_too_broad"): p13.ordered("metadata_filter_too_broad"),
    ("post_responses", "read_not_allowed"): p13k.question_about_another_account,
    ("post_responses", "resource_not_exists"): p13k.question_about_nothing,
    ("post_responses", "json_schema_not_supported"): p13k.question_with_a_list_as_schema,
    (f"post_{KNOWLEDGE}_items", "usage_limit_exceeded"): p13.ordered("usage_limit_exceeded"),
}
PROVOCATIONS = COMMON | COMMON_1_3
OWN_PROVOCATIONS = OWN | OWN_1_3 | p13c.OWN

DOCUMENT = contract_document()
CONTRACT = compile_contract(DOCUMENT)
IMPLEMENTED = [operation for operation in CONTRACT.operations.values() if operation.id in HANDLERS]
TAKING_FIELDS = [each for each in IMPLEMENTED if any(not body.is_file for body in each.bodies.values())]
_KEYS = count()
_TOKEN = "s3cret"  # noqa: S105 - of a server that lives for a second


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AsgiClient, AsgiClient]]:
    """Clients of a lenient and a strict server, both with one integration and a token."""
    integration = (("65282b008f9cd95a98cbcf00", tmp_path_factory.mktemp("storage")),)
    apps = [
        MockServerApp(Settings(strict=strict, integration=integration, admin_token=_TOKEN), make_clock=_new_clock)
        for strict in (False, True)
    ]
    with AsgiClient(apps[0], None, _TOKEN) as lenient, AsgiClient(apps[1], None, _TOKEN) as strict:
        yield lenient, strict
    for app in apps:
        app.close()


@pytest.fixture
def new_bench(clients: tuple[AsgiClient, AsgiClient], tmp_path: Path) -> Callable[[], Bench]:
    lenient, strict = clients

    def bench() -> Bench:
        lenient.key = strict.key = key = f"tlk_BENCH{next(_KEYS)}"
        assert isinstance(lenient.app, MockServerApp)
        clock = lenient.app.accounts.of(key.encode()).clock.base
        assert isinstance(clock, VirtualClock)
        return Bench(lenient, strict, clock, tmp_path, DOCUMENT)

    return bench


@pytest.fixture
def bench(new_bench: Callable[[], Bench]) -> Bench:
    return new_bench()


def _new_clock() -> VirtualClock:
    return VirtualClock(datetime(2024, 6, 1, 12, 0, tzinfo=UTC))


# One test for an operation: one for each of 2,000 errors would take twice the time.
@pytest.mark.parametrize("operation", IMPLEMENTED, ids=lambda operation: operation.id)
def test_each_documented_error_can_be_provoked_and_names_its_cause(
    operation: Operation, new_bench: Callable[[], Bench]
) -> None:
    for status, code in promised_by(operation):
        provoke = OWN_PROVOCATIONS.get((operation.id, code)) or PROVOCATIONS.get(code)
        assert provoke is not None, f"{operation.id} may answer {code}, and no request is known that gets it"

        refused = provoke(new_bench(), operation)

        assert_is_error(refused.answer, status, code)
        assert refused.names in error_of(refused.answer)["message"], code


def promised_by(operation: Operation) -> list[tuple[int, str]]:
    """Return the statuses and codes of the errors of an operation."""
    return [(status, code) for status, answer in operation.answers.items() for code in sorted(answer.error_codes)]


def test_every_provocation_is_for_a_documented_error() -> None:
    promised = {(operation.id, code) for operation in CONTRACT.operations.values() for code in codes_of(operation)}

    assert OWN_PROVOCATIONS.keys() - promised == set()
    assert PROVOCATIONS.keys() - {code for _, code in promised} == set()


@pytest.mark.parametrize("operation", [o for o in IMPLEMENTED if o.needs_key], ids=lambda operation: operation.id)
def test_every_operation_refuses_unauthenticated_requests(operation: Operation, bench: Bench) -> None:
    keyless = replace(bench, lenient=AsgiClient(bench.lenient.app, None, _TOKEN))
    with keyless.lenient:
        answer = p.send(keyless.lenient, operation)

    assert_is_error(answer, 401, "api_key_invalid")
    assert "x-api-key" in error_of(answer)["message"]


@pytest.mark.parametrize("operation", TAKING_FIELDS, ids=lambda operation: operation.id)
def test_a_strict_server_names_the_unknown_field(operation: Operation, bench: Bench) -> None:
    body = {**bench.request(operation), "no_such_field": 1}

    answer = p.send(bench.strict, operation, body)

    assert_is_error(answer, 400, "parameter_unknown")
    assert "no_such_field" in error_of(answer)["message"]


@pytest.mark.parametrize("path", ["/v1.2/no/such/thing", "/v1.1/indexes", "/engines", "/", "/v1.2"])
def test_an_unknown_path_is_a_404(path: str, bench: Bench) -> None:
    answer = bench.lenient.send("GET", path)

    assert_is_error(answer, 404, "endpoint_not_exists")
    assert path in error_of(answer)["message"]


@pytest.mark.parametrize("operation", IMPLEMENTED, ids=lambda operation: operation.id)
def test_an_unknown_method_is_refused_with_the_allowed_methods(operation: Operation, bench: Bench) -> None:
    lacking = "TRACE" if "patch" in DOCUMENT["paths"][operation.path] else "PATCH"

    answer = bench.lenient.send(lacking, p.target(operation))

    assert_is_error(answer, 405, "method_not_allowed")
    assert lacking in error_of(answer)["message"]
    assert operation.method in answer.headers["allow"].split(", ")


def codes_of(operation: Operation) -> set[str]:
    return {code for answer in operation.answers.values() for code in answer.error_codes}


def error_of(answer: Answer) -> Any:
    """Return the code and the message of an error, which some operations nest."""
    body = answer.json()
    return body["error"] if body.keys() == {"error"} else body


def assert_is_error(answer: Answer, status: int, code: str) -> None:
    assert (answer.status, error_of(answer).get("code")) == (status, code), answer.body
    assert status == CONTRACT.statuses[code]
    assert error_of(answer).keys() == {"code", "message"}
    assert answer.headers["content-type"] == "application/json"
    assert int(answer.headers["content-length"]) == len(answer.body)
