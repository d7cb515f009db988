"""The quality of generated content for users' own videos: whether search finds them and their texts are readable."""
