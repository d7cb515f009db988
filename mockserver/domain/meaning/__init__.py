"""What words and texts mean, as vectors of whole numbers: near to each other where they speak of the same thing.

The vectors come from a table that was made once, so no model runs here. `tools/word_table` says how it was made.
"""
