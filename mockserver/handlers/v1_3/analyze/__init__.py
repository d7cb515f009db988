"""Texts that Pegasus writes about videos and images: at once, in set forms, in the background, in batches."""
