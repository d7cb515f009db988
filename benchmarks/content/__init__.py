"""The quality of generated content for users' own videos: whether search finds them, and whether their texts are
readable.
"""
