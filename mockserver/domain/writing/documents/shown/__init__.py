"""Texts of a form that the prompt shows, with the values of a document: sections, YAML, lines of a template."""
