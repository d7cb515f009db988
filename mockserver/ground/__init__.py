"""The base layer: errors, time, identifiers, settings. It imports nothing else of this package."""
