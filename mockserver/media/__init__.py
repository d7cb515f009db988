"""Reads and writes media files: measures them and makes pictures and streams. The only layer that uses FFmpeg."""
