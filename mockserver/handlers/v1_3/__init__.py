"""API version 1.3: which module answers which operation."""

from mockserver.handlers.registry import Handlers

HANDLERS = Handlers(
    __name__,
    {
        "indexes": (
            "post_indexes",
            "get_indexes",
            "get_indexes_index_id",
            "put_indexes_index_id",
            "delete_indexes_index_id",
        ),
        "search": ("post_search", "get_search_page_token"),
        "tasks": ("post_tasks", "get_tasks", "get_tasks_status", "get_tasks_task_id", "delete_tasks_task_id"),
        "transfers": (
            "post_tasks_transfers_import_integration_id",
            "get_tasks_transfers_import_integration_id_status",
            "get_tasks_transfers_import_integration_id_logs",
        ),
        "videos": (
            "get_indexes_index_id_videos",
            "get_indexes_index_id_videos_video_id",
            "patch_indexes_index_id_videos_video_id",
            "put_indexes_index_id_videos_video_id",
            "delete_indexes_index_id_videos_video_id",
        ),
        "assets.indexed_assets": (
            "post_indexes_index_id_indexed_assets",
            "get_indexes_index_id_indexed_assets",
            "get_indexes_index_id_indexed_assets_indexed_asset_id",
            "patch_indexes_index_id_indexed_assets_indexed_asset_id",
            "delete_indexes_index_id_indexed_assets_indexed_asset_id",
            "get_assets_asset_id_indexed_assets",
        ),
        "analyze.analyze": ("post_analyze", "post_generate"),
        "analyze.tasks": (
            "post_analyze_tasks",
            "get_analyze_tasks",
            "get_analyze_tasks_task_id",
            "delete_analyze_tasks_task_id",
            "post_analyze_tasks_task_id_cancel",
        ),
        "analyze.batches": (
            "post_analyze_batches",
            "get_analyze_batches",
            "get_analyze_batches_batch_id",
            "get_analyze_batches_batch_id_results",
            "post_analyze_batches_batch_id_cancel",
            "delete_analyze_batches_batch_id",
        ),
        "analyze.summaries": ("post_gist", "post_summarize"),
        "embed.at_once": ("post_embed",),
        "embed.inputs_at_once": ("post_embed_v2",),
        "embed.input_tasks": ("post_embed_v2_tasks", "get_embed_v2_tasks_task_id"),
        "embed.tasks": (
            "post_embed_tasks",
            "get_embed_tasks",
            "get_embed_v2_tasks",
            "get_embed_tasks_task_id",
            "get_embed_tasks_task_id_status",
        ),
        "assets.assets": (
            "post_assets",
            "get_assets",
            "get_assets_asset_id",
            "get_assets_asset_id_transcription",
            "delete_assets_asset_id",
            "patch_assets_asset_id_user_metadata",
            "put_assets_asset_id_user_metadata",
            "delete_assets_asset_id_user_metadata",
        ),
        "assets.multipart_uploads": (
            "post_assets_multipart_uploads",
            "get_assets_multipart_uploads",
            "post_assets_multipart_uploads_upload_id",
            "get_assets_multipart_uploads_upload_id",
            "post_assets_multipart_uploads_upload_id_presigned_urls",
        ),
        "assets.chunks": ("put_chunk",),
    },
)
