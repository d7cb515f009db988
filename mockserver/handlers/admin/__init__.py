"""Admin operations: which module answers which operation."""

from mockserver.handlers.registry import Handlers

HANDLERS = Handlers(
    __name__,
    {
        "watching.accounts": ("list-accounts",),
        "watching.events": ("watch-events",),
        "clock": ("read-clock", "change-clock", "advance-clock"),
        "profiles": ("list-profiles", "set-profile", "clear-profiles"),
        "journal": (
            "list-exchanges",
            "search-exchanges",
            "wait-for-exchanges",
            "retrieve-exchange",
            "clear-journal",
            "list-unauthenticated-exchanges",
        ),
        "snapshots": ("take-snapshot", "restore-snapshot"),
        "metrics": ("read-metrics",),
        "conduct": ("judge-conduct",),
        "usage": ("read-usage", "limit-usage"),
        "verify": ("verify-exchanges", "verify-order"),
        "reset": ("reset-account", "reset-all-accounts"),
        "answers": ("add-answer", "list-answers", "clear-answers", "retrieve-answer", "remove-answer"),
        "scenes": (
            "add-scenes",
            "list-scenes",
            "clear-scenes",
            "remove-scenes",
            "retrieve-video-scenes",
            "put-video-scenes",
        ),
        "behaviour": ("read-behaviour", "change-behaviour"),
        "faults": ("add-fault", "list-faults", "clear-faults", "retrieve-fault", "remove-fault"),
        "webhooks": ("list-webhooks", "create-webhook", "delete-webhook", "list-deliveries", "deliver-due"),
    },
)
