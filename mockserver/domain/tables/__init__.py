"""Where the records of one account are kept in memory, kind by kind."""
