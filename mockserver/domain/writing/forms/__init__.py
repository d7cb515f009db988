"""Forms of text that stand on others: rows and columns, texts for an occasion, emoji."""
