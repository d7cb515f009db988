"""The implementation of the corpus for large indexes: columns of bitmaps."""
