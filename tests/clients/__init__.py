"""Tests with the published clients: each in a separate environment, with calls of all its methods."""
