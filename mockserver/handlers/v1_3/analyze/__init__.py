"""Texts that Pegasus writes about videos and images: synchronous, in fixed forms, by tasks, in batches."""
