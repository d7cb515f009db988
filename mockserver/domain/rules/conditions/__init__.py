"""Conditions: which records a list or a search is asked for, and how a text compares with what is stored."""
