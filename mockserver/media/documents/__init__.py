"""Documents: facts, and the text of their pages."""
