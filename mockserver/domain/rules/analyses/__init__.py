"""Analyses in the background: single tasks, and batches of them."""
