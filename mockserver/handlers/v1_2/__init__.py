"""API version 1.2, operation by operation."""

from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2 import classify, engines, generate, indexes, search, tasks, videos

REGISTRY = Registry()
for _module in (engines, indexes, tasks, videos, search, classify, generate):
    REGISTRY.handlers.update(_module.operations.handlers)
