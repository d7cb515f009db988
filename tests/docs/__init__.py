"""Tests of the documentation, and its generated parts."""
