"""Words in file names: lists of them, and what the lists and the letters tell about a word."""
