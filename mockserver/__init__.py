"""A local stand-in for the Twelve Labs video-understanding API, driven by its contract."""

__version__ = "0.1.0"
