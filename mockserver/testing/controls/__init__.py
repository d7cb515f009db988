"""What a test can change and ask, one module for each group of admin operations."""
