"""API version 1.3: which module answers which operation."""

from mockserver.handlers.registry import Handlers

HANDLERS = Handlers(__name__, {})
