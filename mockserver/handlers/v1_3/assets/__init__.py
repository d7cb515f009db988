"""Assets: uploaded as one file or in chunks, listed, described, put into indexes."""
