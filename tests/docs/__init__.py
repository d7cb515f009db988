"""Tests that hold the documentation."""
