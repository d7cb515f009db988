"""From an operationId to the rules and back to a reply value: one module per resource, one package per API version."""
