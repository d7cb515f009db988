"""The rules: pure, synchronous, without HTTP, files or a clock of their own."""
