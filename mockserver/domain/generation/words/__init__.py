"""Lists of words in file names: those of other languages, and those that are no things."""
