"""The corpus of a large index: columns of bitmaps behind the same functions."""
