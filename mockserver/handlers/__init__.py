"""Handlers: from an operationId to the rules and back to a reply. One module per resource, one package per version."""
