"""API version 1.2: which module answers which operation."""

from mockserver.handlers.registry import Handlers

HANDLERS = Handlers(
    __name__,
    {
        "engines": ("list-engines", "retrieve-engine"),
        "indexes": ("create-index", "list-indexes", "retrieve-index", "update-index", "delete-index"),
        "tasks": (
            "create-video-indexing-task",
            "upload-external-provider",
            "list-video-indexing-tasks",
            "retrieve-video-indexing-task",
            "delete-video-indexing-task",
            "video-indexing-tasks-by-status",
        ),
        "transfers": (
            "cloud-to-cloud-transfer",
            "cloud-to-cloud-import-videos",
            "cloud-to-cloud-retrieve-status",
            "cloud-to-cloud-retrieve-import-logs",
        ),
        "videos": (
            "list-videos",
            "retrieve-video-information",
            "update-video-information",
            "delete-video-information",
        ),
        "findings": ("retrieve-transcription", "retrieve-ocr", "identify-logos", "retrieve-thumbnail"),
        "search": (
            "make-search-request",
            "search-retrieve-specific-page",
            "combined-queries-make-search-request",
            "combined-queries-retrieve-specific-page",
            "any-to-video-search",
            "any-to-video--retrieve-specific-page",
        ),
        "classify": ("classify-video", "classify-bulk", "classify-retrieve-specific-page"),
        "generate": ("generate-gist", "summarize", "generate-text-representation"),
        "embed": ("create-text-image-audio-embedding", "create-text-image-audio-embedding-new"),
        "embedding_tasks": (
            "create-video-embeding-task",
            "list-video-embedding-tasks",
            "retrieve-video-embeding-task",
            "retrieve-video-embeding",
        ),
    },
)
