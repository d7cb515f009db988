"""Semantic similarity: words and texts as integer vectors, close to each other if they are about the same thing.

The vectors come from a precomputed table, so no model runs here. `tools/word_table` documents how it was made.
"""
