"""Parses admin requests into typed values. Only these functions read bodies by name."""
