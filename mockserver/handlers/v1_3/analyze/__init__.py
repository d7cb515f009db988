"""What Pegasus writes about videos and images: at once, in set forms, in the background, and in batches."""
